package io.petrel.sim.facts;

/**
 * One thing that is known of real markets, measured here.
 *
 * @param name  short, with its unit.
 * @param value measured.
 * @param low   least acceptable value.
 * @param high  greatest acceptable value.
 * @param says  what real markets show.
 */
public record StylisedFact(String name, double value, double low, double high, String says)
{
    /**
     * Whether the market is like real ones in this.
     *
     * @return true within the band.
     */
    public boolean isWithin()
    {
        return value >= low && value <= high;
    }
}
