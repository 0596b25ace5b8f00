package io.petrel.tools.data.record;

import io.petrel.codecs.unit.Units;

/**
 * One record of outside data. Immutable.
 *
 * @param symbol      the venue's name of the instrument; empty when the record does not say.
 * @param ingestNs    when it reached the recorder, by the recorder's clock until the loader corrects it; null time when
 *                    the source kept no such time: then it is known at {@code eventTimeNs}.
 * @param eventTimeNs the venue's time; null time when the record has none.
 * @param sentTimeNs  when the venue sent it, to measure the recorder's clock against; null time when not given.
 * @param payload     what happened.
 */
public record MarketRecord(String symbol, long ingestNs, long eventTimeNs, long sentTimeNs, Payload payload)
{
    /**
     * A record of history, known when it happened.
     *
     * @param symbol  name of the instrument.
     * @param timeNs  the venue's time.
     * @param payload what happened.
     * @return the record.
     */
    public static MarketRecord ofHistory(final String symbol, final long timeNs, final Payload payload)
    {
        return new MarketRecord(symbol, timeNs, timeNs, Units.NULL_TIME_NS, payload);
    }

    /**
     * A record that is counted only.
     *
     * @param kind what it was.
     * @return the record.
     */
    public static MarketRecord skipped(final String kind)
    {
        return new MarketRecord("", Units.NULL_TIME_NS, Units.NULL_TIME_NS, Units.NULL_TIME_NS,
            new Payload.Skipped(kind));
    }
}
