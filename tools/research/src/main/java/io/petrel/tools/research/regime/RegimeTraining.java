package io.petrel.tools.research.regime;

import io.petrel.codecs.unit.Units;
import io.petrel.node.app.ObservedRun;
import io.petrel.node.app.StartParameter;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.config.TrainingConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.tools.features.FeatureRow;
import io.petrel.tools.features.FeatureTap;
import io.petrel.tools.features.ScalingMethod;
import io.petrel.tools.research.calibrate.ParameterTape;
import io.petrel.tools.research.measure.HawkesFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Trains all models of the regime stage on tapes: the intensity of trades first, because features are made with it;
 * then the tapes run through the engine, and on its features up to the cut the logistic model, the volatility model and
 * the hidden Markov model are fitted. What follows the cut tells what the logistic model is worth. One thread.
 */
public final class RegimeTraining
{
    private static final int FITS = 3;

    private final PetrelConfig config;
    private final TrainingConfig training;
    private final List<Path> tapes;
    private final ScalingMethod scaling;

    /**
     * Sets what is the same for every training.
     *
     * @param config   of the runs that the models are for.
     * @param training labels, fits and demands.
     * @param tapes    folders, merged by time.
     * @param scaling  of the logistic model's inputs; null for raw features.
     */
    public RegimeTraining(
        final PetrelConfig config, final TrainingConfig training, final List<Path> tapes, final ScalingMethod scaling)
    {
        this.config = config;
        this.training = training;
        this.tapes = List.copyOf(tapes);
        this.scaling = scaling;
    }

    /**
     * One model as it was fitted.
     *
     * @param name       of the model.
     * @param method     how it was fitted.
     * @param against    the simpler model that its confidence is against.
     * @param confidence by the likelihood ratio, 0 to 1.
     * @param samples    observations.
     * @param values     parameters of the core.
     * @param refusal    why it is not written; empty if it is.
     */
    public record Fit(
        String name,
        String method,
        String against,
        double confidence,
        int samples,
        List<TrainedValue> values,
        String refusal)
    {
        /**
         * Whether runs get it.
         *
         * @return false if {@link #refusal()} says why not.
         */
        public boolean isWritten()
        {
            return refusal.isEmpty();
        }
    }

    /**
     * What was trained.
     *
     * @param symbol    of the instrument.
     * @param bars      of it up to the cut.
     * @param learnedNs time of the newest thing that was learned from.
     * @param inputHash of what was learned from.
     * @param model     logistic model.
     * @param logistic  the same as a fit.
     * @param fits      the other models.
     */
    public record Result(
        String symbol,
        int bars,
        long learnedNs,
        long inputHash,
        RegimeTrainer.Training model,
        Fit logistic,
        List<Fit> fits)
    {
        /**
         * Writes everything that is sure enough as a parameter tape.
         *
         * @param folder new folder.
         * @throws IOException when it cannot be written, or is there already.
         */
        public void write(final Path folder) throws IOException
        {
            ParameterTape.write(folder, learnedNs, sink ->
            {
                final ModelMessages messages =
                    new ModelMessages((templateId, message, length) -> sink.onMessage(message, length));
                fits.stream().filter(Fit::isWritten)
                    .forEach(fit -> messages.send(fit.values(), origin(fit), learnedNs));
                if (logistic.isWritten())
                {
                    messages.sendModel(model, origin(logistic), learnedNs);
                }
            });
        }

        private ModelMessages.Origin origin(final Fit fit)
        {
            return new ModelMessages.Origin(fit.method(), inputHash, fit.samples(), fit.confidence());
        }
    }

    /** Told how far a training is. */
    @FunctionalInterface
    public interface Listener
    {
        /**
         * Some of the work is done.
         *
         * @param done  units of it.
         * @param total units of this phase.
         * @param unit  in words.
         */
        void onProgress(long done, long total, String unit);
    }

    /**
     * Trains.
     *
     * @param instrument symbol or id; empty for the first on the tapes.
     * @param untilNs    the cut: nothing later is learned from, ns since the epoch.
     * @param start      calibrated numbers that the features run with, beside the configured ones.
     * @param listener   told of progress.
     * @return the models.
     * @throws IllegalArgumentException when there is too little to learn from; says what is missing.
     */
    public Result run(
        final String instrument, final long untilNs, final List<StartParameter> start, final Listener listener)
    {
        final TapeFacts facts = TapeFacts.of(tapes);
        final Arrivals arrivals = Arrivals.read(tapes, instrument, untilNs, training.arrivalsMax(),
            done -> listener.onProgress(done, facts.records(), "events read"));
        final Fit hawkes = hawkes(arrivals.timesNs());
        final RegimeHistory history = history(arrivals.instrumentId(), facts, starting(start, hawkes),
            done -> listener.onProgress(done, facts.records(), "events through the engine"));
        if (0 == history.size())
        {
            throw new IllegalArgumentException("the tapes close no bar of the decision series of " +
                arrivals.symbol() + ": nothing to learn from");
        }
        listener.onProgress(0, FITS, "models fitted");
        final LabelRule rule =
            new LabelRule(training.horizonBars(), training.panicRatio(), training.trendRatio());
        final RegimeTrainer.Training model =
            new RegimeTrainer(rule, training.ridge(), scaling, training.rowsMin()).train(history, untilNs);
        listener.onProgress(1, FITS, "models fitted");
        final Fit garch = garch(history.returns(untilNs));
        listener.onProgress(2, FITS, "models fitted");
        final Fit states = states(history.returns(untilNs), history.logVolatilities(untilNs));
        final int bars = history.sizeUntil(untilNs);
        return new Result(
            arrivals.symbol(),
            bars,
            Math.max(history.endTimeNs(bars - 1), arrivals.lastNs()),
            history.inputHash(untilNs),
            model,
            logistic(model),
            List.of(hawkes, garch, states));
    }

    private RegimeHistory history(
        final int instrumentId,
        final TapeFacts facts,
        final List<StartParameter> parameters,
        final LongConsumer progress)
    {
        final RegimeHistory history = new RegimeHistory();
        final FeatureTap tap = new FeatureTap(row -> onRow(row, instrumentId, history));
        try (Feed feed = MergedFeed.of(tapes))
        {
            ObservedRun.run(config, facts, parameters, feed, tap, tap, progress);
        }
        return history;
    }

    private static void onRow(final FeatureRow row, final int instrumentId, final RegimeHistory history)
    {
        if (row.instrumentId() == instrumentId)
        {
            history.onBar(row.barEndNs(), row.closeTicks(), row);
        }
    }

    /** Calibrated numbers hold all through the training: what is trained on them names them by the schema's hash. */
    private static List<StartParameter> starting(final List<StartParameter> start, final Fit hawkes)
    {
        final List<StartParameter> all = new ArrayList<>();
        start.forEach(value -> all.add(new StartParameter(value.key(), value.kind(), value.bits(), value.method(),
            value.confidence(), value.sampleSize(), Units.NULL_TIME_NS, Units.NULL_TIME_NS, value.inputHash())));
        if (hawkes.isWritten())
        {
            hawkes.values().forEach(value -> all.add(new StartParameter(value.key(), value.kind(), value.bits(),
                hawkes.method(), hawkes.confidence(), hawkes.samples(), Units.NULL_TIME_NS, Units.NULL_TIME_NS, 0)));
        }
        return all;
    }

    private Fit logistic(final RegimeTrainer.Training model)
    {
        final String words = null == scaling ? "raw inputs" : scaling.name().toLowerCase(Locale.ROOT) + " scaling";
        return fit("regime.meta", "multinomial logistic regression, " + words, "the shares of the regimes",
            model.confidence(), model.learned().rows(), model.values());
    }

    private Fit hawkes(final long[] timesNs)
    {
        final String method = "Hawkes process, maximum likelihood";
        final String against = "arrivals at a constant rate";
        if (timesNs.length < training.arrivalsMin())
        {
            return new Fit("feature.hawkes", method, against, 0, timesNs.length, List.of(), "only " + timesNs.length +
                " trades, " + training.arrivalsMin() + " are needed");
        }
        final HawkesFit found = HawkesFit.of(timesNs);
        if (!found.isKnown())
        {
            return new Fit("feature.hawkes", method, against, 0, found.samples(), List.of(),
                "no stationary process fits");
        }
        return fit("feature.hawkes", method, against,
            LikelihoodRatio.confidence(found.poissonGain() * found.samples(), 2), found.samples(), List.of(
                TrainedValue.real("feature.hawkes_mu_per_s", found.muPerS()),
                TrainedValue.real("feature.hawkes_alpha_per_s", found.alphaPerS()),
                TrainedValue.real("feature.hawkes_beta_per_s", found.betaPerS())));
    }

    private Fit garch(final double[] returns)
    {
        final GarchFit found = GarchFit.of(returns, training.isLeveraged());
        final double gain = found.logLikelihood() - LikelihoodRatio.normal(returns, 0);
        return fit("regime.garch", training.isLeveraged() ? "GJR-GARCH(1,1,1), maximum likelihood" :
            "GARCH(1,1), maximum likelihood", "constant variance",
            LikelihoodRatio.confidence(gain, training.isLeveraged() ? 3 : 2), found.samples(), found.values());
    }

    private Fit states(final double[] returns, final double[] logVolatilities)
    {
        final int count = training.states();
        final HmmFit found = HmmFit.of(returns, logVolatilities, count);
        final double gain =
            found.logLikelihood() - LikelihoodRatio.normal(returns) - LikelihoodRatio.normal(logVolatilities);
        final int emissions = 4 * (count - 1);
        final int chain = count * count - 1;
        return fit("regime.hmm", "Gaussian hidden Markov model, Baum-Welch", "one state",
            LikelihoodRatio.confidence(gain, emissions + chain), returns.length, found.model().values());
    }

    private Fit fit(
        final String name,
        final String method,
        final String against,
        final double confidence,
        final int samples,
        final List<TrainedValue> values)
    {
        return new Fit(name, method, against, confidence, samples, values,
            confidence >= training.confidenceMin() ? "" : "not sure enough");
    }
}
