package io.petrel.core.regime;

import io.petrel.codecs.event.ModelReason;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Scaling;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Probabilities, blend, and which activations count. */
final class RegimeModelTest
{
    private static final double EXACT = 1e-12;
    private static final List<String> KEYS = RegimeModel.keys();

    private final Parameters parameters = Huracan.configured();
    private final Vectors vectors = ready(new Vectors());
    private final long schema = vectors.vector().schemaHash();

    @Test
    void shouldGiveTheSoftmaxOfTheScores()
    {
        final RegimeModel model = new RegimeModel(parameters);
        final double[] coefficients = new Random(5).doubles(KEYS.size(), -0.5, 0.5).toArray();
        set(coefficients);
        assertThat(model.onActivate(RegimeModel.hash(coefficients), schema, schema)).isEqualTo(ModelReason.NONE);

        model.onBar(vectors.vector());
        final double[] inputs = new double[RegimeModel.inputs().size()];
        assertThat(RegimeModel.readInputs(vectors.vector(), null, inputs)).isTrue();
        final double[] expected = softmax(coefficients, inputs);
        assertThat(model.trend()).isCloseTo(expected[0], within(EXACT));
        assertThat(model.range()).isCloseTo(expected[1], within(EXACT));
        assertThat(model.panic()).isCloseTo(expected[2], within(EXACT));
        assertThat(inputs[4]).as("size of a falling trend").isEqualTo(0.75);
        assertThat(inputs[5]).as("slope along it").isCloseTo(0.325, within(EXACT));
    }

    @Test
    void shouldBlendAsTheWorkedDecisionDoes()
    {
        final RegimeDetector detector = new RegimeDetector(parameters);
        final double[] coefficients = new double[KEYS.size()];
        final int block = KEYS.size() / RegimeModel.classCount();
        coefficients[0] = Math.log(0.72);
        coefficients[block] = Math.log(0.20);
        coefficients[2 * block] = Math.log(0.08);
        set(coefficients);
        assertThat(detector.onModelActivate(RegimeModel.hash(coefficients), schema, schema))
            .isEqualTo(ModelReason.NONE);
        for (int bar = 0; bar < 7; bar++)
        {
            detector.onBar(vectors.vector());
        }
        final RegimeAssessment assessment = detector.assessment();
        assertThat(assessment.trendBlend()).isCloseTo(0.6 * 0.683 + 0.4 * 0.72, within(EXACT));
        assertThat(assessment.rangeBlend()).isCloseTo(0.6 * 0.4205 + 0.4 * 0.20, within(EXACT));
        assertThat(assessment.panicBlend()).isCloseTo(0.6 * 0.3035 + 0.4 * 0.08, within(EXACT));
        assertThat(assessment.regime()).isEqualTo(Regime.TREND);
        assertThat(assessment.confidence()).isCloseTo(0.6978, within(EXACT));
    }

    @Test
    void shouldRefuseAndCountOtherCoefficientsAndOtherVectors()
    {
        final RegimeDetector detector = new RegimeDetector(parameters);
        final double[] coefficients = new double[KEYS.size()];
        assertThat(detector.onModelActivate(RegimeModel.hash(coefficients), schema, schema))
            .isEqualTo(ModelReason.NOT_SET);
        set(coefficients);
        assertThat(detector.onModelActivate(RegimeModel.hash(coefficients) + 1, schema, schema))
            .isEqualTo(ModelReason.OTHER_CONTENT);
        assertThat(detector.onModelActivate(RegimeModel.hash(coefficients), schema + 1, schema))
            .isEqualTo(ModelReason.OTHER_SCHEMA);
        assertThat(detector.refusedModels()).isEqualTo(3);
        detector.onBar(vectors.vector());
        assertThat(detector.assessment().trendProbability()).isNaN();
        assertThat(detector.assessment().trendBlend()).isEqualTo(detector.assessment().trendScore());
    }

    @Test
    void shouldBeOutOfForceWhileItsCoefficientsAreNotThoseActivated()
    {
        final RegimeModel model = new RegimeModel(parameters);
        final double[] coefficients = new double[KEYS.size()];
        set(coefficients);
        model.onActivate(RegimeModel.hash(coefficients), schema, schema);
        assertThat(model.isInForce(schema)).isTrue();
        assertThat(model.isInForce(schema + 1)).isFalse();

        Huracan.set(parameters, KEYS.get(3), 0.25);
        assertThat(model.isInForce(schema)).isFalse();
        Huracan.set(parameters, KEYS.get(3), 0);
        assertThat(model.isInForce(schema)).isTrue();

        assertThat(model.onActivate(7, schema, schema)).isEqualTo(ModelReason.OTHER_CONTENT);
        assertThat(model.isInForce(schema)).as("a refusal changes nothing").isTrue();
    }

    @Test
    void shouldSayNothingWhereAnInputIsNotReady()
    {
        final RegimeModel model = new RegimeModel(parameters);
        final double[] coefficients = new double[KEYS.size()];
        set(coefficients);
        model.onActivate(RegimeModel.hash(coefficients), schema, schema);
        model.onBar(vectors.vector());
        assertThat(model.trend()).isCloseTo(1.0 / 3, within(EXACT));
        model.onBar(vectors.without(Feature.SKEWNESS).vector());
        assertThat(model.trend()).isNaN();
    }

    @Test
    void shouldReadScaledFeaturesWhereItWasTrainedOnSuch()
    {
        final RegimeModel model = new RegimeModel(parameters);
        final int width = RegimeModel.inputs().size();
        final double[] coefficients = new Random(6).doubles(KEYS.size(), -0.5, 0.5).toArray();
        final double[] centers = new Random(7).doubles(width, -1, 1).toArray();
        final double[] scales = new Random(8).doubles(width, 0.5, 2).toArray();
        set(coefficients);
        Huracan.set(parameters, RegimeModel.SCALED, 1);
        final long hash = RegimeModel.hash(coefficients, centers, scales);
        assertThat(model.onActivate(hash, schema, schema)).isEqualTo(ModelReason.NOT_SET);
        scale(centers, scales);
        assertThat(model.onActivate(RegimeModel.hash(coefficients), schema, schema))
            .as("the hash of the raw model").isEqualTo(ModelReason.OTHER_CONTENT);
        assertThat(model.onActivate(hash, schema, schema)).isEqualTo(ModelReason.NONE);

        model.onBar(vectors.vector());
        final double[] inputs = new double[width];
        for (int i = 0; i < width; i++)
        {
            final Feature input = RegimeModel.inputs().get(i);
            final double plain = (vectors.vector().value(input) - centers[i]) / scales[i];
            final boolean isAlongTrend = Feature.TREND_STRENGTH == input || Feature.EMA_SLOPE == input ||
                Feature.MOMENTUM_SLOPE == input;
            inputs[i] = isAlongTrend ? -plain : plain;
        }
        final double[] expected = softmax(coefficients, inputs);
        assertThat(model.trend()).isCloseTo(expected[0], within(EXACT));
        assertThat(model.range()).isCloseTo(expected[1], within(EXACT));
        assertThat(model.panic()).isCloseTo(expected[2], within(EXACT));
        assertThat(model.hashOfBar()).isEqualTo(hash);
    }

    @Test
    void shouldBeOutOfForceWhileItsScalingIsNotThatActivated()
    {
        final RegimeModel model = new RegimeModel(parameters);
        final double[] coefficients = new double[KEYS.size()];
        final double[] centers = new double[RegimeModel.inputs().size()];
        final double[] scales = new double[centers.length];
        Arrays.fill(scales, 1);
        set(coefficients);
        scale(centers, scales);
        Huracan.set(parameters, RegimeModel.SCALED, 1);
        model.onActivate(RegimeModel.hash(coefficients, centers, scales), schema, schema);
        assertThat(model.isInForce(schema)).isTrue();

        Huracan.set(parameters, Scaling.scaleKey(Feature.ADX), 2);
        assertThat(model.isInForce(schema)).isFalse();
        Huracan.set(parameters, Scaling.scaleKey(Feature.ADX), 1);
        assertThat(model.isInForce(schema)).isTrue();
        Huracan.set(parameters, RegimeModel.SCALED, 0);
        assertThat(model.isInForce(schema)).isFalse();
        model.onBar(vectors.vector());
        assertThat(model.hashOfBar()).isEqualTo(Units.NULL_ID);
    }

    /** The market of the worked decision, falling. */
    private static Vectors ready(final Vectors vectors)
    {
        return vectors.with(Feature.ATR_PCT, 0.011).with(Feature.VOLATILITY_RATIO, 1.12)
            .with(Feature.VOLATILITY_PERCENTILE, 0.45).with(Feature.ADX, 32).with(Feature.TREND_STRENGTH, -0.75)
            .with(Feature.EMA_SLOPE, -0.65 * 0.5).with(Feature.MOMENTUM, -0.68 * 3 * 0.011)
            .with(Feature.MOMENTUM_SLOPE, -0.1).with(Feature.KURTOSIS, 2.8).with(Feature.SKEWNESS, -0.4)
            .with(Feature.COMPRESSION, 0.35).with(Feature.BB_WIDTH, 0.04);
    }

    private void set(final double[] coefficients)
    {
        for (int i = 0; i < coefficients.length; i++)
        {
            Huracan.set(parameters, KEYS.get(i), coefficients[i]);
        }
    }

    private void scale(final double[] centers, final double[] scales)
    {
        for (int i = 0; i < centers.length; i++)
        {
            Huracan.set(parameters, Scaling.centerKey(RegimeModel.inputs().get(i)), centers[i]);
            Huracan.set(parameters, Scaling.scaleKey(RegimeModel.inputs().get(i)), scales[i]);
        }
        Huracan.set(parameters, Scaling.SCHEMA_HASH, schema);
    }

    private static double[] softmax(final double[] coefficients, final double[] inputs)
    {
        final double[] weights = new double[RegimeModel.classCount()];
        double sum = 0;
        for (int c = 0; c < weights.length; c++)
        {
            double score = coefficients[c * (inputs.length + 1)];
            for (int i = 0; i < inputs.length; i++)
            {
                score += coefficients[c * (inputs.length + 1) + 1 + i] * inputs[i];
            }
            weights[c] = Math.exp(score);
            sum += weights[c];
        }
        for (int c = 0; c < weights.length; c++)
        {
            weights[c] /= sum;
        }
        return weights;
    }
}
