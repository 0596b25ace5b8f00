package io.petrel.tools.research.regime;

/**
 * What a bar turned out to be the start of, by the bars after it: PANIC where the volatility of the horizon is a
 * multiple of the long-run volatility known at the bar; else TREND where the horizon's net move is a multiple of what
 * a random walk of the same steps makes; else RANGE. A label looks into the future: a row may be learned from only
 * once its whole horizon is over.
 *
 * @param horizonBars bars after the row that the label looks at.
 * @param panicRatio  volatility of the horizon over long-run volatility from which it is PANIC.
 * @param trendRatio  |net move| over sqrt(sum of squared moves) from which it is TREND; 1 is usual for a random walk.
 */
public record LabelRule(int horizonBars, double panicRatio, double trendRatio)
{
    static final int TREND = 0;
    static final int RANGE = 1;
    static final int PANIC = 2;
    static final int NONE = -1;

    /** Label of a bar, or NONE if its horizon is not over or its long-run volatility not known. */
    int labelOf(final RegimeHistory history, final int bar)
    {
        final double longRun = history.longVolatility(bar);
        if (bar + horizonBars >= history.size() || !(longRun > 0))
        {
            return NONE;
        }
        double net = 0;
        double squares = 0;
        for (int t = bar + 1; t <= bar + horizonBars; t++)
        {
            net += history.move(t);
            squares += history.move(t) * history.move(t);
        }
        if (Math.sqrt(squares / horizonBars) >= panicRatio * longRun)
        {
            return PANIC;
        }
        return squares > 0 && Math.abs(net) >= trendRatio * Math.sqrt(squares) ? TREND : RANGE;
    }
}
