package io.petrel.tools.cli;

import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.app.AccountSummary;
import io.petrel.node.app.RunSummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The closing summary of a run or a backtest, as names and values. */
final class SummaryText
{
    private static final double NS_PER_SECOND = 1e9;
    private static final double BPS_CENTS = 1e6;

    private SummaryText()
    {
    }

    static Map<String, Object> of(
        final Output output,
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
        fields.put("fills", summary.fills());
        fields.put("currency", currency);
        final List<AccountSummary> accounts = summary.accounts();
        if (1 == accounts.size())
        {
            put(output, fields, "", accounts.get(0));
        }
        else
        {
            accounts.forEach(account -> put(output, fields, "account." + account.accountId() + ".", account));
        }
        fields.put("stateHash", String.format("%016x", summary.stateHash()));
        fields.put("seconds", Math.round(elapsedNs / NS_PER_SECOND * 1000) / 1000.0);
        fields.put("eventsPerSecond", Math.round(newEvents * NS_PER_SECOND / Math.max(1, elapsedNs)));
        return fields;
    }

    /** Where the markets stand at the end, by symbol; a side that nobody quotes is "-". */
    static Map<String, Object> markets(final Pipeline core)
    {
        final Map<String, Object> markets = new LinkedHashMap<>();
        for (int i = 0; i < core.instrumentCount(); i++)
        {
            final MarketState market = core.market(i);
            final Map<String, Object> quote = new LinkedHashMap<>();
            quote.put("lastTrade", price(market, market.lastTrade().ticks()));
            quote.put("bid", price(market, market.bestBidTicks()));
            quote.put("ask", price(market, market.bestAskTicks()));
            quote.put("spreadBps", spreadBps(market.bestBidTicks(), market.bestAskTicks()));
            markets.put(market.instrument().symbol(), quote);
        }
        return markets;
    }

    private static String price(final MarketState market, final long ticks)
    {
        return Units.NULL_TICKS == ticks ? "-" : market.instrument().contract().tick().format(ticks);
    }

    private static Object spreadBps(final long bidTicks, final long askTicks)
    {
        return Units.NULL_TICKS == bidTicks || Units.NULL_TICKS == askTicks ? "-" :
            (Object)(Math.round((askTicks - bidTicks) * 2.0 / (askTicks + bidTicks) * BPS_CENTS) / 100.0);
    }

    private static void put(
        final Output output, final Map<String, Object> fields, final String prefix, final AccountSummary account)
    {
        final String guardian = account.guardian().name();
        fields.put(prefix + "guardian", output.isJson() ? guardian : GuardianText.of(guardian));
        fields.put(prefix + "openOrders", account.openOrders());
        fields.put(prefix + "pnlAfterFees", E8.format(account.netPnlE8()));
        fields.put(prefix + "realisedPnl", E8.format(account.realisedPnlE8()));
        fields.put(prefix + "unrealisedPnl", E8.format(account.unrealisedPnlE8()));
        fields.put(prefix + "fees", E8.format(account.feesE8()));
        fields.put(prefix + "equity", E8.format(account.equityE8()));
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
