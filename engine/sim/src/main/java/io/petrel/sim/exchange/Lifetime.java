package io.petrel.sim.exchange;

/** How long an order may wait. */
public enum Lifetime
{
    /** Until it is cancelled. */
    GTC,
    /** Until its expiry. */
    GTD,
    /** Not at all: what cannot trade at once ends. */
    IOC,
    /** Whole and at once, or not at all. */
    FOK;

    private static final Lifetime[] VALUES = values();

    static Lifetime of(final int code)
    {
        return VALUES[code];
    }

    boolean mayRest()
    {
        return GTC == this || GTD == this;
    }
}
