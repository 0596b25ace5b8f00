package io.petrel.tools.research.regime;

import io.petrel.core.feature.Scaling;
import io.petrel.core.regime.RegimeModel;
import io.petrel.tools.features.ScalingMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains the logistic model of the regimes. Rows whose label horizon ends after the cut are neither trained nor scaled
 * on, so that no row of the test, which starts after the cut, has a part in anything that was learned.
 */
public final class RegimeTrainer
{
    private final LabelRule rule;
    private final double ridge;
    private final ScalingMethod method;
    private final int rowsMin;

    /**
     * Sets the rules.
     *
     * @param rule    that labels the bars.
     * @param ridge   of the regression, above zero.
     * @param method  of the scaling; null to learn from raw features.
     * @param rowsMin rows below which nothing is trained.
     */
    public RegimeTrainer(final LabelRule rule, final double ridge, final ScalingMethod method, final int rowsMin)
    {
        this.rule = rule;
        this.ridge = ridge;
        this.method = method;
        this.rowsMin = rowsMin;
    }

    /**
     * Trains up to a cut and tests after it.
     *
     * @param history of one instrument.
     * @param cutNs   nothing later has a part in the training.
     * @return the model.
     * @throws IllegalArgumentException if there are too few rows, or a regime has none to learn from.
     */
    public Training train(final RegimeHistory history, final long cutNs)
    {
        final List<ModelInputs> rows = new ArrayList<>();
        final List<Integer> labels = new ArrayList<>();
        for (int bar = 0; bar + rule.horizonBars() < history.size(); bar++)
        {
            final boolean isOver = history.endTimeNs(bar + rule.horizonBars()) <= cutNs;
            if (isOver && isUsable(history, bar))
            {
                rows.add(history.inputs(bar));
                labels.add(rule.labelOf(history, bar));
            }
        }
        requireEnough(rows.size(), history.sizeUntil(cutNs));
        final double[] shares = shares(labels);
        final InputScaling scaling = InputScaling.fit(method, rows);
        final double[][] inputs = rows.stream().map(row -> read(row, scaling)).toArray(double[][]::new);
        final double[] coefficients = LogisticFit.of(inputs,
            labels.stream().mapToInt(label -> label).toArray(), RegimeModel.classCount(), ridge);
        final Score learned = new Score(coefficients, shares);
        for (int i = 0; i < inputs.length; i++)
        {
            learned.add(inputs[i], labels.get(i));
        }
        return new Training(coefficients, scaling, history.schemaHash(), shares, learned,
            test(history, cutNs, scaling, new Score(coefficients, shares)), rule.horizonBars());
    }

    /** What a model is worth on rows: the sums, added up one by one. */
    public static final class Score
    {
        private final double[] coefficients;
        private final double[] shares;
        private int rows;
        private int hits;
        private double loss;
        private double baseLoss;

        private Score(final double[] coefficients, final double[] shares)
        {
            this.coefficients = coefficients;
            this.shares = shares;
        }

        /**
         * Rows.
         *
         * @return their number.
         */
        public int rows()
        {
            return rows;
        }

        /**
         * Mean negative log-likelihood of the labels; the less the better.
         *
         * @return natural logarithm; not-a-number without rows.
         */
        public double logLoss()
        {
            return loss / rows;
        }

        /**
         * The same, of the shares of the regimes alone.
         *
         * @return natural logarithm; not-a-number without rows.
         */
        public double baseLogLoss()
        {
            return baseLoss / rows;
        }

        /**
         * Share of the rows whose label had the highest probability.
         *
         * @return 0 to 1; not-a-number without rows.
         */
        public double hitRate()
        {
            return (double)hits / rows;
        }

        private void add(final double[] inputs, final int label)
        {
            final double[] probability = LogisticFit.probabilities(coefficients, inputs, shares.length);
            rows++;
            loss -= Math.log(probability[label]);
            baseLoss -= Math.log(shares[label]);
            hits += Arrays.stream(probability).max().orElse(0) == probability[label] ? 1 : 0;
        }
    }

    /**
     * A trained model, and what it is worth on bars it never saw.
     *
     * @param coefficients in the order of {@link RegimeModel#keys()}.
     * @param scaling      that they go with; null for raw features.
     * @param schemaHash   of the feature vectors it was trained on.
     * @param shares       of TREND, RANGE and PANIC among the rows learned from.
     * @param learned      score on the rows learned from.
     * @param tested       score after the cut.
     * @param horizonBars  of the labels.
     */
    public record Training(
        double[] coefficients,
        InputScaling scaling,
        long schemaHash,
        double[] shares,
        Score learned,
        Score tested,
        int horizonBars)
    {
        /**
         * What ModelActivate must name.
         *
         * @return content hash of coefficients and scaling.
         */
        public long modelHash()
        {
            return null == scaling ? RegimeModel.hash(coefficients) : scaling.hashOf(coefficients);
        }

        /**
         * How sure it is that the inputs tell of the regimes at all: the likelihood ratio against the shares alone.
         * Labels overlap, so only one in a horizon of them counts.
         *
         * @return 0 to 1.
         */
        public double confidence()
        {
            final double gain = (learned.baseLoss - learned.loss) / horizonBars;
            return LikelihoodRatio.confidence(gain, (shares.length - 1) * RegimeModel.inputs().size());
        }

        /**
         * The probabilities that the core gives.
         *
         * @param inputs as {@link RegimeModel#readInputs} reads them with {@link #coreScaling()}.
         * @return of TREND, RANGE and PANIC.
         */
        public double[] probabilities(final double[] inputs)
        {
            return LogisticFit.probabilities(coefficients, inputs, shares.length);
        }

        /**
         * The scaling as the core applies it.
         *
         * @return null for raw features.
         */
        public Scaling coreScaling()
        {
            return null == scaling ? null : scaling.scaling();
        }

        /**
         * The parameters of the regime stage.
         *
         * @return the scaling first, then one value per coefficient.
         */
        public List<TrainedValue> values()
        {
            final List<TrainedValue> values = new ArrayList<>();
            if (null != scaling)
            {
                values.addAll(scaling.values());
            }
            values.add(TrainedValue.flag(RegimeModel.SCALED, null != scaling));
            for (int i = 0; i < coefficients.length; i++)
            {
                values.add(TrainedValue.real(RegimeModel.keys().get(i), coefficients[i]));
            }
            return values;
        }
    }

    private boolean isUsable(final RegimeHistory history, final int bar)
    {
        return history.inputs(bar).isReady() && LabelRule.NONE != rule.labelOf(history, bar);
    }

    private void requireEnough(final int rows, final int bars)
    {
        if (rows < rowsMin)
        {
            throw new IllegalArgumentException("only " + rows + " of " + bars + " bars can be learned from, " +
                rowsMin + " are needed: features must be warm and the " + rule.horizonBars() +
                " bars after them over; take a longer tape or a later --until");
        }
    }

    private static double[] shares(final List<Integer> labels)
    {
        final double[] shares = new double[RegimeModel.classCount()];
        labels.forEach(label -> shares[label] += 1.0 / labels.size());
        if (Arrays.stream(shares).anyMatch(share -> !(share > 0)))
        {
            throw new IllegalArgumentException("of TREND, RANGE and PANIC one has no row to learn from: " +
                Arrays.toString(shares) + "; take a longer tape, or other ratios in the training's configuration");
        }
        return shares;
    }

    private static double[] read(final ModelInputs row, final InputScaling scaling)
    {
        final double[] inputs = new double[RegimeModel.inputs().size()];
        RegimeModel.readInputs(row, null == scaling ? null : scaling.scaling(), inputs);
        return inputs;
    }

    private Score test(
        final RegimeHistory history, final long cutNs, final InputScaling scaling, final Score score)
    {
        for (int bar = 0; bar < history.size(); bar++)
        {
            if (history.endTimeNs(bar) > cutNs && isUsable(history, bar))
            {
                score.add(read(history.inputs(bar), scaling), rule.labelOf(history, bar));
            }
        }
        return score;
    }
}
