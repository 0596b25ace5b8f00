package io.petrel.core.risk;

import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;

/**
 * What an intent does to the account at its worst: everything that works on its side fills, and so does it. An order
 * reduces risk when even then the position is not turned. A replacement counts instead of the order it replaces, and of
 * the legs of one bracket the largest, since the others end when it fills.
 */
final class Exposure
{
    /** Far beyond any real size, far below overflow: larger sizes are refused whatever this computes. */
    private static final long SIZE_CAP_LOTS = 1L << 60;

    private long worstLots;
    private long workingOrders;
    private long replacedLots;
    private boolean reducing;

    void of(final OrderIntent intent, final Portfolio portfolio)
    {
        final Position position = portfolio.position(intent.market().instrument());
        final boolean isBuy = Side.BUY == intent.side();
        replacedLots = replacedLots(intent, portfolio);
        final long sizeLots = Math.max(-SIZE_CAP_LOTS, Math.min(intent.sizeLots(), SIZE_CAP_LOTS));
        final long atWorstLots = intent.isLeg() ? withLeg(intent, position, portfolio.workingOrders(), sizeLots) :
            Math.addExact((isBuy ? position.workingBuyLots() : position.workingSellLots()) - replacedLots, sizeLots);
        final long heldLots = position.lots();
        worstLots = isBuy ? Math.addExact(heldLots, atWorstLots) : Math.subtractExact(heldLots, atWorstLots);
        final boolean isClosing = isBuy ? heldLots < 0 : heldLots > 0;
        reducing = isClosing && (isShrinking(intent) || (isBuy ? worstLots <= 0 : worstLots >= 0));
        workingOrders = portfolio.workingOrders().countedOnce() - (intent.isReplacement() ? 1 : 0);
    }

    /** Signed lots held when all on the order's side, and the order, are filled. */
    long worstLots()
    {
        return worstLots;
    }

    /** Orders of the account that work, a bracket counted as one, but the one to be replaced. */
    long workingOrders()
    {
        return workingOrders;
    }

    /** Lots that the order to be replaced may still fill, 0 for none. */
    long replacedLots()
    {
        return replacedLots;
    }

    /** Whether the order can only shrink the position. */
    boolean isReducing()
    {
        return reducing;
    }

    /** A leg that is cut makes nothing worse, also where what works beside it is more than is held by now. */
    private boolean isShrinking(final OrderIntent intent)
    {
        return intent.isLeg() && intent.isReplacement() && intent.sizeLots() > 0 && intent.sizeLots() < replacedLots;
    }

    /** Of a group only one leg fills: it counts with its largest, whichever that is, and not with the replaced one. */
    private static long withLeg(
        final OrderIntent intent, final Position position, final WorkingOrders working, final long sizeLots)
    {
        final long othersLots = position.orderLots(intent.side()) + position.legLots(intent.side()) -
            working.groupLots(intent.groupId(), Units.NULL_ID);
        return Math.addExact(
            othersLots, Math.max(working.groupLots(intent.groupId(), intent.replacesOrderId()), sizeLots));
    }

    private static long replacedLots(final OrderIntent intent, final Portfolio portfolio)
    {
        if (!intent.isReplacement())
        {
            return 0;
        }
        final WorkingOrder replaced = portfolio.workingOrders().find(intent.replacesOrderId());
        if (null == replaced || replaced.side() != intent.side() ||
            replaced.position().instrument() != intent.market().instrument())
        {
            throw new IllegalStateException("replacement names no working order: " + intent.replacesOrderId());
        }
        return replaced.remainingLots();
    }
}
