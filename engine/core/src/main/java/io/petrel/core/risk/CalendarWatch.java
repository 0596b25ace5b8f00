package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Tells the guardian, once a minute, whether one account must be flat: over a weekend, a night, or for a release that
 * concerns what it holds. Pipeline thread only; allocates nothing.
 */
final class CalendarWatch implements Stateful
{
    private final Portfolio portfolio;
    private final RuleBook rules;
    private long nextNs = Units.NULL_TIME_NS;

    CalendarWatch(final Portfolio portfolio, final RuleBook rules)
    {
        this.portfolio = portfolio;
        this.rules = rules;
    }

    /** Whether another minute has begun. */
    boolean isDue(final long nowNs)
    {
        return nowNs >= nextNs;
    }

    /** When another minute begins, the null of time before the first look. */
    long nextNs()
    {
        return nextNs;
    }

    /** The rule that wants the account flat, or NONE; {@code isClosed} tells that the last look wanted it too. */
    RuleId look(final long nowNs, final boolean isClosed)
    {
        nextNs = (Math.floorDiv(nowNs, DayClock.MINUTE_NS) + 1) * DayClock.MINUTE_NS;
        if (rules.calendar().isWeekend(nowNs))
        {
            return RuleId.WEEKEND;
        }
        if (rules.calendar().isNight(nowNs))
        {
            return RuleId.OVERNIGHT;
        }
        return rules.isFlatForNews() && isNewsNear(nowNs, isClosed) ? RuleId.NEWS : RuleId.NONE;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nextNs = state.visit(nextNs);
    }

    private boolean isNewsNear(final long nowNs, final boolean isClosed)
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            if (0 != portfolio.positionAt(i).lots() &&
                0 != rules.news().blocking(portfolio.positionAt(i).instrument(), nowNs, rules.conduct().newsLeadNs()))
            {
                return true;
            }
        }
        return isClosed && rules.news().isAnyBlocking(nowNs, rules.conduct().newsLeadNs());
    }
}
