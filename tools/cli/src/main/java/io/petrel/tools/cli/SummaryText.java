package io.petrel.tools.cli;

import io.petrel.codecs.unit.E8;
import io.petrel.node.app.RunSummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The closing summary of a run or a backtest, as names and values. */
final class SummaryText
{
    private static final double NS_PER_SECOND = 1e9;

    private SummaryText()
    {
    }

    static Map<String, Object> of(
        final Path journal,
        final RunSummary summary,
        final String currency,
        final long newEvents,
        final long elapsedNs)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("journal", journal.toString());
        fields.put("feedEvents", summary.feedEvents());
        fields.put("events", summary.inboundEvents());
        fields.put("bars", summary.bars());
        fields.put("signals", summary.targets());
        fields.put("decisions", summary.decisions());
        fields.put("orders", summary.orders());
        fields.put("refusals", summary.refusals());
        fields.put("guardian", summary.guardian().name());
        fields.put("fills", summary.fills());
        fields.put("openOrders", summary.openOrders());
        fields.put("currency", currency);
        fields.put("pnlAfterFees", E8.format(summary.netPnlE8()));
        fields.put("realisedPnl", E8.format(summary.realisedPnlE8()));
        fields.put("unrealisedPnl", E8.format(summary.unrealisedPnlE8()));
        fields.put("fees", E8.format(summary.feesE8()));
        fields.put("equity", E8.format(summary.equityE8()));
        fields.put("stateHash", String.format("%016x", summary.stateHash()));
        fields.put("seconds", Math.round(elapsedNs / NS_PER_SECOND * 1000) / 1000.0);
        fields.put("eventsPerSecond", Math.round(newEvents * NS_PER_SECOND / Math.max(1, elapsedNs)));
        return fields;
    }

    /** Median and tail of a histogram of nanoseconds; empty when nothing was recorded. */
    static Map<String, Object> percentiles(final Histogram histogram)
    {
        final Map<String, Object> values = new LinkedHashMap<>();
        if (histogram.getTotalCount() > 0)
        {
            values.put("count", histogram.getTotalCount());
            values.put("p50", histogram.getValueAtPercentile(50));
            values.put("p99", histogram.getValueAtPercentile(99));
            values.put("p99.9", histogram.getValueAtPercentile(99.9));
            values.put("max", histogram.getMaxValue());
        }
        return values;
    }
}
