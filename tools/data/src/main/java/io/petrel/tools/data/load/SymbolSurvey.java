package io.petrel.tools.data.load;

import java.util.HashMap;
import java.util.Map;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;

/** What the first pass learns about one instrument: decimals in use, kinds of data, length of its bars. */
final class SymbolSurvey
{
    /** Bars are derived data and may carry the noise of binary fractions; beyond these decimals it is rounded away. */
    static final int BAR_PRICE_DECIMALS = 10;
    static final int BAR_SIZE_DECIMALS = 8;

    private final Map<Long, Integer> barDistances = new HashMap<>();
    private int priceDecimals;
    private int sizeDecimals;
    private boolean hasDepth;
    private boolean hasQuotes;
    private boolean hasTrades;
    private boolean hasBars;
    /** Update id of the book that its first delta changes. */
    private long baseUpdateId = Long.MAX_VALUE;
    private long lastUpdateId = Long.MIN_VALUE;
    private double lowestPrice = Double.MAX_VALUE;
    private double highestPrice;
    private long lastBarNs = Units.NULL_TIME_NS;

    void observe(final MarketRecord record)
    {
        observe(record.payload());
    }

    void observe(final Payload payload)
    {
        if (payload instanceof Payload.Candle bar)
        {
            observeBar(bar);
            return;
        }

        hasDepth |= payload instanceof Payload.Snapshot;
        hasQuotes |= payload instanceof Payload.Quote;
        payload.prices(price -> priceDecimals = Math.max(priceDecimals, price.scale()));
        payload.sizes(size -> sizeDecimals = Math.max(sizeDecimals, size.scale()));

        if (payload instanceof Payload.Delta delta)
        {
            hasDepth = true;
            baseUpdateId = Math.min(baseUpdateId, base(delta));
            lastUpdateId = Math.max(lastUpdateId, delta.lastUpdateId());
        }
        else if (payload instanceof Payload.Print trade)
        {
            hasTrades |= !trade.isAggregated();
            observePrice(trade.price());
        }
        else if (payload instanceof Payload.Quote quote && !quote.bid().isNone())
        {
            observePrice(quote.bid().price());
        }
    }

    /** Whether a snapshot that names no symbol could be this instrument's, by its update id and best price. */
    boolean couldOwn(final Payload.Snapshot snapshot)
    {
        final boolean isNear = snapshot.lastUpdateId() >= baseUpdateId && snapshot.lastUpdateId() <= lastUpdateId;
        final double best = snapshot.bids().isEmpty() ? 0 : snapshot.bids().get(0).price().toBigDecimal().doubleValue();
        return isNear && (0 == highestPrice || best >= 0.9 * lowestPrice && best <= 1.1 * highestPrice);
    }

    /** True when single trades are there, so that aggregates would count the same volume twice. */
    boolean hasTrades()
    {
        return hasTrades;
    }

    DepthKind depthKind()
    {
        return hasDepth ? DepthKind.DEPTH :
            hasQuotes ? DepthKind.TOP_OF_BOOK :
            hasBars ? DepthKind.BARS_ONLY : DepthKind.TRADES_ONLY;
    }

    Step tick()
    {
        return Step.of(1, -priceDecimals);
    }

    Step lot()
    {
        return Step.of(1, -sizeDecimals);
    }

    /** The most frequent distance between bars, or null time when there are not two. */
    long barPeriodNs()
    {
        long period = Units.NULL_TIME_NS;
        int most = 0;

        for (final Map.Entry<Long, Integer> distance : barDistances.entrySet())
        {
            final boolean isMore = distance.getValue() > most ||
                distance.getValue() == most && distance.getKey() < period;
            period = isMore ? distance.getKey() : period;
            most = isMore ? distance.getValue() : most;
        }

        return period;
    }

    private void observeBar(final Payload.Candle bar)
    {
        hasBars = true;
        bar.prices(price -> priceDecimals =
            Math.max(priceDecimals, price.rounded(BAR_PRICE_DECIMALS).scale()));
        bar.sizes(size -> sizeDecimals = Math.max(sizeDecimals, size.rounded(BAR_SIZE_DECIMALS).scale()));
        final long timeNs = Units.NULL_TIME_NS == bar.startNs() ? bar.endNs() : bar.startNs();

        if (Units.NULL_TIME_NS != lastBarNs && timeNs > lastBarNs)
        {
            barDistances.merge(timeNs - lastBarNs, 1, Integer::sum);
        }

        lastBarNs = timeNs;
    }

    private static long base(final Payload.Delta delta)
    {
        final long beforeFirst = delta.firstUpdateId() - 1;
        return delta.previousUpdateId() >= 0 ? Math.min(beforeFirst, delta.previousUpdateId()) : beforeFirst;
    }

    private void observePrice(final Decimal price)
    {
        final double value = price.toBigDecimal().doubleValue();
        lowestPrice = Math.min(lowestPrice, value);
        highestPrice = Math.max(highestPrice, value);
    }
}
