package io.petrel.tools.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Parent orders of one kind, added up. Basis points are of the value at the decision, of all of them together.
 *
 * @param name          of the group.
 * @param parents       in it.
 * @param decisionValue at their decisions.
 * @param delay         as in {@link ParentCost}, likewise the others.
 * @param spread        sum.
 * @param impact        sum.
 * @param fees          sum.
 * @param opportunity   sum of those known.
 * @param vwapSlippage  sum of those known.
 * @param filledShare   value filled over value to fill, by lots at each decision price.
 * @param estimatedBps  mean of the estimates weighted by value; not-a-number if none was known.
 * @param realisedBps   mean of the outcomes that had an estimate, weighted likewise; not-a-number if none.
 */
public record CostGroup(
    String name,
    int parents,
    BigDecimal decisionValue,
    BigDecimal delay,
    BigDecimal spread,
    BigDecimal impact,
    BigDecimal fees,
    BigDecimal opportunity,
    BigDecimal vwapSlippage,
    double filledShare,
    double estimatedBps,
    double realisedBps)
{
    /** What parent orders can be grouped by. */
    public enum By
    {
        /** How they were worked. */
        ALGORITHM(cost -> cost.algorithm().name()),
        /** What they traded. */
        INSTRUMENT(ParentCost::symbol),
        /** Hour of the day, UTC, in which they began. */
        HOUR(cost -> String.format("%02d:00",
            Instant.ofEpochSecond(0, cost.startNs()).atOffset(ZoneOffset.UTC).getHour())),
        /** Who traded. */
        ACCOUNT(cost -> String.valueOf(cost.key().accountId()));

        private final Function<ParentCost, String> name;

        By(final Function<ParentCost, String> name)
        {
            this.name = name;
        }
    }

    private static final double WHOLE_BPS = 10_000;

    /**
     * Groups parent orders; money of different settlement currencies is not told apart.
     *
     * @param costs to group.
     * @param by    what.
     * @return groups by name.
     */
    public static List<CostGroup> of(final List<ParentCost> costs, final By by)
    {
        final Map<String, List<ParentCost>> groups = new TreeMap<>();
        costs.forEach(cost ->
            groups.computeIfAbsent(by.name.apply(cost), name -> new ArrayList<>()).add(cost));
        return groups.entrySet().stream().map(group -> of(group.getKey(), group.getValue())).toList();
    }

    /**
     * Adds parent orders up.
     *
     * @param name  of the group.
     * @param costs in it.
     * @return the sum.
     */
    public static CostGroup of(final String name, final List<ParentCost> costs)
    {
        final List<ParentCost> compared =
            costs.stream().filter(cost -> null != cost.estimatedBps() && null != cost.realisedBps()).toList();
        return new CostGroup(name, costs.size(),
            sum(costs, ParentCost::decisionValue), sum(costs, ParentCost::delay), sum(costs, ParentCost::spread),
            sum(costs, ParentCost::impact), sum(costs, ParentCost::fees), sum(costs, ParentCost::opportunity),
            sum(costs, ParentCost::vwapSlippage),
            mean(costs, cost -> (double)cost.filledLots() / cost.totalLots()),
            mean(compared, ParentCost::estimatedBps), mean(compared, ParentCost::realisedBps));
    }

    /**
     * Sum of the parts.
     *
     * @return implementation shortfall.
     */
    public BigDecimal total()
    {
        return delay.add(spread).add(impact).add(fees).add(opportunity);
    }

    /**
     * Money relative to the value at the decision.
     *
     * @param money a part or the total.
     * @return basis points; not-a-number without value.
     */
    public double bps(final BigDecimal money)
    {
        return 0 == decisionValue.signum() ? Double.NaN : money.doubleValue() / decisionValue.doubleValue() * WHOLE_BPS;
    }

    private static BigDecimal sum(final List<ParentCost> costs, final Function<ParentCost, BigDecimal> part)
    {
        return costs.stream().map(part).filter(money -> null != money).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double mean(final List<ParentCost> costs, final Function<ParentCost, Double> value)
    {
        double sum = 0;
        double weight = 0;
        for (final ParentCost cost : costs)
        {
            final double w = null == cost.decisionValue() ? 0 : cost.decisionValue().doubleValue();
            sum += w * value.apply(cost);
            weight += w;
        }
        return sum / weight;
    }
}
