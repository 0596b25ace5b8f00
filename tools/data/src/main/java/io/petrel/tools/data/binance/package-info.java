/** Binance: raw captures of its streams (spot, USD-M, COIN-M) and its public dump files. */
package io.petrel.tools.data.binance;
