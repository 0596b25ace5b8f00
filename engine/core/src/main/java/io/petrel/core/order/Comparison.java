package io.petrel.core.order;

import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;

/**
 * Compares one view of the venue with our books, tells each difference, and asks about each open order that differs.
 * What changed after the view was asked for is not compared: it may be on its way. What it holds is of the view at
 * hand, and is not needed after it. Pipeline thread only; allocates nothing once it has seen the most positions.
 */
final class Comparison
{
    private final Portfolio portfolio;
    private final Instruments instruments;
    private final OrderStore store;
    private final FillBook fills;
    private final Fates fates;
    private final Differences differences;
    private final Param toleranceE8;
    private final VenueBooks books = new VenueBooks();
    private long requestId;
    private long requestedNs;
    private long nowNs;
    private long theirNetE8;
    private int costDifferences;
    private long splitE8;

    Comparison(
        final Portfolio portfolio,
        final Instruments instruments,
        final OrderStore store,
        final FillBook fills,
        final Fates fates,
        final OrderSink sink,
        final Parameters parameters)
    {
        this.portfolio = portfolio;
        this.instruments = instruments;
        this.store = store;
        this.fills = fills;
        this.fates = fates;
        differences = new Differences(sink, portfolio.accountId());
        toleranceE8 = parameters.param(OrderParams.RECONCILE_TOLERANCE_E8);
    }

    /** Reads the view in the order of the schema. */
    void of(final VenueViewDecoder view, final long askedNs, final long eventNowNs)
    {
        requestId = view.requestId();
        requestedNs = askedNs;
        nowNs = eventNowNs;
        differences.begin(requestId);
        costDifferences = 0;
        splitE8 = 0;
        theirNetE8 = view.netProfitE8();
        compareOrders(view);
        tellUnknownThere();
        collectPositions(view);
        comparePositions();
        compareMoney();
        checkReserved();
    }

    int differences()
    {
        return differences.count();
    }

    /** The same for the same differences, whatever moved on both sides alike. */
    long digest()
    {
        return differences.digest();
    }

    /**
     * Whether nothing differs, but what was accepted, once the venue's costs are taken over and profit moves alike:
     * then both booked the same fills, in another order, and split their sum into cost and profit in another way.
     */
    boolean isOnlyRebooked(final long acceptedDigest)
    {
        return costDifferences > 0 &&
            digest() - costDigests() - moneyDigest(0) + moneyDigest(splitE8) == acceptedDigest;
    }

    /** Takes over what the positions of the view just compared cost there. */
    void rebook()
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position ours = portfolio.positionAt(i);
            if (isCostApart(ours))
            {
                portfolio.split(ours.instrument(), books.costE8(ours.instrument().id()));
            }
        }
    }

    /** Whether each position that differs has a market price, so that what it is worth can be told. */
    boolean canAdopt()
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position ours = portfolio.positionAt(i);
            if (differs(ours) && Units.NULL_TICKS == ours.referenceTicks())
            {
                return false;
            }
        }
        return true;
    }

    /** Takes over the positions of the view just compared; returns the digest of what differs still. */
    long adopt()
    {
        long digest = digest() - moneyDigest(0);
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position ours = portfolio.positionAt(i);
            if (differs(ours))
            {
                digest -= lotsDigest(ours);
                fills.adopt(ours.instrument(), books.lots(ours.instrument().id()), theirCostE8(ours));
                containMissing(store.firstOpen(), ours.instrument());
                containMissing(store.firstClosed(), ours.instrument());
            }
        }
        return digest + moneyDigest(0);
    }

    /** What the venue counted filled and never told is in the position that was adopted. */
    private void containMissing(final Order first, final Instrument instrument)
    {
        for (Order order = first; null != order; order = order.next)
        {
            if (instrument == order.instrument() && order.missesFills())
            {
                order.containMissing();
                portfolio.workingOrders().resize(order.clientOrderId, order.mayFillLots());
            }
        }
    }

    private void compareOrders(final VenueViewDecoder view)
    {
        for (final VenueViewDecoder.OrdersDecoder theirs : view.orders())
        {
            final long clientOrderId = theirs.clientOrderId();
            final long venueOrderId = theirs.venueOrderId();
            final long priceTicks = theirs.priceTicks();
            final long cumulativeLots = theirs.cumulativeSizeLots();
            final long remainingLots = theirs.remainingSizeLots();
            final int instrumentId = theirs.instrumentId();
            final long stopTicks = theirs.stopTicks();
            final Order ours = Units.NULL_ID == clientOrderId ? null : store.find(clientOrderId);
            if (null == ours || !ours.status.isOpen())
            {
                differences.tell(DifferenceKind.ORDER_UNKNOWN_HERE,
                    Units.NULL_ID == clientOrderId ? venueOrderId : clientOrderId,
                    instrumentId, Units.NULL_LOTS, remainingLots);
            }
            else
            {
                ours.seenInView = requestId;
                compare(ours, priceTicks, stopTicks, cumulativeLots, remainingLots);
            }
        }
    }

    /** Orders of ours that the view should show and does not. */
    private void tellUnknownThere()
    {
        for (Order ours = store.firstOpen(); null != ours; ours = ours.next)
        {
            if (requestId != ours.seenInView && ours.sentNs < requestedNs)
            {
                differences.tell(DifferenceKind.ORDER_UNKNOWN_THERE, ours.clientOrderId, ours.instrument().id(),
                    ours.remainingLots(), Units.NULL_LOTS);
                fates.ask(ours, QueryReason.RECONCILIATION, nowNs);
            }
        }
    }

    private void compare(
        final Order ours,
        final long priceTicks,
        final long stopTicks,
        final long cumulativeLots,
        final long remainingLots)
    {
        final int before = differences.count();
        final boolean isSettled = !ours.awaitsAnswer() && ours.askedNs() < requestedNs;
        if (cumulativeLots != ours.filledLots)
        {
            ours.reportedLots = Math.max(ours.reportedLots, cumulativeLots);
            differs(ours, DifferenceKind.ORDER_FILLED_LOTS, ours.filledLots, cumulativeLots);
        }
        if (isSettled && cumulativeLots + remainingLots != ours.sizeLots())
        {
            differs(ours, DifferenceKind.ORDER_REMAINING_LOTS, ours.remainingLots(), remainingLots);
        }
        if (isSettled && OrderType.LIMIT == ours.orderType() && priceTicks != ours.priceTicks())
        {
            differs(ours, DifferenceKind.ORDER_PRICE, ours.priceTicks(), priceTicks);
        }
        if (isSettled && Units.NULL_TICKS != stopTicks && stopTicks != ours.stopPriceTicks())
        {
            differs(ours, DifferenceKind.ORDER_STOP_PRICE, ours.stopPriceTicks(), stopTicks);
        }
        if (before != differences.count())
        {
            fates.ask(ours, QueryReason.RECONCILIATION, nowNs);
        }
    }

    private void collectPositions(final VenueViewDecoder view)
    {
        books.clear();
        for (final VenueViewDecoder.PositionsDecoder theirs : view.positions())
        {
            final long lots = theirs.lots();
            final long costE8 = theirs.costE8();
            books.add(theirs.instrumentId(), lots, costE8);
        }
    }

    private void comparePositions()
    {
        for (int i = 0; i < books.size(); i++)
        {
            final int instrumentId = books.instrumentId(i);
            final Instrument instrument = instruments.byId(instrumentId);
            if (null == instrument)
            {
                differences.tell(
                    DifferenceKind.POSITION_LOTS, Units.NULL_ID, instrumentId, Units.NULL_LOTS, books.lotsAt(i));
            }
            else
            {
                portfolio.position(instrument);
            }
        }
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            compare(portfolio.positionAt(i));
        }
    }

    private void compare(final Position ours)
    {
        final int instrumentId = ours.instrument().id();
        final long theirLots = books.lots(instrumentId);
        final long theirCostE8 = books.costE8(instrumentId);
        if (differs(ours))
        {
            differences.tell(DifferenceKind.POSITION_LOTS, Units.NULL_ID, instrumentId, ours.lots(), theirLots);
        }
        else if (isCostApart(ours))
        {
            costDifferences++;
            splitE8 += ours.instrument().contract().pnlE8(ours.costE8(), theirCostE8, ours.lots() > 0);
            differences.tell(DifferenceKind.POSITION_COST, Units.NULL_ID, instrumentId, ours.costE8(), theirCostE8);
        }
    }

    private boolean isCostApart(final Position ours)
    {
        final long theirCostE8 = books.costE8(ours.instrument().id());
        return !differs(ours) && Units.NULL_E8 != theirCostE8 && isApart(ours.costE8(), theirCostE8);
    }

    private boolean differs(final Position ours)
    {
        return books.lots(ours.instrument().id()) != ours.lots();
    }

    /** What was paid for what the venue holds; at the mark where it does not say, or says what cannot be. */
    private long theirCostE8(final Position ours)
    {
        final Instrument instrument = ours.instrument();
        final long theirLots = books.lots(instrument.id());
        final long costE8 = 0 == theirLots ? 0 : books.costE8(instrument.id());
        return 0 == theirLots || costE8 > 0 ? costE8 :
            instrument.contract().notionalE8(ours.closeTicks(theirLots > 0), Math.abs(theirLots));
    }

    private void compareMoney()
    {
        if (isMoneyApart(0))
        {
            differences.tell(DifferenceKind.NET_PROFIT, Units.NULL_ID, Units.NULL_INSTRUMENT, ourNetE8(), theirNetE8);
        }
    }

    /** Whether profit differs, were ours so much more. */
    private boolean isMoneyApart(final long moreE8)
    {
        return Units.NULL_E8 != theirNetE8 && isApart(ourNetE8() + moreE8, theirNetE8);
    }

    private long ourNetE8()
    {
        return Math.subtractExact(
            portfolio.realisedE8(), Math.addExact(portfolio.feesE8(), portfolio.fundingE8()));
    }

    /** An invariant of our own: what is reserved is what the open orders may still fill. */
    private void checkReserved()
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            checkReserved(position, Side.BUY);
            checkReserved(position, Side.SELL);
        }
    }

    private void checkReserved(final Position position, final Side side)
    {
        final long reservedLots = Math.addExact(position.orderLots(side), position.legLots(side));
        long openLots = 0;
        for (Order order = store.firstOpen(); null != order; order = order.next)
        {
            if (side == order.side() && position.instrument() == order.instrument())
            {
                openLots += order.isLeg() ? moreOfGroup(order) : order.mayFillLots();
            }
        }
        if (openLots != reservedLots)
        {
            differences.tell(
                DifferenceKind.RESERVED_LOTS, Units.NULL_ID, position.instrument().id(), reservedLots, openLots);
        }
    }

    /** What a leg may fill beyond the legs of its group that were opened before it: of a group the largest counts. */
    private long moreOfGroup(final Order leg)
    {
        long elderLots = 0;
        for (Order order = store.firstOpen(); leg != order; order = order.next)
        {
            elderLots = order.isLeg() && order.groupId() == leg.groupId() ?
                Math.max(elderLots, order.mayFillLots()) : elderLots;
        }
        return Math.max(0, leg.mayFillLots() - elderLots);
    }

    private boolean isApart(final long oursE8, final long theirsE8)
    {
        return Math.abs(Math.subtractExact(oursE8, theirsE8)) > (toleranceE8.isSet() ? toleranceE8.asLong() : 0);
    }

    private void differs(final Order order, final DifferenceKind kind, final long ourValue, final long venueValue)
    {
        differences.tell(kind, order.clientOrderId, order.instrument().id(), ourValue, venueValue);
    }

    private long lotsDigest(final Position ours)
    {
        final int instrumentId = ours.instrument().id();
        return Differences.digestOf(
            DifferenceKind.POSITION_LOTS, Units.NULL_ID, instrumentId, books.lots(instrumentId) - ours.lots());
    }

    private long moneyDigest(final long moreE8)
    {
        return !isMoneyApart(moreE8) ? 0 :
            Differences.digestOf(DifferenceKind.NET_PROFIT, Units.NULL_ID, Units.NULL_INSTRUMENT,
                theirNetE8 - ourNetE8() - moreE8);
    }

    private long costDigests()
    {
        long sum = 0;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position ours = portfolio.positionAt(i);
            final int instrumentId = ours.instrument().id();
            sum += !isCostApart(ours) ? 0 : Differences.digestOf(
                DifferenceKind.POSITION_COST, Units.NULL_ID, instrumentId, books.costE8(instrumentId) - ours.costE8());
        }
        return sum;
    }
}
