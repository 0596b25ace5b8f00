package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.config.ConfigValue;
import io.petrel.tools.research.series.BarSeries;
import io.petrel.tools.research.series.BarWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The closed bars of one instrument on a tape, as a run would close them: the tape goes through a core that knows the
 * parameters of bars and no others, so that it builds bars and nothing else. One thread.
 */
public final class TapeBarReader
{
    private static final String BAR_PREFIX = "bar.";
    private static final String TIME_PERIOD = "bar.time_period_ns";
    private static final int DECISION_SERIES = 0;
    private static final int TIME_SERIES = 1;
    private static final int PROGRESS_MASK = 0x3FFF;
    private static final int MESSAGE_BYTES_MAX = 4096;
    private static final int NONE = Integer.MIN_VALUE;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BarClosedDecoder bar = new BarClosedDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final Pipeline pipeline = new Pipeline(this::onMessage);
    private final String wanted;
    private final int series;
    private final BarWindow window;

    private int instrumentId = NONE;
    private String symbol = "";
    private long sequence;

    private TapeBarReader(final String wanted, final int series, final int windowBars)
    {
        this.wanted = wanted.toUpperCase(Locale.ROOT);
        this.series = series;
        window = new BarWindow(windowBars);
    }

    /**
     * What was read.
     *
     * @param symbol of the instrument.
     * @param bars   the newest, oldest first.
     * @param closed bars in all.
     */
    public record Result(String symbol, BarSeries bars, long closed)
    {
    }

    /**
     * Reads a tape.
     *
     * @param tape       folder.
     * @param values     configured numbers; those of bars are used.
     * @param instrument symbol or id; empty for the first on the tape.
     * @param periodNs   of time bars, or 0 for the bars that decisions are made on.
     * @param windowBars newest bars kept.
     * @param progress   told the number of events read, now and then.
     * @return the bars.
     * @throws IllegalArgumentException when the tape has no such instrument or is damaged.
     */
    public static Result read(
        final Path tape,
        final List<ConfigValue> values,
        final String instrument,
        final long periodNs,
        final int windowBars,
        final LongConsumer progress)
    {
        final TapeBarReader made =
            new TapeBarReader(instrument, 0 == periodNs ? DECISION_SERIES : TIME_SERIES, windowBars);
        try (QueueReader reader = new QueueReader(tape.resolve(QueueRole.INBOUND.folder())))
        {
            made.read(reader, values, periodNs, progress);
            if (null != reader.damage())
            {
                throw new IllegalArgumentException(tape + ": " + reader.damage());
            }
        }
        if (NONE == made.instrumentId)
        {
            throw new IllegalArgumentException(
                tape + ": no instrument " + instrument + " on the tape; './petrel tape info' lists them");
        }
        return new Result(made.symbol, made.window.series(), made.window.count());
    }

    private void read(
        final QueueReader reader, final List<ConfigValue> values, final long periodNs, final LongConsumer progress)
    {
        while (reader.next())
        {
            if (0 == sequence)
            {
                configure(values, periodNs, reader.ingestTimeNs());
            }
            if (InstrumentDefinitionDecoder.TEMPLATE_ID == reader.type() && NONE == instrumentId)
            {
                choose(definition.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
            }
            pipeline.onEvent(++sequence, reader.ingestTimeNs(), reader.buffer(), reader.offset(), reader.length());
            if (0 == (sequence & PROGRESS_MASK))
            {
                progress.accept(sequence);
            }
        }
    }

    private void configure(final List<ConfigValue> values, final long periodNs, final long nowNs)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_BYTES_MAX]);
        final ConfigSetEncoder set = new ConfigSetEncoder();
        for (final ConfigValue value : values)
        {
            if (Units.NULL_ACCOUNT == value.accountId() && value.key().startsWith(BAR_PREFIX))
            {
                final boolean isPeriod = periodNs > 0 && TIME_PERIOD.equals(value.key());
                set.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                    .eventTimeNs(nowNs).valueBits(isPeriod ? periodNs : value.bits()).kind(value.kind())
                    .accountId(Units.NULL_ACCOUNT).key(value.key()).origin(value.origin());
                pipeline.onEvent(
                    ++sequence, nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + set.encodedLength());
            }
        }
    }

    private void choose(final InstrumentDefinitionDecoder found)
    {
        final int id = found.instrumentId();
        final String name = found.symbol();
        if (wanted.isEmpty() || wanted.equals(name.toUpperCase(Locale.ROOT)) || wanted.equals(Integer.toString(id)))
        {
            instrumentId = id;
            symbol = name;
        }
    }

    private void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (BarClosedDecoder.TEMPLATE_ID == templateId)
        {
            bar.wrapAndApplyHeader(buffer, offset, header);
            final long endNs = bar.endTimeNs();
            final long highTicks = bar.highTicks();
            final long lowTicks = bar.lowTicks();
            final long closeTicks = bar.closeTicks();
            final long volumeLots = bar.volumeLots();
            final long boughtLots = bar.buyVolumeLots();
            if (bar.instrumentId() == instrumentId && bar.seriesId() == series && lowTicks > 0)
            {
                window.add(endNs, highTicks, lowTicks, closeTicks, volumeLots, boughtLots);
            }
        }
    }
}
