package io.petrel.sim;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/**
 * Collateral of leveraged contracts: what an order needs, what a position must keep, and what happens below it.
 *
 * <pre>
 *   equity      = collateral + cash flow of all fills, fees and funding + positions at the mark
 *   maintenance = maintenance rate x notional at the mark
 *   initial     = initial rate x notional at the mark of the larger of (net + buy orders) and (sell orders - net)
 * </pre>
 *
 * A wallet is one instrument of one account, or with cross margin all LINEAR ones. Below maintenance all its orders are
 * cancelled and its positions are closed on the displayed levels like a market order's, whole, at the taker's rate plus
 * the liquidation fee; what the levels do not hold is tried again at the next event. A wallet may end below zero: there
 * is no insurance fund. Its state is that of the instruments.
 */
final class MarginDesk
{
    /** A liquidation price is looked for from a tenth of the mark to ten times it. */
    private static final long SEARCH_SPAN = 10;

    private final MarginSettings settings;
    private final VenueInstruments instruments;
    private final Fills fills;
    private final LevelTaker taker;
    private final OrderIds ids;
    private final OrderPool pool;

    MarginDesk(
        final MarginSettings settings,
        final VenueInstruments instruments,
        final Fills fills,
        final LevelTaker taker,
        final OrderIds ids,
        final OrderPool pool)
    {
        this.settings = settings;
        this.instruments = instruments;
        this.fills = fills;
        this.taker = taker;
        this.ids = ids;
        this.pool = pool;
    }

    /** Whether the account can carry so many lots more; orders that do not add to its worst exposure always pass. */
    boolean covers(final VenueInstrument at, final int accountId, final boolean isBuy, final long lots)
    {
        if (!keeps(at) || at.markTicks() <= 0)
        {
            return true;
        }
        final long worstLots = worstLots(at, accountId, 0, 0);
        final long newWorstLots = worstLots(at, accountId, isBuy ? lots : 0, isBuy ? 0 : lots);
        if (newWorstLots <= worstLots)
        {
            return true;
        }
        long neededE8 = initialE8(at, newWorstLots);
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument other = instruments.at(i);
            neededE8 = other == at || !isSameWallet(at, other) ? neededE8 :
                E8.add(neededE8, initialE8(other, worstLots(other, accountId, 0, 0)));
        }
        return equityE8(at, accountId) >= neededE8;
    }

    /** After anything that moved price, position or cash: liquidates what is below maintenance. */
    void check(final VenueInstrument at, final long nowNs)
    {
        if (!keeps(at))
        {
            return;
        }
        for (int i = 0; i < at.positions.size(); i++)
        {
            final int accountId = at.positions.accountAt(i);
            if (0 != at.positions.netLotsAt(i) && isBelowMaintenance(at, accountId))
            {
                liquidate(at, accountId, nowNs);
            }
        }
    }

    /** As {@link #equityE8}; NULL_E8 where no margin is kept. */
    long equityOrNullE8(final VenueInstrument at, final int accountId)
    {
        return keeps(at) ? equityE8(at, accountId) : Units.NULL_E8;
    }

    /** Money of the wallet that the instrument belongs to, E8. */
    long equityE8(final VenueInstrument at, final int accountId)
    {
        long equityE8 = settings.collateralE8();
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument other = instruments.at(i);
            if (isSameWallet(at, other))
            {
                equityE8 = E8.add(equityE8, E8.add(
                    other.positions.cashE8(accountId),
                    valueE8(other, other.positions.netLots(accountId), other.markTicks())));
            }
        }
        return equityE8;
    }

    /** The mark at which the account's position here is liquidated, all else unchanged; NULL_TICKS when none is. */
    long liquidationTicks(final VenueInstrument at, final int accountId)
    {
        final long lots = at.positions.netLots(accountId);
        if (!keeps(at) || 0 == lots || at.markTicks() <= 0)
        {
            return Units.NULL_TICKS;
        }
        // between a mark that is safe and one that is not, by halving; a position is worth more and more one way
        final boolean isLong = lots > 0;
        long badTicks = isLong ? Math.max(1, at.markTicks() / SEARCH_SPAN) : at.markTicks() * SEARCH_SPAN;
        long goodTicks = isLong ? at.markTicks() * SEARCH_SPAN : Math.max(1, at.markTicks() / SEARCH_SPAN);
        if (!isBelow(at, accountId, badTicks))
        {
            return Units.NULL_TICKS;
        }
        while (Math.abs(goodTicks - badTicks) > 1)
        {
            final long middleTicks = badTicks + (goodTicks - badTicks) / 2;
            if (isBelow(at, accountId, middleTicks))
            {
                badTicks = middleTicks;
            }
            else
            {
                goodTicks = middleTicks;
            }
        }
        return badTicks;
    }

    private boolean keeps(final VenueInstrument at)
    {
        return settings.isOn() && ContractType.SPOT != at.instrument.contractType();
    }

    private boolean isSameWallet(final VenueInstrument at, final VenueInstrument other)
    {
        return at == other || (settings.isCross() && ContractType.LINEAR == at.instrument.contractType() &&
            ContractType.LINEAR == other.instrument.contractType());
    }

    private boolean isBelowMaintenance(final VenueInstrument at, final int accountId)
    {
        return at.markTicks() > 0 && isBelow(at, accountId, at.markTicks());
    }

    private boolean isBelow(final VenueInstrument at, final int accountId, final long markTicks)
    {
        final long lots = at.positions.netLots(accountId);
        long equityE8 = E8.add(equityE8(at, accountId), E8.subtract(
            valueE8(at, lots, markTicks), valueE8(at, lots, at.markTicks())));
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument other = instruments.at(i);
            if (isSameWallet(at, other))
            {
                final long otherTicks = at == other ? markTicks : other.markTicks();
                equityE8 = E8.subtract(equityE8,
                    shareE8(other, other.positions.netLots(accountId), otherTicks, settings.maintenanceRateE8()));
            }
        }
        return equityE8 < 0;
    }

    private long worstLots(final VenueInstrument at, final int accountId, final long moreBuys, final long moreSells)
    {
        final long net = at.positions.netLots(accountId);
        final long buys = Math.addExact(at.workingLots(accountId, true), moreBuys);
        final long sells = Math.addExact(at.workingLots(accountId, false), moreSells);
        return Math.max(0, Math.max(Math.addExact(net, buys), Math.subtractExact(sells, net)));
    }

    private long initialE8(final VenueInstrument at, final long lots)
    {
        return shareE8(at, lots, at.markTicks(), settings.initialRateE8());
    }

    private static long shareE8(
        final VenueInstrument at, final long lots, final long markTicks, final long rateE8)
    {
        return 0 == lots || markTicks <= 0 ? 0 :
            E8.mulDiv(at.instrument.contract().notionalE8(markTicks, Math.abs(lots)), rateE8, Units.ONE_E8);
    }

    /** An inverse contract is a debt of coins against money: its value falls by the coins it stands for. */
    private static long valueE8(final VenueInstrument at, final long lots, final long markTicks)
    {
        if (0 == lots || markTicks <= 0)
        {
            return 0;
        }
        final long notionalE8 = at.instrument.contract().notionalE8(markTicks, lots);
        return ContractType.INVERSE == at.instrument.contractType() ? Math.negateExact(notionalE8) : notionalE8;
    }

    private void liquidate(final VenueInstrument at, final int accountId, final long nowNs)
    {
        for (int i = 0; i < instruments.size(); i++)
        {
            if (isSameWallet(at, instruments.at(i)))
            {
                fills.endAccount(instruments.at(i), accountId, ReportReason.LIQUIDATION, nowNs);
            }
        }
        for (int i = 0; i < instruments.size(); i++)
        {
            if (isSameWallet(at, instruments.at(i)))
            {
                close(instruments.at(i), accountId, nowNs);
            }
        }
    }

    private void close(final VenueInstrument at, final int accountId, final long nowNs)
    {
        final long lots = at.positions.netLots(accountId);
        if (0 != lots && at.isTrading())
        {
            final SimOrder order = pool.take();
            order.setForced(at.instrument.id(), accountId, -lots, ids.nextVenueOrderId());
            taker.closeByForce(at, order, nowNs);
            pool.give(order);
        }
        fills.tidy(at, nowNs);
    }
}
