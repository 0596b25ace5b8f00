package io.petrel.node.config;

import io.petrel.sim.LatencyModel;
import io.petrel.sim.LatencySettings;
import io.petrel.sim.QueueModel;
import io.petrel.sim.QueueSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Keys of a venue's latency and queue. */
final class VenueLatencyKeys
{
    private static final String ORDER_LATENCY_NS = "order_latency_ns";
    private static final String REPORT_LATENCY_NS = "report_latency_ns";
    private static final String LATENCY = "latency.";
    private static final String QUANTILES = "latency.quantiles.";
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private VenueLatencyKeys()
    {
    }

    static List<KeySpec> specs()
    {
        return List.of(
            KeySpec.number(ORDER_LATENCY_NS, ValueType.LONG, "ns", 0, HOUR_NS,
                "From sending an order to its arrival at the matching engine"),
            KeySpec.number(REPORT_LATENCY_NS, ValueType.LONG, "ns", 0, HOUR_NS,
                "From a match to the delivery of its report"),
            OptionalKeys.time(LATENCY + "cancel_ns", 0, HOUR_NS,
                "From sending a cancel or replace to its arrival; absent: as an order"),
            OptionalKeys.word(LATENCY + "model", LatencyModel.class, "What comes on top of the constant latencies"),
            OptionalKeys.time(QUANTILES + "*", 0, HOUR_NS,
                "sampled: a quantile of recorded latencies, its name like p50 or p99_9"),
            OptionalKeys.number(LATENCY + "feed_multiple", ValueType.E8, "feed latency", "0", "100",
                "feed: part of the feed's own latency that a message takes"),
            OptionalKeys.time(LATENCY + "service_ns", 0, SECOND_NS,
                "What the matching engine needs for one event: what comes faster waits"),
            OptionalKeys.number(LATENCY + "seed", ValueType.LONG, "1", 0, Long.MAX_VALUE, "Seed of sampled latencies"),
            OptionalKeys.word("queue.model", QueueModel.class, "Which cancels stood before our resting orders"),
            OptionalKeys.number("queue.exponent", ValueType.DOUBLE, "1", "0.1", "10", "power: n of f(x) = x^n"));
    }

    static LatencySettings latency(final Section section)
    {
        final LatencySettings usual = LatencySettings.DEFAULT;
        final long orderNs = section.longValue(ORDER_LATENCY_NS);
        return new LatencySettings(
            OptionalKeys.word(section, LATENCY + "model", usual.model()),
            orderNs,
            OptionalKeys.longValue(section, LATENCY + "cancel_ns", orderNs),
            section.longValue(REPORT_LATENCY_NS),
            quantiles(section),
            OptionalKeys.longValue(section, LATENCY + "feed_multiple", usual.feedMultipleE8()),
            OptionalKeys.longValue(section, LATENCY + "service_ns", usual.serviceNs()),
            OptionalKeys.longValue(section, LATENCY + "seed", usual.seed()));
    }

    static QueueSettings queue(final Section section)
    {
        final QueueSettings usual = QueueSettings.DEFAULT;
        return new QueueSettings(
            OptionalKeys.word(section, "queue.model", usual.model()),
            OptionalKeys.realValue(section, "queue.exponent", usual.exponent()));
    }

    private static List<LatencySettings.Quantile> quantiles(final Section section)
    {
        final List<LatencySettings.Quantile> quantiles = new ArrayList<>();
        for (final Map.Entry<String, Long> entry : section.longsBelow(QUANTILES).entrySet())
        {
            quantiles.add(new LatencySettings.Quantile(shareE8(entry.getKey()), entry.getValue()));
        }
        quantiles.sort(Comparator.comparingLong(LatencySettings.Quantile::shareE8));
        return quantiles;
    }

    /** p99_9 is 99.9 %. */
    private static long shareE8(final String name)
    {
        if (!name.matches("p[0-9]{1,3}(_[0-9]{1,6})?"))
        {
            throw new IllegalArgumentException(
                QUANTILES + name + ": a quantile is named like p50 or p99_9");
        }
        return new BigDecimal(name.substring(1).replace('_', '.')).movePointRight(6).longValueExact();
    }
}
