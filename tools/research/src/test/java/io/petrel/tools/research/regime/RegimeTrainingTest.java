package io.petrel.tools.research.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.RegimeAssessmentDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.config.TrainingConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.replay.Queues;
import io.petrel.tools.data.tape.TapeWriter;
import io.petrel.tools.features.ScalingMethod;
import io.petrel.tools.research.calibrate.ParameterTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole training on trades that come in bursts, of a market that is calm and wild in turn, and a run with it. */
class RegimeTrainingTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_700_000_000L * SECOND_NS;
    private static final int EARLY = 60_000;
    private static final int LATE = 25_000;
    private static final int PHASE = 2_500;
    /** Everything is written, however unsure: what is tested is the way of the numbers. */
    private static final TrainingConfig RULES =
        new TrainingConfig(12, 1.3, 1.5, 1e-3, 2, false, 300, 1_000, 5_000, 0);

    private final SplittableRandom random = new SplittableRandom(7);
    private long timeNs = START_NS;
    private long priceTicks = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void shouldFitTheIntensityFirstAndRunTheModelOnFeaturesThatAreMadeWithIt() throws IOException
    {
        final Path early = tape("early", EARLY);
        final Path late = tape("late", LATE);
        final RegimeTraining.Result result = train(early, Long.MAX_VALUE);
        final RegimeTraining.Fit hawkes = result.fits().get(0);
        assertThat(hawkes.isWritten()).isTrue();
        assertThat(hawkes.samples()).isBetween(2_000, 5_000);
        result.write(folder.resolve("params"));

        final ParameterTape.Content start = ParameterTape.read(folder.resolve("params"));
        assertThat(start.models()).hasSize(1);
        final SessionSettings settings = settings("run").with(start.parameters(), start.models());
        run(settings, late);
        assertThat(assessmentsBy("run", result.model().modelHash())).as("after the warm-up").isGreaterThan(150);

        final SessionSettings without = settings("without").with(start.parameters().stream()
            .filter(value -> !value.key().startsWith("feature.hawkes")).toList(), start.models());
        assertThatIllegalArgumentException().as("features of another intensity").isThrownBy(() -> run(without, late))
            .withMessageContaining("was trained on feature schema");
        final SessionSettings other = settings("other").with(start.parameters().stream()
            .filter(value -> !value.key().startsWith("scaling.")).toList(), start.models());
        assertThatIllegalArgumentException().as("no scaling").isThrownBy(() -> run(other, late))
            .withMessageContaining("are not those it was trained to");
    }

    @Test
    void shouldLearnTheSameFromAPrefixAsFromTheWholeUpToTheSameMoment() throws IOException
    {
        final Path whole = tape("whole", EARLY);
        final long cutNs = timeNs - (timeNs - START_NS) / 4;
        final RegimeTraining.Result ofWhole = train(whole, cutNs);
        final RegimeTraining.Result ofPrefix = train(prefix(whole, cutNs), cutNs);

        assertThat(ofPrefix.model().values()).isEqualTo(ofWhole.model().values());
        assertThat(ofPrefix.fits()).isEqualTo(ofWhole.fits());
        assertThat(ofPrefix.learnedNs()).isEqualTo(ofWhole.learnedNs()).isLessThanOrEqualTo(cutNs);
        assertThat(ofPrefix.inputHash()).isEqualTo(ofWhole.inputHash());
        assertThat(ofPrefix.model().tested().rows()).isZero();
        assertThat(ofWhole.model().tested().rows()).isPositive();
    }

    private RegimeTraining.Result train(final Path tape, final long untilNs)
    {
        return new RegimeTraining(config(), RULES, List.of(tape), ScalingMethod.ROBUST)
            .run("", untilNs, List.of(), (done, total, unit) ->
            {
            });
    }

    private static void run(final SessionSettings settings, final Path tape)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings, OrderListener.NONE, Companion.NONE, done ->
            {
            }))
        {
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            assertThat(session.engine().pipeline().refusedModels()).isZero();
        }
    }

    private int assessmentsBy(final String journal, final long modelHash)
    {
        final RegimeAssessmentDecoder assessment = new RegimeAssessmentDecoder();
        int count = 0;
        try (QueueReader reader = Queues.outbound(folder.resolve(journal)))
        {
            while (reader.next())
            {
                if (RegimeAssessmentDecoder.TEMPLATE_ID == reader.type())
                {
                    assessment.wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
                    count += modelHash == assessment.modelHash() ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static PetrelConfig config()
    {
        return PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml"));
    }

    private SessionSettings settings(final String journal)
    {
        final PetrelConfig config = config();
        return new SessionSettings(folder.resolve(journal), config.values("USDT"), "test", config.venue().sim(),
            new TickSchedule(60 * SECOND_NS, 1), JournalSettings.SMALL, "test", "trades", 0);
    }

    private Path tape(final String name, final int trades) throws IOException
    {
        final Path path = folder.resolve(name);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        try (TapeWriter tape = TapeWriter.create(path, Map.of(), 0))
        {
            tape.append(timeNs, timeNs, buffer, 0, definition(buffer, timeNs));
            for (int i = 0; i < trades; i++)
            {
                final boolean isWild = 0 == i / PHASE % 4;
                timeNs += random.nextInt(10) < 6 ? random.nextInt(40_000_000) : random.nextInt(1, 5) * SECOND_NS;
                priceTicks += random.nextInt(-40, 41) * (isWild ? 6 : 1);
                tape.append(timeNs, timeNs, buffer, 0, trade(buffer, i));
            }
            tape.commit();
        }
        return path;
    }

    private Path prefix(final Path whole, final long cutNs) throws IOException
    {
        final Path path = folder.resolve("prefix");
        try (TapeWriter tape = TapeWriter.create(path, Map.of(), 0);
            QueueReader reader = Queues.inbound(whole))
        {
            while (reader.next() && reader.ingestTimeNs() <= cutNs)
            {
                tape.append(reader.ingestTimeNs(), reader.ingestTimeNs(), reader.buffer(), reader.offset(),
                    reader.length());
            }
            tape.commit();
        }
        return path;
    }

    private static int definition(final UnsafeBuffer buffer, final long nowNs)
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(nowNs).instrumentId(1).contractType(ContractType.LINEAR).sequenceRule(SequenceRule.NONE)
            .state(InstrumentState.TRADING).depthKind(DepthKind.TRADES_ONLY)
            .tickMantissa(1).lotMantissa(1).contractSizeMantissa(1)
            .tickExponent((byte)-2).lotExponent((byte)-3).contractSizeExponent((byte)0)
            .symbol("TESTUSDT").venue("test").baseCurrency("TEST").quoteCurrency("USDT").settlementCurrency("USDT");
        return MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength();
    }

    private int trade(final UnsafeBuffer buffer, final int id)
    {
        final TradeEncoder trade = new TradeEncoder();
        trade.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(timeNs).tradeId(id)
            .priceTicks(priceTicks).sizeLots(random.nextInt(1, 5_000)).instrumentId(1)
            .aggressorSide(random.nextBoolean() ? AggressorSide.BUYER : AggressorSide.SELLER).flags().clear();
        return MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength();
    }
}
