package io.petrel.sim;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.E8;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Charges funding to the positions held at each boundary: {@code notional at the mark x rate}, longs pay shorts when
 * the rate is positive; rounded half-even to E8. A rate that is told before its boundary waits for it, and a later one
 * for the same boundary replaces it; one told after it charges what was held then. Each boundary is charged once.
 */
final class Funding implements Stateful
{
    private static final long ONE_E12 = 1_000_000_000_000L;

    private final boolean isOn;
    private final VenueInstruments instruments;
    private final Reports reports;
    private final MarginDesk margin;
    private long nextNs = Long.MAX_VALUE;

    Funding(
        final MarginSettings settings,
        final VenueInstruments instruments,
        final Reports reports,
        final MarginDesk margin)
    {
        isOn = settings.chargesFunding();
        this.instruments = instruments;
        this.reports = reports;
        this.margin = margin;
    }

    /** When the next boundary whose rate is known is reached. */
    long nextNs()
    {
        return nextNs;
    }

    void onRate(final VenueInstrument at, final long boundaryNs, final long rateE12, final long nowNs)
    {
        if (!isOn || ContractType.SPOT == at.instrument.contractType() || at.funding.isCharged(boundaryNs))
        {
            return;
        }
        if (boundaryNs <= nowNs)
        {
            charge(at, boundaryNs, rateE12, nowNs);
        }
        else
        {
            at.funding.expect(boundaryNs, rateE12);
            findNext();
        }
    }

    /** One boundary or several are reached. */
    void onTime(final long nowNs)
    {
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument at = instruments.at(i);
            while (at.funding.firstNs() <= nowNs)
            {
                charge(at, at.funding.firstNs(), at.funding.firstRateE12(), nowNs);
            }
        }
        findNext();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nextNs = state.visit(nextNs);
    }

    private void charge(final VenueInstrument at, final long boundaryNs, final long rateE12, final long nowNs)
    {
        at.funding.onCharged(boundaryNs);
        final long markTicks = at.markTicks();
        for (int i = 0; i < at.positions.size() && markTicks > 0; i++)
        {
            final long lots = at.positions.netLotsAsOf(i, boundaryNs);
            if (0 != lots)
            {
                final int accountId = at.positions.accountAt(i);
                final long amountE8 =
                    E8.mulDiv(at.instrument.contract().notionalE8(markTicks, lots), rateE12, ONE_E12);
                at.positions.addCash(accountId, -amountE8);
                reports.onFunding(at, boundaryNs, accountId, amountE8, rateE12, lots, markTicks, nowNs);
            }
        }
        margin.check(at, nowNs);
    }

    private void findNext()
    {
        nextNs = Long.MAX_VALUE;
        for (int i = 0; i < instruments.size(); i++)
        {
            nextNs = Math.min(nextNs, instruments.at(i).funding.firstNs());
        }
    }
}
