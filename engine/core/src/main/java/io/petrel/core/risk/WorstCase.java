package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.sizing.StopSource;

/**
 * What an account may lose at worst, an intended order included: every working order of a side fills at its limit, the
 * market gaps through every stop, the way out slips, and fees are paid on both ways. Of each position the worse side
 * counts.
 *
 * <pre>
 *   long   loss = lots x (paid - exit) + fees     paid: the mark of what is held, the dearest limit of what works
 *                                                 exit: (stop, else mark or limit less the move without a stop)
 *                                                       less gap and slippage
 *   short  likewise, upwards
 * </pre>
 *
 * <p>Every rounding is to the worse side. An order limited below the exit of the rest fills only when the market is
 * there: it then loses gap and slippage from its own limit. A price that first moves the other way, through a wide
 * spread and by the gap, lifts a floor that trails: what may be lost from there counts too. Holds no state. Pipeline
 * thread only; allocates nothing.
 */
final class WorstCase
{
    private static final double WHOLE_BPS = 10_000;

    private final Portfolio portfolio;
    private final Param gapBps;
    private final Param slippageBps;
    private final Param feeBps;
    private final Param stoplessBps;
    private StopSource stops;

    private long lossE8;
    private long ownLossE8;
    private long grossE8;
    private long longE8;
    private long shortE8;
    private long ownNotionalE8;
    private int positions;
    private boolean stopless;

    WorstCase(final Portfolio portfolio, final Parameters parameters)
    {
        this.portfolio = portfolio;
        gapBps = parameters.param(FloorParams.GAP_BPS);
        slippageBps = parameters.param(FloorParams.SLIPPAGE_BPS);
        feeBps = parameters.param(FloorParams.FEE_BPS);
        stoplessBps = parameters.param(FloorParams.STOPLESS_MOVE_BPS);
    }

    void stops(final StopSource newStops)
    {
        stops = newStops;
    }

    /** Numbers not set without which there is no worst case. */
    int missing()
    {
        return (gapBps.isSet() ? 0 : 1) + (slippageBps.isSet() ? 0 : 1) + (feeBps.isSet() ? 0 : 1);
    }

    /** Part of a notional that the market takes between the last price seen and the fill of an exit, fees included. */
    double cutBps()
    {
        return marketBps() + feeBps.asDouble() * (1 + gapBps.asDouble() / WHOLE_BPS);
    }

    /** Gap and slippage from a price that moved the other way by a gap before, which a trailing floor followed. */
    private double marketBps()
    {
        return (gapBps.asDouble() + slippageBps.asDouble()) * (1 + gapBps.asDouble() / WHOLE_BPS);
    }

    /** Measures the account with an order; losses are 0 where the numbers of the worst case are not set. */
    void of(final OrderIntent intent, final long replacedLots, final long replacedId)
    {
        clear();
        final Position own = portfolio.position(intent.market().instrument());
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            final boolean isOwn = position == own;
            if (isOwn || 0 != position.lots() || 0 != position.workingOrders())
            {
                include(position, isOwn ? intent : null, isOwn ? replacedLots : 0, replacedId);
            }
        }
    }

    /** Measures the account as it is. */
    void ofHeld()
    {
        clear();
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            if (0 != position.lots() || 0 != position.workingOrders())
            {
                include(position, null, 0, Units.NULL_ID);
            }
        }
    }

    /**
     * What the largest gap, slippage and fees would take from one position, everything that works on its worse side
     * filled first.
     */
    long gapLossE8(final Position position)
    {
        return Math.max(gapLossE8(position, position.lots(), position.workingBuyLots(), true),
            gapLossE8(position, -position.lots(), position.workingSellLots(), false));
    }

    private long gapLossE8(final Position position, final long heldLots, final long workingLots, final boolean isLong)
    {
        final long closeTicks = position.closeTicks(isLong);
        if (Units.NULL_TICKS == closeTicks)
        {
            return 0;
        }
        final long limitTicks =
            limitTicks(position, isLong ? Side.BUY : Side.SELL, Units.NULL_TICKS, Units.NULL_ID);
        return sideLossE8(position, heldLots, workingLots, closeTicks, limitTicks, closeTicks, isLong);
    }

    /** Loss of all positions, E8. */
    long lossE8()
    {
        return lossE8;
    }

    /** Loss of the order's own position, E8. */
    long ownLossE8()
    {
        return ownLossE8;
    }

    /** Notional of all positions, each on its larger side, E8. */
    long grossE8()
    {
        return grossE8;
    }

    /** Larger of: longs with all buys filled less shorts, and shorts with all sells filled less longs, E8. */
    long netE8()
    {
        return Math.max(longE8, shortE8);
    }

    /** Notional of the order's own position on its larger side, E8. */
    long ownNotionalE8()
    {
        return ownNotionalE8;
    }

    /** Instruments held or worked. */
    int positions()
    {
        return positions;
    }

    /** Whether a position has no stop and no move is set to assume instead. */
    boolean isStopless()
    {
        return stopless;
    }

    private void clear()
    {
        lossE8 = 0;
        ownLossE8 = 0;
        grossE8 = 0;
        longE8 = 0;
        shortE8 = 0;
        ownNotionalE8 = 0;
        positions = 0;
        stopless = false;
    }

    private void include(
        final Position position, final OrderIntent own, final long replacedLots, final long replacedId)
    {
        final boolean isBuy = null != own && Side.BUY == own.side();
        final boolean isSell = null != own && !isBuy;
        final long buyLots = position.workingBuyLots() + (isBuy ? own.sizeLots() - replacedLots : 0);
        final long sellLots = position.workingSellLots() + (isSell ? own.sizeLots() - replacedLots : 0);
        final long longLots = Math.max(0, Math.addExact(position.lots(), buyLots));
        final long shortLots = Math.max(0, Math.subtractExact(sellLots, position.lots()));
        if (0 == longLots && 0 == shortLots)
        {
            return;
        }
        final long buyTicks = limitTicks(position, Side.BUY, isBuy ? own.priceTicks() : Units.NULL_TICKS, replacedId);
        final long sellTicks =
            limitTicks(position, Side.SELL, isSell ? own.priceTicks() : Units.NULL_TICKS, replacedId);
        final long markTicks = Units.NULL_TICKS == position.markTicks() && null != own ?
            own.market().referenceTicks() : position.markTicks();
        final long longNotionalE8 = notionalE8(position, longLots, markTicks, buyTicks);
        final long shortNotionalE8 = notionalE8(position, shortLots, markTicks, sellTicks);
        final long notionalE8 = Math.max(longNotionalE8, shortNotionalE8);
        final long worstE8 = Math.max(
            sideLossE8(position, position.lots(), buyLots, closeTicks(position, markTicks, true), buyTicks,
                stopOf(position, markTicks, true), true),
            sideLossE8(position, -position.lots(), sellLots, closeTicks(position, markTicks, false), sellTicks,
                stopOf(position, markTicks, false), false));

        positions++;
        lossE8 = Money.add(lossE8, worstE8);
        grossE8 = Money.add(grossE8, notionalE8);
        addNet(position, markTicks, longNotionalE8, shortNotionalE8);
        if (null != own)
        {
            ownLossE8 = worstE8;
            ownNotionalE8 = notionalE8;
        }
    }

    /** Net of the longest and of the shortest the account can become. */
    private void addNet(
        final Position position, final long markTicks, final long longNotionalE8, final long shortNotionalE8)
    {
        final long heldE8 = notionalE8(position, Math.abs(position.lots()), markTicks, Units.NULL_TICKS);
        final boolean isShort = position.lots() < 0;
        longE8 = Money.bounded(longE8 + (longNotionalE8 > 0 ? longNotionalE8 : isShort ? -heldE8 : 0));
        shortE8 = Money.bounded(shortE8 + (shortNotionalE8 > 0 ? shortNotionalE8 : isShort ? 0 : -heldE8));
    }

    /**
     * Loss if everything that works on one side fills: what is held, or else what the orders close first, and what they
     * open. Lots are positive in the direction of the side.
     */
    private long sideLossE8(
        final Position position,
        final long heldLots,
        final long workingLots,
        final long closeTicks,
        final long limitTicks,
        final long stopTicks,
        final boolean isLong)
    {
        final long sameLots = Math.max(0, heldLots);
        final long openedLots = Math.max(0, heldLots + workingLots) - sameLots;
        if (0 == sameLots + openedLots || 0 != missing())
        {
            return 0;
        }
        long sumE8 = sameLots > 0 ? lossE8(position, sameLots, closeTicks, closeTicks, stopTicks, isLong) : 0;
        if (openedLots > 0)
        {
            final long paidTicks = Units.NULL_TICKS == limitTicks ? closeTicks : limitTicks;
            sumE8 = Money.add(sumE8, lossE8(position, openedLots, paidTicks, closeTicks, stopTicks, isLong));
            sumE8 = Money.add(sumE8, feeE8(position, openedLots, paidTicks));
            sumE8 = Money.add(sumE8, closingE8(position, Math.max(0, -heldLots), paidTicks, isLong));
        }
        return sumE8;
    }

    /**
     * What an order that turns a position pays to close it first, beyond the mark, and what the market may have gained
     * for the position, and lifted a trailing floor by, before the order is known to be filled at its limit.
     */
    private long closingE8(final Position position, final long lots, final long paidTicks, final boolean isLong)
    {
        if (0 == lots)
        {
            return 0;
        }
        final ContractMath contract = position.instrument().contract();
        final long markTicks = position.markTicks();
        final long paidE8 = Money.notionalE8(contract, paidTicks, lots);
        final long markE8 = Money.notionalE8(contract, markTicks, lots);
        final long bestE8 = Money.notionalE8(contract, bestTicks(position, markTicks, !isLong), lots);
        final long lossE8 = Math.max(0, -contract.pnlE8(paidE8, markE8, isLong));
        final long gainE8 = Math.max(0, contract.pnlE8(markE8, bestE8, !isLong));
        return Money.add(Money.add(lossE8, gainE8), feeE8(position, lots, paidTicks));
    }

    /** A stop belongs to the side that is held; of nothing held, to the side it is beyond the mark of. */
    private long stopOf(final Position position, final long markTicks, final boolean isLong)
    {
        final long stopTicks = null == stops ? Units.NULL_TICKS : stops.stopTicks(position);
        if (Units.NULL_TICKS == stopTicks)
        {
            return stopTicks;
        }
        final boolean isOwn = 0 == position.lots() ?
            isLong ? stopTicks < markTicks : stopTicks > markTicks : position.lots() > 0 == isLong;
        return isOwn ? stopTicks : Units.NULL_TICKS;
    }

    /**
     * Loss of lots bought or sold at a price and left at the worst one, with the fee of leaving; or, if that is more,
     * what they lose from the best price they may have had before, which a trailing floor followed.
     */
    private long lossE8(
        final Position position,
        final long lots,
        final long paidTicks,
        final long closeTicks,
        final long stopTicks,
        final boolean isLong)
    {
        final long marketTicks = isLong ? Math.min(paidTicks, closeTicks) : Math.max(paidTicks, closeTicks);
        final long exitTicks = exitTicks(marketTicks, stopTicks, isLong);
        final long bestTicks = bestTicks(position, closeTicks, isLong);
        return Math.max(
            lossE8(position, lots, paidTicks, exitTicks, isLong),
            lossE8(position, lots, bestTicks, leftTicks(bestTicks, gapBps.asDouble() + slippageBps.asDouble(), isLong),
                isLong));
    }

    private long lossE8(
        final Position position, final long lots, final long paidTicks, final long exitTicks, final boolean isLong)
    {
        final ContractMath contract = position.instrument().contract();
        final long paidE8 = Money.notionalE8(contract, paidTicks, lots);
        final long leftE8 = Money.notionalE8(contract, exitTicks, lots);
        final long lossE8 = Math.max(0, -contract.pnlE8(paidE8, leftE8, isLong));
        return Money.add(lossE8, Money.bpsUp(Math.max(paidE8, leftE8), feeBps.asDouble()));
    }

    /**
     * Where a side can be closed at best after the next move of the market: a wide spread may close up to its other
     * side, and that side may move by the gap.
     */
    private long bestTicks(final Position position, final long closeTicks, final boolean isLong)
    {
        final long otherTicks = closeTicks(position, closeTicks, !isLong);
        final long fromTicks = isLong ? Math.max(closeTicks, otherTicks) : Math.min(closeTicks, otherTicks);
        final double bestTicks = moved(fromTicks, gapBps.asDouble(), !isLong);
        return isLong ? (long)Math.ceil(bestTicks) : Math.max(1, (long)Math.floor(bestTicks));
    }

    private long feeE8(final Position position, final long lots, final long paidTicks)
    {
        return Money.bpsUp(Money.notionalE8(position.instrument().contract(), paidTicks, lots), feeBps.asDouble());
    }

    /** Where lots are left at worst: the stop, or the market when that is past the stop, less the market's move. */
    private long exitTicks(final long marketTicks, final long stopTicks, final boolean isLong)
    {
        double fromTicks = marketTicks;
        if (Units.NULL_TICKS != stopTicks)
        {
            fromTicks = isLong ? Math.min(marketTicks, stopTicks) : Math.max(marketTicks, stopTicks);
        }
        else if (stoplessBps.isSet())
        {
            fromTicks = moved(marketTicks, stoplessBps.asDouble(), isLong);
        }
        else
        {
            stopless = true;
        }
        return leftTicks(fromTicks, marketBps(), isLong);
    }

    private static long leftTicks(final double fromTicks, final double bps, final boolean isLong)
    {
        final double leftTicks = moved(fromTicks, bps, isLong);
        return isLong ? Math.max(1, (long)Math.floor(leftTicks)) : (long)Math.ceil(leftTicks);
    }

    private static double moved(final double ticks, final double bps, final boolean isLong)
    {
        return ticks * (isLong ? 1 - bps / WHOLE_BPS : 1 + bps / WHOLE_BPS);
    }

    /** Where a side can be closed now; without quotes, the mark. */
    private static long closeTicks(final Position position, final long markTicks, final boolean isLong)
    {
        final long ticks = position.closeTicks(isLong);
        return Units.NULL_TICKS == ticks ? markTicks : ticks;
    }

    /**
     * Dearest limit of what works on a side, an order being made included and one being replaced not; brackets open
     * nothing.
     */
    private long limitTicks(final Position position, final Side side, final long ownTicks, final long replacedId)
    {
        long dearestTicks = ownTicks;
        if (0 == position.workingOrders())
        {
            return dearestTicks;
        }
        for (WorkingOrder order = portfolio.workingOrders().first(); null != order; order = order.next())
        {
            if (order.position() == position && order.side() == side && !order.isLeg() &&
                order.clientOrderId() != replacedId &&
                Units.NULL_TICKS != order.priceTicks())
            {
                dearestTicks = dearer(side, dearestTicks, order.priceTicks());
            }
        }
        return dearestTicks;
    }

    private static long dearer(final Side side, final long aTicks, final long bTicks)
    {
        if (Units.NULL_TICKS == aTicks)
        {
            return bTicks;
        }
        return Side.BUY == side ? Math.max(aTicks, bTicks) : Math.min(aTicks, bTicks);
    }

    /** Notional at the price at which it is largest. */
    private static long notionalE8(
        final Position position, final long lots, final long markTicks, final long limitTicks)
    {
        if (0 == lots)
        {
            return 0;
        }
        final boolean isInverse = ContractType.INVERSE == position.instrument().contractType();
        long priceTicks = markTicks;
        if (Units.NULL_TICKS != limitTicks)
        {
            priceTicks = isInverse ? Math.min(markTicks, limitTicks) : Math.max(markTicks, limitTicks);
        }
        return Money.notionalE8(position.instrument().contract(), priceTicks, lots);
    }
}
