package io.petrel.tools.backtest;

/**
 * The best prices a child order saw when it was placed at a price.
 *
 * @param priceTicks its limit.
 * @param bidTicks   best bid, or absent.
 * @param askTicks   best ask, or absent.
 */
record ChildQuote(long priceTicks, long bidTicks, long askTicks)
{
}
