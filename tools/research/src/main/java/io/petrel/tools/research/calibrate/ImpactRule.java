package io.petrel.tools.research.calibrate;

import static io.petrel.tools.research.calibrate.Quantity.IMPACT_COEFFICIENT;

import io.petrel.tools.research.series.BarSeries;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * Coefficient of the square-root law of impact, {@code return / volatility = Y x sign(q) x sqrt(|q| / volume)}, by
 * regression through the origin over bars; q is the net volume of takers in a bar, volatility and volume are those of
 * a mean bar (Toth et al., "Anomalous price impact and the critical nature of liquidity in financial markets", 2011,
 * who find it of order one). The coefficient has no unit of time, so it holds for the buckets of execution too. It is
 * measured on the net flow of everybody, since a tape does not tell whose orders belong together: news that moves
 * price and flow at once is in it, so it is rather too high than too low.
 */
final class ImpactRule
{
    private final Facts facts;

    ImpactRule(final Facts facts)
    {
        this.facts = facts;
    }

    void addTo(final List<CalibratedValue> values)
    {
        final double[] returns = facts.returns();
        final double deviation = Math.sqrt(StatUtils.variance(returns));
        final double[] roots = roots(facts.bars());
        final double squares = StatUtils.sumSq(roots);
        final double coefficient = product(roots, returns) / deviation / squares;
        values.add(coefficient > 0 ?
            facts.found(IMPACT_COEFFICIENT, coefficient, Method.SQUARE_ROOT_IMPACT,
                confidence(coefficient, roots, returns, deviation, squares), roots.length) :
            facts.refused(IMPACT_COEFFICIENT, Method.SQUARE_ROOT_IMPACT, Double.isNaN(squares) ?
                "the feed does not tell who took" : "takers do not move the price their way"));
    }

    /** Signed root of net volume over mean volume, of the bar that ends each return. */
    private static double[] roots(final BarSeries bars)
    {
        final double meanVolume = StatUtils.mean(bars.volume());
        final double[] roots = new double[bars.length() - 1];
        for (int i = 0; i < roots.length; i++)
        {
            final double net = 2 * bars.bought()[i + 1] - bars.volume()[i + 1];
            roots[i] = Math.signum(net) * Math.sqrt(Math.abs(net) / meanVolume);
        }
        return roots;
    }

    private static double product(final double[] roots, final double[] returns)
    {
        double sum = 0;
        for (int i = 0; i < roots.length; i++)
        {
            sum += roots[i] * returns[i];
        }
        return sum;
    }

    private static double confidence(
        final double coefficient,
        final double[] roots,
        final double[] returns,
        final double deviation,
        final double squares)
    {
        double residuals = 0;
        for (int i = 0; i < roots.length; i++)
        {
            final double residual = returns[i] / deviation - coefficient * roots[i];
            residuals += residual * residual;
        }
        final double freedom = roots.length - 1.0;
        final double error = Math.sqrt(residuals / freedom / squares);
        return error > 0 ? new TDistribution(freedom).cumulativeProbability(coefficient / error) : 1;
    }
}
