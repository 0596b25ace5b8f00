package io.petrel.sim;

import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.random.SeededRandom;

/**
 * How long each message takes. Besides the constant and what the model adds there is load: the matching engine serves
 * one thing after another, market events included, so that what comes in a burst waits for what came before it
 * (Lindley's recursion for a queue of one server).
 */
final class Latencies implements Stateful
{
    private final LatencySettings settings;
    private final SeededRandom random;
    private final long[] shareE8;
    private final long[] latencyNs;
    private long feedNs;
    private long busyUntilNs = Long.MIN_VALUE;

    Latencies(final LatencySettings settings)
    {
        this.settings = settings;
        random = new SeededRandom(settings.seed());
        shareE8 = settings.quantiles().stream().mapToLong(LatencySettings.Quantile::shareE8).toArray();
        latencyNs = settings.quantiles().stream().mapToLong(LatencySettings.Quantile::latencyNs).toArray();
    }

    /** A market event came: what it took to reach us, and the time the matching engine spent on it. */
    void onMarket(final long nowNs, final long eventTimeNs)
    {
        feedNs = Units.NULL_TIME_NS == eventTimeNs ? feedNs : Math.max(0, nowNs - eventTimeNs);
        serve(nowNs);
    }

    /** From sending a request to its arrival. */
    long requestNs(final RequestKind kind)
    {
        return modelNs() + (RequestKind.NEW == kind ? settings.entryNs() : settings.cancelNs());
    }

    /** From deciding a report to its delivery. */
    long reportNs()
    {
        return modelNs() + settings.reportNs();
    }

    /** When what arrives now is served, behind all that came before it. */
    long serve(final long arrivalNs)
    {
        if (0 == settings.serviceNs())
        {
            return arrivalNs;
        }
        busyUntilNs = Math.max(busyUntilNs, arrivalNs) + settings.serviceNs();
        return busyUntilNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        random.visitState(state);
        feedNs = state.visit(feedNs);
        busyUntilNs = state.visit(busyUntilNs);
    }

    private long modelNs()
    {
        switch (settings.model())
        {
            case SAMPLED:
                return quantileNs((long)(random.uniform() * Units.ONE_E8));
            case FEED:
                return E8.mulDiv(feedNs, settings.feedMultipleE8(), Units.ONE_E8);
            default:
                return 0;
        }
    }

    private long quantileNs(final long drawnE8)
    {
        int above = 0;
        while (above < shareE8.length && shareE8[above] < drawnE8)
        {
            above++;
        }
        if (0 == above || above == shareE8.length)
        {
            return latencyNs[Math.min(above, shareE8.length - 1)];
        }
        final long spanNs = latencyNs[above] - latencyNs[above - 1];
        return latencyNs[above - 1] +
            E8.mulDiv(spanNs, drawnE8 - shareE8[above - 1], shareE8[above] - shareE8[above - 1]);
    }
}
