package io.petrel.node.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which faults strike, by seed. Each kind has a random stream of its own, so that a kind can be left out and the others
 * are drawn as before; half the kinds of a world do not occur at all, so that the rest show what they do alone.
 */
final class FaultPlan
{
    private final Map<Fault, SplittableRandom> randoms = new EnumMap<>(Fault.class);
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final List<String> trail = new ArrayList<>();
    private boolean quiet;
    private long nowNs;

    FaultPlan(final long seed, final Set<Fault> leftOut)
    {
        for (final Fault fault : Fault.values())
        {
            final SplittableRandom random = new SplittableRandom(seed * 1_000_003L + fault.ordinal());
            final double rate = random.nextBoolean() ? 0 : fault.rateMax() * random.nextDouble();
            randoms.put(fault, random);
            rates.put(fault, leftOut.contains(fault) ? 0 : rate);
        }
    }

    void now(final long newNowNs)
    {
        nowNs = newNowNs;
    }

    /** No more faults from here on. */
    void quiet()
    {
        quiet = true;
    }

    double rate(final Fault fault)
    {
        return rates.get(fault);
    }

    boolean strikes(final Fault fault)
    {
        final boolean isHit = randoms.get(fault).nextDouble() < rates.get(fault) && !quiet;
        if (isHit)
        {
            note(fault.name());
        }
        return isHit;
    }

    /** A number that belongs to a fault which struck. */
    long draw(final Fault fault, final long bound)
    {
        return randoms.get(fault).nextLong(bound);
    }

    void note(final String what)
    {
        trail.add(nowNs / 1_000 + " us " + what);
    }

    List<String> trail()
    {
        return trail;
    }
}
