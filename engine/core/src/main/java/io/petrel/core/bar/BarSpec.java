package io.petrel.core.bar;

import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.core.state.StateVisitor;

/**
 * What defines one series of bars.
 *
 * @param seriesId     number of the series within its instrument, 0 to 65534.
 * @param kind         what closes a bar.
 * @param threshold    period ns, trades, lots or notional E8, by kind; positive.
 * @param source       what feeds it: MIDS only for TIME and TICK, BARS only for TIME.
 * @param emptyBars    TIME only: what a period without events gives.
 * @param maxEmptyBars TIME with REPEAT_CLOSE: most empty bars in a row; the rest of a longer pause gives none.
 * @param closeDelayNs TIME only: how long after its end the clock waits for events on their way before it closes a bar.
 */
public record BarSpec(
    int seriesId,
    BarKind kind,
    long threshold,
    BarSource source,
    EmptyBarPolicy emptyBars,
    int maxEmptyBars,
    long closeDelayNs)
{
    private static final int MAX_SERIES_ID = 65534;

    /** Checks the numbers against each other. */
    public BarSpec
    {
        require(seriesId >= 0 && seriesId <= MAX_SERIES_ID, seriesId, "series id is not in 0..65534");
        require(BarKind.NULL_VAL != kind, seriesId, "kind is missing");
        require(threshold > 0, seriesId, "threshold is not positive");
        require(maxEmptyBars >= 0, seriesId, "bound of empty bars is negative");
        require(closeDelayNs >= 0, seriesId, "close delay is negative");
        require(BarSource.BARS != source || BarKind.TIME == kind, seriesId, "only time bars are built from bars");
        require(BarSource.MIDS != source || BarKind.TIME == kind || BarKind.TICK == kind, seriesId,
            "quotes have no volume to count");
    }

    /**
     * Time bars of trades that skip empty periods and close without delay.
     *
     * @param seriesId number of the series.
     * @param periodNs length of a bar.
     * @return the spec.
     */
    public static BarSpec time(final int seriesId, final long periodNs)
    {
        return new BarSpec(seriesId, BarKind.TIME, periodNs, BarSource.TRADES, EmptyBarPolicy.SKIP, 0, 0);
    }

    /**
     * Bars of a fixed number of trades.
     *
     * @param seriesId number of the series.
     * @param trades   per bar.
     * @return the spec.
     */
    public static BarSpec tick(final int seriesId, final long trades)
    {
        return new BarSpec(seriesId, BarKind.TICK, trades, BarSource.TRADES, EmptyBarPolicy.SKIP, 0, 0);
    }

    /**
     * Bars of a minimum volume.
     *
     * @param seriesId number of the series.
     * @param lots     at which a bar closes.
     * @return the spec.
     */
    public static BarSpec volume(final int seriesId, final long lots)
    {
        return new BarSpec(seriesId, BarKind.VOLUME, lots, BarSource.TRADES, EmptyBarPolicy.SKIP, 0, 0);
    }

    /**
     * Bars of a minimum notional.
     *
     * @param seriesId   number of the series.
     * @param notionalE8 at which a bar closes.
     * @return the spec.
     */
    public static BarSpec notional(final int seriesId, final long notionalE8)
    {
        return new BarSpec(seriesId, BarKind.NOTIONAL, notionalE8, BarSource.TRADES, EmptyBarPolicy.SKIP, 0, 0);
    }

    /**
     * The builder of this series.
     *
     * @param contract of the instrument.
     * @param bars     receives the closed bars.
     * @return a new builder.
     */
    public BarBuilder builder(final ContractMath contract, final BarSink bars)
    {
        return BarKind.TIME == kind ? new TimeBars(this, contract, bars) : new ThresholdBars(this, contract, bars);
    }

    /** A spec in the core's state; null where it is to be restored. */
    static BarSpec visit(final StateVisitor state, final BarSpec spec)
    {
        if (null == spec)
        {
            return new BarSpec(
                state.visit(0),
                BarKind.get((short)state.visit(0)),
                state.visit(0L),
                BarSource.values()[state.visit(0)],
                EmptyBarPolicy.values()[state.visit(0)],
                state.visit(0),
                state.visit(0L));
        }
        state.visit(spec.seriesId);
        state.visit(spec.kind.value());
        state.visit(spec.threshold);
        state.visit(spec.source.ordinal());
        state.visit(spec.emptyBars.ordinal());
        state.visit(spec.maxEmptyBars);
        state.visit(spec.closeDelayNs);
        return spec;
    }

    private static void require(final boolean isMet, final int seriesId, final String otherwise)
    {
        if (!isMet)
        {
            throw new IllegalArgumentException("bar series " + seriesId + ": " + otherwise);
        }
    }
}
