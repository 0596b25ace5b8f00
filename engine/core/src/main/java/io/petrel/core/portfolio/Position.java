package io.petrel.core.portfolio;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Holding;
import io.petrel.core.market.Instrument;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One instrument held by one account: a {@link Holding}, what it is worth, what it was charged, and what works on it.
 *
 * <p>Money is E8 of the settlement currency: quote for SPOT and LINEAR, base coin for INVERSE. Realised profit is
 * before fees. Rounding bound: each fill rounds its notional once, so over a round trip of n fills realised profit is
 * within n E8 of the exact rational value; it equals the sum of the rounded cash flows exactly once flat.
 *
 * <p>Pipeline thread only; allocates nothing after construction. Overflow throws ArithmeticException and leaves the
 * state as it was.
 */
public final class Position implements Stateful
{
    private final Instrument instrument;
    private final int accountId;
    private final Changes changes;
    private final Holding holding = new Holding();
    private long unrealisedE8;
    private long feesE8;
    private long fundingE8;
    private long swapE8;
    private long bidTicks = Units.NULL_TICKS;
    private long askTicks = Units.NULL_TICKS;
    private long referenceTicks = Units.NULL_TICKS;
    private long lastFillTicks = Units.NULL_TICKS;
    /** How often the prices above moved; no state, as {@link Changes}. */
    private long marks;
    private long workingBuyLots;
    private long workingSellLots;
    private int workingOrders;
    private long buyLegLots;
    private long sellLegLots;

    Position(final Instrument instrument, final int accountId, final Changes changes)
    {
        this.instrument = instrument;
        this.accountId = accountId;
        this.changes = changes;
    }

    /** {@return the instrument held} */
    public Instrument instrument()
    {
        return instrument;
    }

    /** {@return the account that holds it} */
    public int accountId()
    {
        return accountId;
    }

    /** {@return signed lots: positive long, negative short, 0 flat} */
    public long lots()
    {
        return holding.lots();
    }

    /** {@return notional paid for what is held, never negative, 0 when flat} */
    public long costE8()
    {
        return holding.costE8();
    }

    /** {@return profit of what was closed, before fees} */
    public long realisedE8()
    {
        return holding.realisedE8();
    }

    /** {@return profit if closed at {@link #markTicks()}, 0 when flat} */
    public long unrealisedE8()
    {
        return unrealisedE8;
    }

    /** {@return signed notional of what is held at {@link #markTicks()}: negative short, 0 flat} */
    public long markNotionalE8()
    {
        final long lots = holding.lots();
        final boolean gainsWithNotional = lots > 0 != (ContractType.INVERSE == instrument.contractType());
        final long costE8 = holding.costE8();
        final long notionalE8 = gainsWithNotional ? costE8 + unrealisedE8 : costE8 - unrealisedE8;
        return lots < 0 ? -notionalE8 : notionalE8;
    }

    /** {@return fees paid less rebates received} */
    public long feesE8()
    {
        return feesE8;
    }

    /** {@return funding paid less received} */
    public long fundingE8()
    {
        return fundingE8;
    }

    /** {@return overnight financing paid less received} */
    public long swapE8()
    {
        return swapE8;
    }

    /** {@return lots of buy orders that may still fill; brackets only close, so at most what they can close} */
    public long workingBuyLots()
    {
        return workingBuyLots + Math.min(buyLegLots, Math.max(0, -holding.lots()));
    }

    /** {@return lots of sell orders that may still fill; brackets only close, so at most what they can close} */
    public long workingSellLots()
    {
        return workingSellLots + Math.min(sellLegLots, Math.max(0, holding.lots()));
    }

    /**
     * Lots that orders of a side other than brackets may still fill.
     *
     * @param side bought or sold.
     * @return lots, 0 or more.
     */
    public long orderLots(final Side side)
    {
        return Side.BUY == side ? workingBuyLots : workingSellLots;
    }

    /**
     * Lots that the brackets of a side may still fill: of each group its largest leg.
     *
     * @param side bought or sold.
     * @return lots, 0 or more; for a moment more than is held, when an order that closes was filled besides.
     */
    public long legLots(final Side side)
    {
        return Side.BUY == side ? buyLegLots : sellLegLots;
    }

    /** {@return orders that may still fill, but for the legs of brackets, which open nothing} */
    public int workingOrders()
    {
        return workingOrders;
    }

    /**
     * Price at which what is held could be closed: bid for a long, ask for a short; where that side is absent
     * (trades-only feeds, an empty side) the reference, and before any market price the last fill.
     *
     * @return the price, or {@link Units#NULL_TICKS} when nothing is held and nothing was ever quoted.
     */
    public long markTicks()
    {
        return closeTicks(holding.lots() >= 0);
    }

    /**
     * Price at which a long or a short could be closed, as {@link #markTicks} of what is held.
     *
     * @param isLong whether what is to be closed is long.
     * @return the price, or {@link Units#NULL_TICKS} when nothing was ever quoted.
     */
    public long closeTicks(final boolean isLong)
    {
        final long executable = isLong ? bidTicks : askTicks;
        if (Units.NULL_TICKS != executable)
        {
            return executable;
        }
        return Units.NULL_TICKS != referenceTicks ? referenceTicks : lastFillTicks;
    }

    /**
     * Whether the account holds or works towards the other side of an order, unless that only closes.
     *
     * @param side of the order.
     * @return true where a hedging venue would keep two positions.
     */
    public boolean opposes(final Side side)
    {
        final long lots = lots();
        return Side.BUY == side ? lots < 0 || lots - workingSellLots() < 0 : lots > 0 || lots + workingBuyLots() > 0;
    }

    /**
     * Grows whenever the prices it was marked with moved, also while it is flat, so that whoever decides on these can
     * tell whether to look again. No state: after a restore, look.
     *
     * @return number of moves so far.
     */
    public long marks()
    {
        return marks;
    }

    /** {@return mid or last trade as marked last, or {@link Units#NULL_TICKS}} */
    public long referenceTicks()
    {
        return referenceTicks;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        holding.visitState(state);
        unrealisedE8 = state.visit(unrealisedE8);
        feesE8 = state.visit(feesE8);
        fundingE8 = state.visit(fundingE8);
        swapE8 = state.visit(swapE8);
        bidTicks = state.visit(bidTicks);
        askTicks = state.visit(askTicks);
        referenceTicks = state.visit(referenceTicks);
        lastFillTicks = state.visit(lastFillTicks);
        workingBuyLots = state.visit(workingBuyLots);
        workingSellLots = state.visit(workingSellLots);
        workingOrders = state.visit(workingOrders);
        buyLegLots = state.visit(buyLegLots);
        sellLegLots = state.visit(sellLegLots);
    }

    void onFunding(final long amountE8)
    {
        fundingE8 = Math.addExact(fundingE8, amountE8);
        changes.add();
    }

    void onSwap(final long amountE8)
    {
        swapE8 = Math.addExact(swapE8, amountE8);
        changes.add();
    }

    void onFill(final Side side, final long priceTicks, final long sizeLots, final long feeE8)
    {
        final long newFeesE8 = Math.addExact(feesE8, feeE8);
        holding.onFill(instrument.contract(), Side.BUY == side ? sizeLots : Math.negateExact(sizeLots), priceTicks);
        feesE8 = newFeesE8;
        lastFillTicks = priceTicks;
        revalue();
    }

    /**
     * Becomes what the venue holds. What is no longer held, or was held on the other side, counts as closed at the
     * mark, for what it was closed at is not known.
     */
    void adopt(final long newLots, final long newCostE8)
    {
        final long lots = holding.lots();
        final boolean isSameSide = Long.signum(lots) == Long.signum(newLots);
        final long heldLots = Math.abs(lots);
        final long closedLots = isSameSide ? Math.max(0, heldLots - Math.abs(newLots)) : heldLots;
        if (0 != closedLots)
        {
            onFill(lots > 0 ? Side.SELL : Side.BUY, markTicks(), closedLots, 0);
        }
        holding.set(newLots, newCostE8);
        revalue();
    }

    /** Its fills were booked in another order at the venue: what is held costs so much, and profit moves alike. */
    void split(final long newCostE8)
    {
        holding.split(instrument.contract(), newCostE8);
        revalue();
    }

    /** Returns whether the unrealised profit may have changed. */
    boolean onMark(final long newBidTicks, final long newAskTicks, final long newReferenceTicks)
    {
        if (bidTicks == newBidTicks && askTicks == newAskTicks &&
            (referenceTicks == newReferenceTicks || Units.NULL_TICKS == newReferenceTicks))
        {
            return false;
        }
        final long before = markTicks();
        marks++;
        bidTicks = newBidTicks;
        askTicks = newAskTicks;
        referenceTicks = Units.NULL_TICKS == newReferenceTicks ? referenceTicks : newReferenceTicks;
        return isExposed() && onOtherPrices(before);
    }

    void reserve(final Side side, final long deltaLots, final int deltaOrders)
    {
        if (Side.BUY == side)
        {
            workingBuyLots = Math.addExact(workingBuyLots, deltaLots);
        }
        else
        {
            workingSellLots = Math.addExact(workingSellLots, deltaLots);
        }
        workingOrders += deltaOrders;
        changes.add();
    }

    void reserveLegs(final Side side, final long newLots)
    {
        if (Side.BUY == side)
        {
            buyLegLots = newLots;
        }
        else
        {
            sellLegLots = newLots;
        }
        changes.add();
    }

    /** Whether a price matters to the account: the position is held, or may be with the next report. */
    private boolean isExposed()
    {
        return 0 != holding.lots() || 0 != workingOrders;
    }

    private boolean onOtherPrices(final long formerMarkTicks)
    {
        changes.add();
        if (0 == holding.lots() || formerMarkTicks == markTicks())
        {
            return false;
        }
        revalue();
        return true;
    }

    private void revalue()
    {
        changes.add();
        final long lots = holding.lots();
        if (0 == lots)
        {
            unrealisedE8 = 0;
            return;
        }
        final ContractMath contract = instrument.contract();
        unrealisedE8 = contract.pnlE8(holding.costE8(), contract.notionalE8(markTicks(), Math.abs(lots)), lots > 0);
    }
}
