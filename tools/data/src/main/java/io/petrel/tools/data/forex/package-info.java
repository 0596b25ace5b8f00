/** Foreign exchange: quotes and quote bars as Lean stores them, and pairs of bid and ask bar files. */
package io.petrel.tools.data.forex;
