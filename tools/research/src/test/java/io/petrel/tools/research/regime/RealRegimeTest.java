package io.petrel.tools.research.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import io.petrel.core.param.ParamAdapter;
import io.petrel.core.param.SetVerdict;
import io.petrel.core.regime.RegimeAssessment;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.regime.RegimeModel;
import io.petrel.tools.features.ScalingMethod;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Regimes of bitcoin's four-hour bars with the shipped numbers, and models trained on those before 2021. */
class RealRegimeTest
{
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long CUT_NS = Instant.parse("2021-01-01T00:00:00Z").getEpochSecond() * NS_PER_SECOND;
    private static final int DWELL = 5;
    private static final LabelRule RULE = new LabelRule(12, 2, 1.5);
    private static final double RIDGE = 1e-3;
    private static final ModelMessages.Origin ORIGIN = new ModelMessages.Origin("fit", 1, 100, 0.9);

    private final Bitcoin bitcoin = new Bitcoin();
    private final RegimeDetector detector = new RegimeDetector(bitcoin.parameters());

    @Test
    void shouldEnterPanicWithTheBarOfTheCrashAndNotFlicker()
    {
        final Map<Regime, Integer> bars = new EnumMap<>(Regime.class);
        final Map<String, Regime> byEnd = new TreeMap<>();
        final int[] inForce = new int[1];
        final int[] changes = new int[2];
        final Regime[] candidate = {Regime.UNKNOWN};
        bitcoin.read((bar, features) ->
        {
            detector.onBar(features);
            detector.lookAround(bar, features);
            final RegimeAssessment seen = detector.assessment();
            if (seen.isChanged())
            {
                assertThat(inForce[0] > DWELL || Regime.PANIC == seen.regime()).isTrue();
                inForce[0] = 0;
                changes[0]++;
            }
            inForce[0]++;
            changes[1] += candidate[0] == seen.candidate() ? 0 : 1;
            candidate[0] = seen.candidate();
            bars.merge(seen.regime(), 1, Integer::sum);
            byEnd.put(Instant.ofEpochSecond(bar.endTimeNs() / NS_PER_SECOND).toString(), seen.regime());
        });
        assertThat(byEnd.get("2020-03-12T08:00:00Z")).isNotEqualTo(Regime.PANIC);
        assertThat(byEnd.get("2020-03-12T12:00:00Z")).isEqualTo(Regime.PANIC);
        assertThat(byEnd.get("2020-03-13T12:00:00Z")).isEqualTo(Regime.PANIC);
        assertThat(bars.keySet()).hasSize(4);
        assertThat(bars.get(Regime.PANIC)).as("rare").isBetween(50, byEnd.size() / 20);
        assertThat(changes[0]).as("of %d changes of the candidate", changes[1]).isLessThan(changes[1] * 3 / 4);
        assertThat(byEnd.size() / changes[0]).as("bars a regime lasts").isGreaterThan(10);
    }

    @Test
    void shouldTrainModelsThatTheEngineTakesAndThatBeatTheShares()
    {
        final RegimeHistory history = new RegimeHistory();
        bitcoin.read((bar, features) -> history.onBar(bar.endTimeNs(), bar.closeTicks(), features));
        final RegimeTrainer.Training training = trainer(ScalingMethod.STANDARD).train(history, CUT_NS);
        assertThat(training.learned().rows()).isGreaterThan(8_000);
        assertThat(training.tested().rows()).isGreaterThan(7_000);
        assertThat(training.tested().logLoss()).isLessThan(training.tested().baseLogLoss());
        assertThat(training.confidence()).isGreaterThan(0.999);

        final GarchFit garch = GarchFit.of(history.returns(CUT_NS), false);
        assertThat(garch.persistence()).isBetween(0.8, 1.0);
        final HmmFit states = HmmFit.of(history.returns(CUT_NS), history.logVolatilities(CUT_NS), 3);
        final ModelMessages messages = new ModelMessages(this::take);
        messages.send(garch.values(), ORIGIN, 1);
        messages.send(states.model().values(), ORIGIN, 1);
        messages.sendModel(training, ORIGIN, 1);
        assertThat(detector.refusedModels()).isZero();

        final double[] inputs = new double[RegimeModel.inputs().size()];
        bitcoin.read((bar, features) ->
        {
            detector.onBar(features);
            detector.lookAround(bar, features);
            final RegimeAssessment seen = detector.assessment();
            if (RegimeModel.readInputs(features, training.coreScaling(), inputs))
            {
                final double[] expected = training.probabilities(inputs);
                assertThat(seen.modelHash()).isEqualTo(training.modelHash());
                assertThat(seen.trendProbability()).isCloseTo(expected[0], within(1e-9));
                assertThat(seen.panicProbability()).isCloseTo(expected[2], within(1e-9));
                assertThat(seen.stateCount()).isEqualTo(3);
            }
        });
    }

    @Test
    void shouldLearnNothingFromLabelsThatEndAfterTheCut()
    {
        final RegimeHistory whole = new RegimeHistory();
        final RegimeHistory prefix = new RegimeHistory();
        bitcoin.read((bar, features) ->
        {
            whole.onBar(bar.endTimeNs(), bar.closeTicks(), features);
            if (bar.endTimeNs() <= CUT_NS + 14_400 * NS_PER_SECOND)
            {
                prefix.onBar(bar.endTimeNs(), bar.closeTicks(), features);
            }
        });
        for (final ScalingMethod method : new ScalingMethod[]{null, ScalingMethod.ROBUST, ScalingMethod.MINMAX})
        {
            final RegimeTrainer trainer = trainer(method);
            assertThat(trainer.train(prefix, CUT_NS).values()).isEqualTo(trainer.train(whole, CUT_NS).values());
        }
        assertThat(prefix.inputHash(CUT_NS)).isEqualTo(whole.inputHash(CUT_NS));
        assertThat(trainer(ScalingMethod.MINMAX).train(whole, CUT_NS).values())
            .as("smallest value and range of the rows whose horizon was over")
            .contains(TrainedValue.real("scaling.center.adx", leastAdx(whole)));
    }

    @Test
    void shouldSayWhatIsMissingWhereThereIsTooLittleToLearnFrom()
    {
        final RegimeHistory history = new RegimeHistory();
        bitcoin.read((bar, features) -> history.onBar(bar.endTimeNs(), bar.closeTicks(), features));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> trainer(null).train(history, history.endTimeNs(499)))
            .withMessageContaining("of 500 bars can be learned from, 500 are needed");
    }

    private static RegimeTrainer trainer(final ScalingMethod method)
    {
        return new RegimeTrainer(RULE, RIDGE, method, 500);
    }

    private static double leastAdx(final RegimeHistory history)
    {
        double least = Double.POSITIVE_INFINITY;
        for (int bar = 0; history.endTimeNs(bar + RULE.horizonBars()) <= CUT_NS; bar++)
        {
            final boolean isUsable = history.inputs(bar).isReady() && history.longVolatility(bar) > 0;
            least = isUsable ? Math.min(least, history.inputs(bar).value(Feature.ADX)) : least;
        }
        return least;
    }

    private void take(final int templateId, final DirectBuffer message, final int length)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        if (ParameterUpdateDecoder.TEMPLATE_ID == templateId)
        {
            final ParameterUpdateDecoder update = new ParameterUpdateDecoder();
            assertThat(new ParamAdapter(bitcoin.parameters())
                .onParameterUpdate(update.wrapAndApplyHeader(message, 0, header), 1)).isEqualTo(SetVerdict.APPLIED);
        }
        else
        {
            final ModelActivateDecoder activate = new ModelActivateDecoder();
            activate.wrapAndApplyHeader(message, 0, header);
            final long schema = activate.featureSchemaHash();
            assertThat(detector.onModelActivate(activate.modelHash(), schema, schema)).isEqualTo(ModelReason.NONE);
        }
    }
}
