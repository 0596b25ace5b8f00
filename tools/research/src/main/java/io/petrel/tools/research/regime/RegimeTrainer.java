package io.petrel.tools.research.regime;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.regime.RegimeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains the logistic model of the regimes. Rows whose label horizon ends after the cut are not trained on, so that no
 * row of the test, which starts after the cut, has a part in any label that was learned.
 */
public final class RegimeTrainer
{
    private final LabelRule rule;
    private final double ridge;

    /**
     * Sets the rules.
     *
     * @param rule  that labels the bars.
     * @param ridge of the regression, above zero.
     */
    public RegimeTrainer(final LabelRule rule, final double ridge)
    {
        this.rule = rule;
        this.ridge = ridge;
    }

    /**
     * Trains up to a cut and tests after it.
     *
     * @param history of one instrument.
     * @param cutNs   nothing later has a part in the training.
     * @return the model.
     * @throws IllegalArgumentException if a regime has no row to learn from.
     */
    public Training train(final RegimeHistory history, final long cutNs)
    {
        final List<double[]> rows = new ArrayList<>();
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
        final double[] shares = shares(labels);
        final double[] coefficients = LogisticFit.of(rows.toArray(new double[0][]),
            labels.stream().mapToInt(label -> label).toArray(), RegimeModel.classCount(), ridge);
        return test(history, cutNs, coefficients, shares, rows.size());
    }

    /**
     * A trained model, and what it is worth on bars it never saw.
     *
     * @param coefficients in the order of {@link RegimeModel#keys()}.
     * @param schemaHash   of the feature vectors it was trained on.
     * @param shares       of TREND, RANGE and PANIC among the rows learned from.
     * @param trainedRows  learned from.
     * @param testedRows   after the cut.
     * @param logLoss      mean negative log-likelihood of the test; the less the better.
     * @param baseLogLoss  the same, of the shares alone.
     * @param hitRate      share of the test whose label had the highest probability.
     */
    public record Training(
        double[] coefficients,
        long schemaHash,
        double[] shares,
        int trainedRows,
        int testedRows,
        double logLoss,
        double baseLogLoss,
        double hitRate)
    {
        /**
         * What ModelActivate must name.
         *
         * @return content hash of the coefficients.
         */
        public long modelHash()
        {
            return RegimeModel.hash(coefficients);
        }

        /**
         * The parameters of the regime stage.
         *
         * @return one value per coefficient.
         */
        public List<TrainedValue> values()
        {
            final List<String> keys = RegimeModel.keys();
            final List<TrainedValue> values = new ArrayList<>();
            for (int i = 0; i < coefficients.length; i++)
            {
                values.add(new TrainedValue(keys.get(i), ValueKind.DOUBLE, coefficients[i]));
            }
            return values;
        }
    }

    private boolean isUsable(final RegimeHistory history, final int bar)
    {
        return null != history.inputs(bar) && LabelRule.NONE != rule.labelOf(history, bar);
    }

    private static double[] shares(final List<Integer> labels)
    {
        final double[] shares = new double[RegimeModel.classCount()];
        labels.forEach(label -> shares[label] += 1.0 / labels.size());
        if (Arrays.stream(shares).anyMatch(share -> !(share > 0)))
        {
            throw new IllegalArgumentException(
                "of TREND, RANGE and PANIC one has no row to learn from: " + Arrays.toString(shares));
        }
        return shares;
    }

    private Training test(
        final RegimeHistory history,
        final long cutNs,
        final double[] coefficients,
        final double[] shares,
        final int trainedRows)
    {
        int tested = 0;
        int hits = 0;
        double loss = 0;
        double baseLoss = 0;
        for (int bar = 0; bar < history.size(); bar++)
        {
            if (history.endTimeNs(bar) > cutNs && isUsable(history, bar))
            {
                final int label = rule.labelOf(history, bar);
                final double[] probability =
                    LogisticFit.probabilities(coefficients, history.inputs(bar), shares.length);
                tested++;
                loss -= Math.log(probability[label]);
                baseLoss -= Math.log(shares[label]);
                hits += Arrays.stream(probability).max().orElse(0) == probability[label] ? 1 : 0;
            }
        }
        return new Training(coefficients, history.schemaHash(), shares, trainedRows, tested,
            loss / tested, baseLoss / tested, (double)hits / tested);
    }
}
