package io.petrel.tools.data.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;

/** What a scan of a tape gathers about one instrument. */
final class InstrumentTally
{
    private final int id;
    private final String symbol;
    private final String venue;
    private final ContractType contractType;
    private final DepthKind depthKind;
    private final Step tick;
    private final Step lot;
    private final Map<String, Long> counts = new TreeMap<>();
    private final TradeTally trades;
    private final DepthTally depth;
    private final TimeGaps timeGaps;
    private long firstEventNs = Units.NULL_TIME_NS;
    private long lastEventNs = Units.NULL_TIME_NS;

    InstrumentTally(final InstrumentDefinitionDecoder definition, final long gapThresholdNs)
    {
        id = definition.instrumentId();
        contractType = definition.contractType();
        depth = new DepthTally(definition.sequenceRule());
        depthKind = definition.depthKind();
        final long tickMantissa = definition.tickMantissa();
        final long lotMantissa = definition.lotMantissa();
        tick = Step.of(tickMantissa, definition.tickExponent());
        lot = Step.of(lotMantissa, definition.lotExponent());
        symbol = definition.symbol();
        venue = definition.venue();
        trades = new TradeTally(tick, lot);
        timeGaps = new TimeGaps(gapThresholdNs);
    }

    void onEvent(final String kind, final long eventTimeNs)
    {
        counts.merge(kind, 1L, Long::sum);
        firstEventNs = Units.NULL_TIME_NS == firstEventNs ? eventTimeNs : Math.min(firstEventNs, eventTimeNs);
        lastEventNs = Math.max(lastEventNs, eventTimeNs);
    }

    /** A moment at which the instrument's stream was alive. */
    void onMoment(final long eventTimeNs)
    {
        timeGaps.onSpan(eventTimeNs, eventTimeNs);
    }

    void onTrade(final TradeDecoder trade)
    {
        trades.onTrade(trade);
    }

    void onDelta(final BookDeltaDecoder delta)
    {
        depth.onDelta(delta);
    }

    void onBar(final BarDecoder bar)
    {
        final long startTimeNs = bar.startTimeNs();
        timeGaps.onSpan(startTimeNs, bar.endTimeNs());
    }

    TapeReport.Instrument report()
    {
        final List<TapeReport.Gap> gaps = new ArrayList<>(depth.first());
        gaps.addAll(timeGaps.first());
        return new TapeReport.Instrument(id, symbol, venue, contractType, depthKind, tick.toString(), lot.toString(),
            counts, firstEventNs, lastEventNs, depth.gaps(), timeGaps.count(), timeGaps.longestNs(), gaps,
            trades.isEmpty() ? null : trades.report());
    }
}
