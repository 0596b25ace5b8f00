package io.petrel.core.execution;

import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;

/**
 * How long one instrument need not be looked at. {@link Desk} grants it at the end of a look that left nothing to do
 * before something changes or a moment comes; {@link Execution} breaks it when anyone tells it something of the
 * instrument. In between it holds while what the next look would read is as it was: the account's positions and orders,
 * its parameters, of something held or entered the prices and whether they can be traded at, and the time before that
 * moment. Follows from state and is none: after a restore everything is looked at. Pipeline thread only; allocates
 * nothing.
 */
final class Dormancy
{
    private final Portfolio portfolio;
    private final Parameters parameters;
    private long untilNs = Units.NULL_TIME_NS;
    private long portfolioSeen;
    private long parametersSeen;
    private boolean watchesMarket;
    private long marksSeen;
    private boolean tradableSeen;

    Dormancy(final Portfolio portfolio, final Parameters parameters)
    {
        this.portfolio = portfolio;
        this.parameters = parameters;
    }

    /** Nothing is to be done until then; of what is held or worked also not before the market moves. */
    void grant(final Plan plan, final long newUntilNs)
    {
        untilNs = newUntilNs;
        portfolioSeen = portfolio.changes();
        parametersSeen = parameters.changes();
        watchesMarket = 0 != plan.position().lots() || plan.parent().isActive();
        if (watchesMarket)
        {
            marksSeen = plan.position().marks();
            tradableSeen = plan.market().isTradable();
        }
    }

    /** The next event is looked at. */
    void end()
    {
        untilNs = Units.NULL_TIME_NS;
    }

    boolean holds(final Plan plan, final long nowNs)
    {
        return nowNs < untilNs && portfolioSeen == portfolio.changes() && parametersSeen == parameters.changes() &&
            (!watchesMarket ||
                marksSeen == plan.position().marks() && tradableSeen == plan.market().isTradable());
    }
}
