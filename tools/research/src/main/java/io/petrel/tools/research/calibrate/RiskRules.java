package io.petrel.tools.research.calibrate;

import static io.petrel.tools.research.calibrate.Quantity.HALF_LIFE;
import static io.petrel.tools.research.calibrate.Quantity.RISK_FRACTION;
import static io.petrel.tools.research.calibrate.Quantity.STOP_MULTIPLE;
import static io.petrel.tools.research.calibrate.Quantity.TARGET_MULTIPLE;
import static io.petrel.tools.research.calibrate.Quantity.VOLATILITY_SCALAR;

import io.petrel.tools.research.measure.Reversion;
import io.petrel.tools.research.series.BarSeries;
import io.petrel.tools.research.series.Indicators;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.TTest;

/**
 * Volatility, stops, targets and the size of a bet. Excursions are those of entries at every close, long and short,
 * held for the label horizon; entries whose horizon has not ended are purged.
 *
 * <p>Bounds cite the line of the specification of the autonomous trading system (Part IV); "ours": it leaves them open.
 */
final class RiskRules
{
    /** Line 1029. */
    private static final double SCALAR_MIN = 0.5;
    /** Line 1029. */
    private static final double SCALAR_MAX = 2;
    /** Line 1153. */
    private static final double STOP_QUANTILE = 75;
    /** Line 1157, times the volatility scalar. */
    private static final double STOP_MIN = 1;
    /** Line 1158, times the volatility scalar. */
    private static final double STOP_MAX = 4;
    /** Line 1191. */
    private static final double TARGET_MIN = 1;
    /** Line 1191. */
    private static final double TARGET_MAX = 5;
    /** Line 1191. */
    private static final double TARGET_STEP = 0.25;
    /** Line 1118, which calls it a guardian's limit. Its floor of 0.001 is not taken: no edge, no risk. */
    private static final double RISK_MAX = 0.02;
    /** An entry is looked at long and short. */
    private static final int SIDES = 2;

    private final Facts facts;
    private final Lengths lengths;

    RiskRules(final Facts facts, final Lengths lengths)
    {
        this.facts = facts;
        this.lengths = lengths;
    }

    void addTo(final List<CalibratedValue> values)
    {
        final CalibratedValue scalar = volatilityScalar();
        final double[] atr = Indicators.atr(facts.bars(), lengths.atrBars());
        final Excursions excursions = Excursions.of(facts.bars(), atr, facts.settings().forwardBars());
        values.add(scalar);
        values.add(halfLife());
        values.add(kelly());
        values.add(stop(excursions, scalar.isKnown() ? scalar.value() : 1));
        values.add(target(excursions));
    }

    private CalibratedValue volatilityScalar()
    {
        final double[] returns = facts.returns();
        final int recentBars = Math.min(facts.settings().recentBars(), returns.length);
        final double all = Math.sqrt(StatUtils.variance(returns));
        final double recent = Math.sqrt(StatUtils.variance(returns, returns.length - recentBars, recentBars));
        final double relativeError = 1 / Math.sqrt(2.0 * (recentBars - 1));
        return all > 0 ?
            facts.found(VOLATILITY_SCALAR, Math.max(SCALAR_MIN, Math.min(SCALAR_MAX, recent / all)),
                Method.VOLATILITY_RATIO, 1 - relativeError, recentBars) :
            facts.refused(VOLATILITY_SCALAR, Method.VOLATILITY_RATIO, "the price does not move");
    }

    private CalibratedValue halfLife()
    {
        final Reversion reversion = Reversion.of(facts.logs());
        return reversion.isKnown() ?
            facts.found(HALF_LIFE, Math.min(reversion.halfLifeBars(), facts.bars().length() / 2.0),
                Method.ORNSTEIN_UHLENBECK, reversion.confidence(), reversion.samples()) :
            facts.refused(HALF_LIFE, Method.ORNSTEIN_UHLENBECK, "the price does not revert");
    }

    /** Of holding long for a bar, as the specification has it: an edge below zero risks nothing. */
    private CalibratedValue kelly()
    {
        final double[] returns = facts.returns();
        final double[] wins = Arrays.stream(returns).filter(value -> value > 0).toArray();
        final double[] losses = Arrays.stream(returns).filter(value -> value < 0).toArray();
        if (wins.length < 2 || losses.length < 2)
        {
            return facts.refused(RISK_FRACTION, Method.HALF_KELLY, "no wins or no losses");
        }
        final double winShare = (double)wins.length / returns.length;
        final double payoff = StatUtils.mean(wins) / -StatUtils.mean(losses);
        final double kelly = (winShare * payoff - (1 - winShare)) / payoff;
        return facts.found(RISK_FRACTION, Math.max(0, Math.min(RISK_MAX, kelly / 2)), Method.HALF_KELLY,
            1 - new TTest().tTest(0, returns), returns.length);
    }

    /** Three of four winners never went further against us: beyond it few come back. */
    private CalibratedValue stop(final Excursions excursions, final double volatilityScalar)
    {
        final double[] adverse = excursions.adverseOfWinners();
        final int independent = adverse.length / facts.settings().forwardBars() / SIDES;
        if (0 == independent)
        {
            return facts.refused(STOP_MULTIPLE, Method.ADVERSE_EXCURSION, "no winner");
        }
        final double multiple = ThresholdRules.quantile(adverse, STOP_QUANTILE);
        final double bounded =
            Math.max(STOP_MIN * volatilityScalar, Math.min(STOP_MAX * volatilityScalar, multiple));
        return facts.found(STOP_MULTIPLE, bounded, Method.ADVERSE_EXCURSION,
            ThresholdRules.quantileConfidence(independent), independent);
    }

    private CalibratedValue target(final Excursions excursions)
    {
        final int independent = excursions.count() / facts.settings().forwardBars() / SIDES;
        double best = Double.NaN;
        double greatest = -Double.MAX_VALUE;
        for (double level = TARGET_MIN; level <= TARGET_MAX; level += TARGET_STEP)
        {
            final double expected = excursions.expectedAt(level);
            best = expected > greatest ? level : best;
            greatest = Math.max(greatest, expected);
        }
        return 0 == independent ?
            facts.refused(TARGET_MULTIPLE, Method.FAVOURABLE_EXCURSION, "no entry") :
            facts.found(TARGET_MULTIPLE, best, Method.FAVOURABLE_EXCURSION,
                excursions.confidenceAt(best, independent), independent);
    }

    /** Adverse, favourable and final move of each entry in average true ranges; long and short entries in turn. */
    private record Excursions(double[] adverse, double[] favourable, double[] last)
    {
        static Excursions of(final BarSeries bars, final double[] atr, final int horizon)
        {
            final int[] entries = IntStream.range(0, Math.max(0, bars.length() - horizon))
                .filter(i -> atr[i] > 0).toArray();
            final Excursions made = new Excursions(new double[SIDES * entries.length],
                new double[SIDES * entries.length], new double[SIDES * entries.length]);
            for (int k = 0; k < entries.length; k++)
            {
                made.fill(SIDES * k, bars, entries[k], horizon, atr[entries[k]]);
            }
            return made;
        }

        private void fill(final int place, final BarSeries bars, final int entry, final int horizon, final double atr)
        {
            double up = 0;
            double down = 0;
            for (int i = entry + 1; i <= entry + horizon; i++)
            {
                up = Math.max(up, bars.high()[i] - bars.close()[entry]);
                down = Math.max(down, bars.close()[entry] - bars.low()[i]);
            }
            final double end = bars.close()[entry + horizon] - bars.close()[entry];
            set(place, down / atr, up / atr, end / atr);
            set(place + 1, up / atr, down / atr, -end / atr);
        }

        private void set(final int place, final double against, final double along, final double end)
        {
            adverse[place] = against;
            favourable[place] = along;
            last[place] = end;
        }

        int count()
        {
            return last.length;
        }

        double[] adverseOfWinners()
        {
            return IntStream.range(0, last.length).filter(i -> last[i] > 0)
                .mapToDouble(i -> adverse[i]).toArray();
        }

        /** Gain of taking the target where it is reached and the last price where it is not. */
        double expectedAt(final double target)
        {
            return StatUtils.mean(gains(target));
        }

        double confidenceAt(final double target, final int independent)
        {
            final double[] gains = gains(target);
            final double error = Math.sqrt(StatUtils.variance(gains) / Math.max(1, independent));
            final double chance = new NormalDistribution()
                .cumulativeProbability(StatUtils.mean(gains) / error);
            return error > 0 ? chance : 0;
        }

        private double[] gains(final double target)
        {
            final double[] gains = new double[last.length];
            for (int i = 0; i < gains.length; i++)
            {
                gains[i] = favourable[i] >= target ? target : last[i];
            }
            return gains;
        }
    }
}
