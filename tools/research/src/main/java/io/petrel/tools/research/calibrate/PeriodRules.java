package io.petrel.tools.research.calibrate;

import static io.petrel.tools.research.calibrate.Quantity.ATR_PERIOD;
import static io.petrel.tools.research.calibrate.Quantity.FAST_PERIOD;
import static io.petrel.tools.research.calibrate.Quantity.SIGNAL_PERIOD;
import static io.petrel.tools.research.calibrate.Quantity.SLOW_PERIOD;

import io.petrel.tools.research.measure.Clustering;
import io.petrel.tools.research.measure.Entropy;
import io.petrel.tools.research.measure.SpectralAnalysis;
import io.petrel.tools.research.measure.SpectralAnalysis.Background;
import io.petrel.tools.research.measure.SpectralAnalysis.Peak;
import java.util.Comparator;
import java.util.List;

/**
 * Lengths of windows. The fast one is the shortest cycle that red noise does not explain, the slow one the strongest;
 * where there is none, the look-backs whose move says most about the next return take their place.
 *
 * <p>Bounds cite the line of the specification of the autonomous trading system (Part IV); "ours": it leaves them open.
 */
final class PeriodRules
{
    /** Line 899: a cycle of less than 0.5 % of the bars is noise of the sampling. */
    private static final double PERIOD_SHARE_MIN = 0.005;
    /** Line 900: of more than a tenth of them, there are too few to see one. */
    private static final double PERIOD_SHARE_MAX = 0.1;
    /** Line 899. */
    private static final int PERIOD_MIN = 3;
    /** Line 891. */
    private static final int FAST_FALLBACK_MIN = 5;
    /** Line 891. */
    private static final int FAST_FALLBACK_MAX = 50;
    /** Line 1239. */
    private static final int SIGNAL_MIN = 3;
    /** Line 1239. */
    private static final int SIGNAL_MAX = 20;
    /** Line 1263. */
    private static final int ATR_MIN = 5;
    /** Line 1263. */
    private static final int ATR_MAX = 50;
    /** Ours: down, flat and up; with more bins a window of 500 bars leaves cells empty. */
    private static final int ENTROPY_BINS = 3;

    private final Facts facts;
    private final double[] sums;

    PeriodRules(final Facts facts)
    {
        this.facts = facts;
        sums = facts.logs();
    }

    void addTo(final List<CalibratedValue> values)
    {
        final List<Peak> peaks = SpectralAnalysis.of(facts.logs(), Background.RED)
            .peaks(facts.settings().significance()).stream()
            .filter(peak -> peak.periodBars() >= shortest() && peak.periodBars() <= longest()).toList();
        final CalibratedValue fast = peaks.isEmpty() ?
            byEntropy(FAST_PERIOD, FAST_FALLBACK_MIN, FAST_FALLBACK_MAX) :
            spectral(FAST_PERIOD, peaks.stream().min(Comparator.comparingDouble(Peak::periodBars)).orElseThrow(), 0);
        values.add(fast);
        values.add(slow(peaks, fast));
        values.add(byEntropy(SIGNAL_PERIOD, SIGNAL_MIN, SIGNAL_MAX));
        values.add(atr());
    }

    private double shortest()
    {
        return Math.max(PERIOD_MIN, PERIOD_SHARE_MIN * facts.bars().length());
    }

    private double longest()
    {
        return PERIOD_SHARE_MAX * facts.bars().length();
    }

    private CalibratedValue slow(final List<Peak> strongestFirst, final CalibratedValue fast)
    {
        return strongestFirst.isEmpty() ?
            facts.refused(SLOW_PERIOD, Method.SPECTRAL_PEAK, "red noise explains every cycle") :
            spectral(SLOW_PERIOD, strongestFirst.get(0), 2 * fast.value());
    }

    private CalibratedValue spectral(final Quantity quantity, final Peak peak, final double least)
    {
        return facts.found(quantity, Math.max(least, Math.rint(peak.periodBars())), Method.SPECTRAL_PEAK,
            1 - peak.falseAlarm(), facts.logs().length);
    }

    /** Each look-back tried is one more chance to be fooled: the chance is multiplied by their number. */
    private CalibratedValue byEntropy(final Quantity quantity, final int from, final int to)
    {
        int best = 0;
        Entropy.Dependence least = null;
        for (int bars = from; bars <= to; bars++)
        {
            final Entropy.Dependence dependence = dependence(bars);
            if (null == least || dependence.pValue() < least.pValue())
            {
                least = dependence;
                best = bars;
            }
        }
        final double chance = Math.min(1, least.pValue() * (to - from + 1));
        return chance > facts.settings().significance() ?
            facts.refused(quantity, Method.CONDITIONAL_ENTROPY, "no look-back says anything about the next return") :
            facts.found(quantity, best, Method.CONDITIONAL_ENTROPY, 1 - chance, least.samples());
    }

    /** The move over some bars against the return of the bar after them. */
    private Entropy.Dependence dependence(final int bars)
    {
        final int pairs = sums.length - 1 - bars;
        final double[] moves = new double[pairs];
        final double[] next = new double[pairs];
        for (int i = 0; i < pairs; i++)
        {
            moves[i] = sums[i + bars] - sums[i];
            next[i] = sums[i + bars + 1] - sums[i + bars];
        }
        return Entropy.conditional(moves, next, ENTROPY_BINS);
    }

    private CalibratedValue atr()
    {
        final Clustering clustering = Clustering.of(facts.returns());
        return clustering.isKnown() ?
            facts.found(ATR_PERIOD, Math.max(ATR_MIN, Math.min(ATR_MAX, Math.rint(clustering.memoryBars()))),
                Method.VOLATILITY_CLUSTERING, clustering.fit(), clustering.samples()) :
            facts.refused(ATR_PERIOD, Method.VOLATILITY_CLUSTERING, "volatility does not cluster");
    }
}
