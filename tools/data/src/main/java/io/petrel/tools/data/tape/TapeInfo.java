package io.petrel.tools.data.tape;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MarkPriceDecoder;
import io.petrel.codecs.event.MarketOrderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;

/** Counts what is on a tape, in one reading and constant memory. */
public final class TapeInfo implements TapeEvents
{
    /** Pauses longer than this are gaps unless the user says otherwise. */
    public static final long DEFAULT_GAP_NS = 60_000_000_000L;

    private final long gapThresholdNs;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Integer, InstrumentTally> instruments = new LinkedHashMap<>();
    private long events;
    private long firstIngestNs = Units.NULL_TIME_NS;
    private long lastIngestNs = Units.NULL_TIME_NS;

    private TapeInfo(final long gapThresholdNs)
    {
        this.gapThresholdNs = gapThresholdNs;
    }

    /**
     * Reads a tape.
     *
     * @param tape           folder of the tape.
     * @param gapThresholdNs pauses longer than this are reported.
     * @param progress       told how far it is.
     * @return what is on it.
     * @throws io.petrel.tools.data.ImportException when it is no tape or damaged.
     */
    public static TapeReport of(final Path tape, final long gapThresholdNs, final TapeProgress progress)
    {
        final TapeInfo info = new TapeInfo(gapThresholdNs);
        new TapeAdapter().read(tape, info, progress);
        return new TapeReport(tape, info.events, info.counts, info.firstIngestNs, info.lastIngestNs,
            info.instruments.values().stream().map(InstrumentTally::report).toList());
    }

    @Override
    public void onEvent(final int templateId, final long eventTimeNs, final long ingestTimeNs)
    {
        events++;
        firstIngestNs = Units.NULL_TIME_NS == firstIngestNs ? ingestTimeNs : firstIngestNs;
        lastIngestNs = ingestTimeNs;
    }

    @Override
    public void onInstrument(final InstrumentDefinitionDecoder definition)
    {
        count("InstrumentDefinition");
        final InstrumentTally tally = new InstrumentTally(definition, gapThresholdNs);
        instruments.putIfAbsent(definition.sbeRewind().instrumentId(), tally);
    }

    @Override
    public void onSnapshot(final BookSnapshotDecoder snapshot)
    {
        final long eventTimeNs = snapshot.eventTimeNs();
        count("BookSnapshot", snapshot.instrumentId(), eventTimeNs);
    }

    @Override
    public void onDelta(final BookDeltaDecoder delta)
    {
        final long eventTimeNs = delta.eventTimeNs();
        final int instrumentId = delta.instrumentId();
        final boolean isResent = delta.flags().resent();
        final InstrumentTally tally =
            count(isResent ? "BookDelta resent" : "BookDelta", instrumentId, eventTimeNs);

        if (null != tally && !isResent)
        {
            tally.onMoment(eventTimeNs);
            tally.onDelta(delta.sbeRewind());
        }
    }

    @Override
    public void onTopOfBook(final TopOfBookDecoder quote)
    {
        final long eventTimeNs = quote.eventTimeNs();
        final InstrumentTally tally = count("TopOfBook", quote.instrumentId(), eventTimeNs);

        if (null != tally)
        {
            tally.onMoment(eventTimeNs);
        }
    }

    @Override
    public void onTrade(final TradeDecoder trade)
    {
        final long eventTimeNs = trade.eventTimeNs();
        final InstrumentTally tally = count("Trade", trade.instrumentId(), eventTimeNs);

        if (null != tally)
        {
            tally.onMoment(eventTimeNs);
            tally.onTrade(trade.sbeRewind());
        }
    }

    @Override
    public void onBar(final BarDecoder bar)
    {
        final long eventTimeNs = bar.eventTimeNs();
        final InstrumentTally tally = count("Bar", bar.instrumentId(), eventTimeNs);

        if (null != tally)
        {
            tally.onBar(bar.sbeRewind());
        }
    }

    @Override
    public void onOther(final int templateId)
    {
        count(typeName(templateId));
    }

    private static String typeName(final int templateId)
    {
        return switch (templateId)
        {
            case FundingRateDecoder.TEMPLATE_ID -> "FundingRate";
            case MarkPriceDecoder.TEMPLATE_ID -> "MarkPrice";
            case MarketOrderDecoder.TEMPLATE_ID -> "MarketOrder";
            case VenueStatusDecoder.TEMPLATE_ID -> "VenueStatus";
            default -> "template " + templateId;
        };
    }

    private void count(final String kind)
    {
        counts.merge(kind, 1L, Long::sum);
    }

    /** Null for an instrument that was never defined; its events still count. */
    private InstrumentTally count(final String kind, final int instrumentId, final long eventTimeNs)
    {
        count(kind);
        final InstrumentTally tally = instruments.get(instrumentId);

        if (null != tally)
        {
            tally.onEvent(kind, eventTimeNs);
        }

        return tally;
    }
}
