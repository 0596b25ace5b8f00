package io.petrel.tools.backtest;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells each fill once, though a venue may repeat its reports, and repeats an order's fills to who asks, those that it
 * never reported among them. Of the same fill what came first counts. One thread.
 */
final class ToldFills
{
    private final Set<Long> seenReports = new HashSet<>();
    private final Set<Key> told = new HashSet<>();
    private final Sink sink;

    ToldFills(final Sink sink)
    {
        this.sink = sink;
    }

    void onReport(final ExecutionReportDecoder event)
    {
        final long reportId = event.reportId();
        final boolean isNew = Units.NULL_ID == reportId || seenReports.add(reportId);
        final long clientOrderId = event.clientOrderId();
        if (isNew && ExecType.FILL == event.execType() && isFirst(clientOrderId, event.cumulativeSizeLots()))
        {
            sink.onFill(event.eventTimeNs(), clientOrderId, event.instrumentId(), event.side(),
                event.fillPriceTicks(), event.fillSizeLots(), feeE8(event.feeE8()), event.liquidity());
        }
    }

    void onAnswer(final OrderStatusReportDecoder event)
    {
        final long clientOrderId = event.clientOrderId();
        final long timeNs = event.eventTimeNs();
        final int instrumentId = event.instrumentId();
        for (final OrderStatusReportDecoder.FillsDecoder fill : event.fills())
        {
            final long cumulativeLots = fill.cumulativeSizeLots();
            if (Units.NULL_LOTS != cumulativeLots && isFirst(clientOrderId, cumulativeLots))
            {
                sink.onFill(timeNs, clientOrderId, instrumentId, Side.NULL_VAL, fill.priceTicks(), fill.sizeLots(),
                    feeE8(fill.feeE8()), LiquidityFlag.NONE);
            }
        }
    }

    /** A venue session that begins anew counts its reports from the start again. */
    void onStatus(final VenueStatusDecoder event)
    {
        if (VenueState.CONNECTED == event.state() && Units.NULL_INSTRUMENT == event.instrumentId())
        {
            seenReports.clear();
        }
    }

    /** A fill of an order is named by what was filled with it; one that lacks either, by nothing. */
    private boolean isFirst(final long clientOrderId, final long cumulativeLots)
    {
        return Units.NULL_ID == clientOrderId || Units.NULL_LOTS == cumulativeLots ||
            told.add(new Key(clientOrderId, cumulativeLots));
    }

    private static long feeE8(final long feeE8)
    {
        return Units.NULL_E8 == feeE8 ? 0 : feeE8;
    }

    /** Receives fills. */
    interface Sink
    {
        /** A fill told for the first time; of one that only an answer told, side and liquidity are not known. */
        void onFill(
            long timeNs,
            long clientOrderId,
            int instrumentId,
            Side side,
            long priceTicks,
            long lots,
            long feeE8,
            LiquidityFlag liquidity);
    }

    private record Key(long clientOrderId, long cumulativeLots)
    {
    }
}
