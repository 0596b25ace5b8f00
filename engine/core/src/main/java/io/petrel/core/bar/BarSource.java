package io.petrel.core.bar;

/** What a bar builder is fed by; it ignores everything else, so that every builder may be shown the whole stream. */
public enum BarSource
{
    /** Trades. */
    TRADES,
    /** Middles of quotes, half a tick rounded to the bid's side; bars count quotes and have no volume. */
    MIDS,
    /** Imported closed bars of a period that divides the builder's. */
    BARS
}
