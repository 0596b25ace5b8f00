package io.petrel.sim.agents;

/** A value for each {@link MarketParam}, checked; immutable. */
public final class MarketSettings
{
    private static final double NS_PER_S = 1e9;

    private final double[] values;

    private MarketSettings(final double[] values)
    {
        this.values = values;
    }

    /**
     * Every parameter at its default.
     *
     * @return settings.
     */
    public static MarketSettings standard()
    {
        final MarketParam[] params = MarketParam.values();
        final double[] values = new double[params.length];
        for (final MarketParam param : params)
        {
            values[param.ordinal()] = param.standard();
        }
        return new MarketSettings(values);
    }

    /**
     * The same settings with one value changed.
     *
     * @param param which.
     * @param value new value.
     * @return settings.
     * @throws IllegalArgumentException when it is out of range.
     */
    public MarketSettings with(final MarketParam param, final double value)
    {
        if (!(value >= param.min() && value <= param.max()))
        {
            throw new IllegalArgumentException("market." + param.key() + " is " + value + ", must be from " +
                param.min() + " to " + param.max());
        }
        final double[] changed = values.clone();
        changed[param.ordinal()] = value;
        return new MarketSettings(changed);
    }

    /**
     * A value.
     *
     * @param param which.
     * @return it.
     */
    public double value(final MarketParam param)
    {
        return values[param.ordinal()];
    }

    /**
     * A value that is a count.
     *
     * @param param which.
     * @return its whole part.
     */
    public int count(final MarketParam param)
    {
        return (int)values[param.ordinal()];
    }

    /**
     * First moment of the market.
     *
     * @return ns since the epoch.
     */
    public long startNs()
    {
        return (long)value(MarketParam.START_S) * (long)NS_PER_S;
    }

    /**
     * A duration in seconds as ns.
     *
     * @param seconds duration.
     * @return ns, rounded down.
     */
    static long ns(final double seconds)
    {
        return (long)(seconds * NS_PER_S);
    }

    /** Seconds between two moments. */
    static double seconds(final long fromNs, final long toNs)
    {
        return (toNs - fromNs) / NS_PER_S;
    }
}
