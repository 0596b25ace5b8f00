/** Backtests: the same core at maximum speed, and the report of a journal. Offline, free to allocate. */
package io.petrel.tools.backtest;
