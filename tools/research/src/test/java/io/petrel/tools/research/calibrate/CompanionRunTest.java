package io.petrel.tools.research.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.BarEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.StartParameter;
import io.petrel.node.config.CalibrationConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.recovery.RecoveryException;
import io.petrel.node.recovery.RecoveryReport;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.tools.data.tape.TapeWriter;
import io.petrel.tools.research.series.BarSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibrated run on a tape of bars whose market trends, and then swings three times as wide. */
class CompanionRunTest
{
    private static final int BARS = 2_400;
    private static final int PARAMETER_UPDATE = 15;
    private static final long START_NS = 1_700_000_040_000_000_000L;
    private static final CalibrationConfig EVERY_250 = new CalibrationConfig(
        CalibrationConfig.FIRST, 0, 250, 1_000, 500, 0.15, 200, 1_000, 0.05, 5, 0.5, 20, 50);
    private static final LongConsumer SILENT = done ->
    {
    };

    @TempDir
    private Path folder;

    @Test
    void shouldCalibrateTheSameTwiceAndReplayToTheSameBytes() throws IOException
    {
        final Path tape = tape(BARS);
        run("first", tape, Long.MAX_VALUE, EVERY_250);
        run("second", tape, Long.MAX_VALUE, EVERY_250);

        assertThat(updates("first")).isNotEmpty();
        assertThat(inbound("second")).isEqualTo(inbound("first"));
        assertThat(new Replay(folder.resolve("first")).run(Replay.TO_THE_END, SILENT).isIdentical()).isTrue();
    }

    /** Whatever comes later changes nothing of what was said before: no update knows a bar after its time. */
    @Test
    void shouldMakeTheSameUpdatesOnEveryPrefixOfATape() throws IOException
    {
        final Path tape = tape(BARS);
        run("whole", tape, Long.MAX_VALUE, EVERY_250);
        final List<String> whole = inbound("whole");
        for (final int cut : new int[]{501, 777, 1_251, 2_000})
        {
            run("cut" + cut, tape, cut, EVERY_250);
            final List<String> part = inbound("cut" + cut);
            assertThat(part).isEqualTo(whole.subList(0, part.size()));
        }
    }

    @Test
    void shouldGoOnAfterARestartAsIfItHadNeverStopped() throws IOException
    {
        final Path tape = tape(BARS);
        run("whole", tape, Long.MAX_VALUE, EVERY_250);
        run("stopped", tape, 900, EVERY_250);
        run("stopped", tape, Long.MAX_VALUE, EVERY_250);

        assertThat(inbound("stopped")).isEqualTo(inbound("whole"));
    }

    @Test
    void shouldGoOnFromASnapshotAsIfItHadNeverStopped() throws IOException
    {
        final Path tape = tape(BARS);
        final CalibrationCompanion whole = run("whole", tape, Long.MAX_VALUE, EVERY_250);
        final SessionSettings settings = settings("stopped").with(new SnapshotSettings(Markets.BAR_NS, 2));
        drive(settings, tape, 900, new CalibrationCompanion(EVERY_250, Lengths.of(settings)));
        final CalibrationCompanion restored = new CalibrationCompanion(EVERY_250, Lengths.of(settings));
        final RecoveryReport recovery = drive(settings, tape, Long.MAX_VALUE, restored);

        assertThat(recovery.snapshotSequence()).isPositive();
        assertThat(recovery.executedEvents()).isZero();
        assertThat(restored.calibrations()).isEqualTo(whole.calibrations());
        assertThat(restored.shifts()).isEqualTo(whole.shifts());
        assertThat(inbound("stopped")).isEqualTo(inbound("whole"));
    }

    @Test
    void shouldRefuseToRecoverWithACalibratorThatSaysSomethingElse() throws IOException
    {
        final Path tape = tape(BARS);
        run("stopped", tape, 900, EVERY_250);
        final CalibrationConfig other = new CalibrationConfig(
            CalibrationConfig.FIRST, 0, 250, 1_000, 600, 0.15, 200, 1_000, 0.05, 5, 0.5, 20, 50);

        assertThatThrownBy(() -> run("stopped", tape, Long.MAX_VALUE, other))
            .isInstanceOf(RecoveryException.class).hasMessageContaining("the calibrator");
    }

    @Test
    void shouldCalibrateOnScheduleAndAtOnceWhenTheMarketShifts() throws IOException
    {
        final CalibrationConfig rarely = new CalibrationConfig(
            CalibrationConfig.FIRST, 0, 100_000, 1_000, 500, 0.15, 200, 1_000, 0.05, 5, 0.5, 20, 50);

        final CalibrationCompanion scheduled = run("often", tape(BARS), Long.MAX_VALUE, EVERY_250);
        final CalibrationCompanion shifted = run("rarely", folder.resolve("tape" + BARS), Long.MAX_VALUE, rarely);

        assertThat(scheduled.calibrations()).isGreaterThanOrEqualTo(8);
        assertThat(shifted.shifts()).isPositive();
        assertThat(shifted.calibrations()).isEqualTo(1 + shifted.shifts());
    }

    @Test
    void shouldStartFromAParameterTapeOnlyOnDataThatComesLater() throws IOException
    {
        final Path tape = tape(BARS);
        final CalibratedValue value = new CalibratedValue(Quantity.SLOW_PERIOD, 34, Method.SPECTRAL_PEAK, 0.99, 1_000,
            START_NS - 1, START_NS + BARS * Markets.BAR_NS, 77, "");
        final CalibratedValue fast = new CalibratedValue(Quantity.FAST_PERIOD, 8, Method.SPECTRAL_PEAK, 0.99, 1_000,
            START_NS - 1, START_NS + BARS * Markets.BAR_NS, 77, "");
        ParameterTape.write(folder.resolve("params"), new Consumers(0.9, true).updates(List.of(fast, value)));
        final List<StartParameter> parameters = ParameterTape.read(folder.resolve("params")).parameters();

        assertThat(parameters).extracting(StartParameter::key)
            .containsExactly("feature.ema_fast_bars", "feature.ema_slow_bars");
        assertThat(parameters.get(1)).isEqualTo(new StartParameter("feature.ema_slow_bars",
            parameters.get(1).kind(), 34, Method.SPECTRAL_PEAK.words(), 0.99, 1_000,
            START_NS - 1, START_NS + BARS * Markets.BAR_NS, 77));
        final SessionSettings settings = settings("with").with(parameters, List.of());
        drive(settings, tape, Long.MAX_VALUE, new CalibrationCompanion(EVERY_250, Lengths.of(settings)));
        assertThat(Lengths.of(settings).slowBars()).isEqualTo(34);
        assertThat(new Replay(folder.resolve("with")).run(Replay.TO_THE_END, SILENT).isIdentical()).isTrue();
        final List<StartParameter> early = parameters.stream().map(p -> new StartParameter(p.key(), p.kind(), p.bits(),
            p.method(), p.confidence(), p.sampleSize(), START_NS + 100 * Markets.BAR_NS, p.validUntilNs(), 1)).toList();
        final SessionSettings looking = settings("early").with(early, List.of());
        assertThatThrownBy(() -> drive(looking, tape, 1, new CalibrationCompanion(EVERY_250, Lengths.of(looking))))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("looking ahead");
    }

    private CalibrationCompanion run(
        final String journal, final Path tape, final long events, final CalibrationConfig config)
    {
        final SessionSettings settings = settings(journal);
        final CalibrationCompanion companion = new CalibrationCompanion(config, Lengths.of(settings));
        drive(settings, tape, events, companion);
        return companion;
    }

    /** Begins or continues a journal, and stops cleanly; says how it came back. */
    private static RecoveryReport drive(
        final SessionSettings settings, final Path tape, final long events, final CalibrationCompanion companion)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings, OrderListener.NONE, companion, SILENT))
        {
            long left = events;
            for (boolean hasEvent = session.begin(feed); hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            session.snapshots().atRest();
            return session.recovery();
        }
    }

    private SessionSettings settings(final String journal)
    {
        final PetrelConfig config =
            PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "calibrated.yaml"));
        return new SessionSettings(folder.resolve(journal), config.values("USDT"), "test", config.venue().sim(),
            new TickSchedule(1_000_000_000L, 1), JournalSettings.SMALL, "test", "bars", 0);
    }

    private List<String> updates(final String journal)
    {
        return inbound(journal).stream().filter(text -> text.startsWith(PARAMETER_UPDATE + " ")).toList();
    }

    /** Type, source, time and bytes of each inbound record. */
    private List<String> inbound(final String journal)
    {
        final List<String> records = new ArrayList<>();
        try (QueueReader reader = Queues.inbound(folder.resolve(journal)))
        {
            while (reader.next())
            {
                final byte[] bytes = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), bytes);
                records.add(reader.type() + " " + reader.source() + " " + reader.ingestTimeNs() + " " +
                    HexFormat.of().formatHex(bytes));
            }
        }
        return records;
    }

    private Path tape(final int bars) throws IOException
    {
        final Path path = folder.resolve("tape" + bars);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        try (TapeWriter tape = TapeWriter.create(path, Map.of(), 0))
        {
            tape.append(START_NS, START_NS, buffer, 0, definition(buffer));
            final BarSeries series = Markets.shifting(11, bars);
            for (int i = 0; i < bars; i++)
            {
                final long endNs = START_NS + (i + 1) * Markets.BAR_NS;
                tape.append(endNs, endNs, buffer, 0, bar(buffer, series, i, endNs));
            }
            tape.commit();
        }
        return path;
    }

    private static int definition(final UnsafeBuffer buffer)
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(START_NS).instrumentId(1).contractType(ContractType.LINEAR).sequenceRule(SequenceRule.NONE)
            .state(InstrumentState.TRADING).depthKind(DepthKind.BARS_ONLY)
            .tickMantissa(1).lotMantissa(1).contractSizeMantissa(1)
            .tickExponent((byte)-2).lotExponent((byte)-3).contractSizeExponent((byte)0)
            .symbol("TESTUSDT").venue("test").baseCurrency("TEST").quoteCurrency("USDT").settlementCurrency("USDT");
        return MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength();
    }

    private static int bar(final UnsafeBuffer buffer, final BarSeries series, final int i, final long endNs)
    {
        final BarEncoder bar = new BarEncoder();
        final long open = Math.round(series.close()[Math.max(0, i - 1)]);
        final long close = Math.round(series.close()[i]);
        bar.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(endNs).startTimeNs(endNs - Markets.BAR_NS).endTimeNs(endNs)
            .openTicks(open)
            .highTicks(Math.max(Math.max(open, close), Math.round(series.high()[i])))
            .lowTicks(Math.min(Math.min(open, close), Math.round(series.low()[i])))
            .closeTicks(close)
            .volumeLots(100_000)
            .buyVolumeLots(50_000)
            .askOpenTicks(BarEncoder.askOpenTicksNullValue())
            .askHighTicks(BarEncoder.askHighTicksNullValue())
            .askLowTicks(BarEncoder.askLowTicksNullValue())
            .askCloseTicks(BarEncoder.askCloseTicksNullValue())
            .tradeCount(10)
            .instrumentId(1);
        return MessageHeaderEncoder.ENCODED_LENGTH + bar.encodedLength();
    }
}
