package io.petrel.core.execution;

import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * The pace of every market, in the order in which they were first seen, shared by the executions of all accounts.
 * Pipeline thread only; allocates when an instrument is first seen, never after.
 */
public final class Paces implements Stateful
{
    private final Parameters parameters;
    private MarketPace[] paces = new MarketPace[0];

    /**
     * Knows no market yet.
     *
     * @param parameters of the core, holding {@link ExecutionParams}.
     */
    public Paces(final Parameters parameters)
    {
        this.parameters = parameters;
    }

    /**
     * Pace of a market, followed from here on if it was not before.
     *
     * @param market followed.
     * @return never null; the same object for the life of the core.
     */
    public MarketPace of(final MarketState market)
    {
        for (final MarketPace pace : paces)
        {
            if (pace.market() == market)
            {
                return pace;
            }
        }
        paces = Arrays.copyOf(paces, paces.length + 1);
        paces[paces.length - 1] = new MarketPace(market, parameters);
        return paces[paces.length - 1];
    }

    /**
     * The market traded: a trade, or an imported bar at its close. Call before execution looks at the event.
     *
     * @param market     that traded.
     * @param priceTicks price, above 0.
     * @param lots       volume; what is not above 0 is no trade.
     * @param nowNs      core time.
     */
    public void onVolume(final MarketState market, final long priceTicks, final long lots, final long nowNs)
    {
        if (priceTicks > 0 && lots > 0)
        {
            of(market).onVolume(priceTicks, lots, nowNs);
        }
    }

    /**
     * The market moved, after it took the event.
     *
     * @param market that moved.
     * @param nowNs  core time.
     */
    public void onMarket(final MarketState market, final long nowNs)
    {
        of(market).onMarket(nowNs);
    }

    /**
     * Funding falls due.
     *
     * @param market  of the contract.
     * @param rateE12 part of the notional that a long pays x 1e12.
     * @param dueNs   when.
     */
    public void onFunding(final MarketState market, final long rateE12, final long dueNs)
    {
        of(market).onFunding(rateE12, dueNs);
    }

    /** Markets are there before it: a restored pace gets its place as it was made. */
    @Override
    public void visitState(final StateVisitor state)
    {
        final int count = state.visit(paces.length);
        if (count != paces.length)
        {
            throw new IllegalStateException("paces of " + count + " markets for " + paces.length);
        }
        for (final MarketPace pace : paces)
        {
            pace.visitState(state);
        }
    }
}
