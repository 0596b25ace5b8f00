package io.petrel.tools.backtest;

/**
 * The best prices a child order saw when it was proposed.
 *
 * @param parent   it works for.
 * @param bidTicks best bid, or absent.
 * @param askTicks best ask, or absent.
 */
record ChildQuote(ParentTrack parent, long bidTicks, long askTicks)
{
}
