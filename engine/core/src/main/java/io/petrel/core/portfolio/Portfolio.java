package io.petrel.core.portfolio;

import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.SnapshotException;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * One account: its positions, money and reserved exposure. Enters: fills, marks, reservations; leaves: the account
 * after each fill, to {@link PortfolioSink}. All instruments of an account share one settlement currency; money is E8
 * of it.
 *
 * <p>Balance is initial balance + realised profit - fees - funding - swap; equity is balance + unrealised profit; the
 * high-water mark is the highest equity seen after any mark, fill or charge, never below the initial balance; drawdown
 * is high-water mark less equity. Where the market went beyond the price of an order that rests to close a position,
 * what that will pay is at most its price: until its fill is told, the mark follows the equity with that price; once it
 * ends without, it rises to what the quotes said beyond that price when they were highest.
 *
 * <p>The account opens, taking its initial balance from {@link AccountParams}, at the first mark or fill after the
 * parameter is set; later changes of that parameter do not touch it. Until then {@link #isOpen()} is false and the
 * gate refuses.
 *
 * <p>Pipeline thread only; allocates when an instrument is first seen, never after. Overflow throws
 * ArithmeticException: a broken invariant, the node stops.
 */
public final class Portfolio implements Stateful
{
    private static final int INITIAL_POSITIONS = 16;

    private final int accountId;
    private final Param initialBalance;
    private final PortfolioSink sink;
    private final Changes changes = new Changes();
    private final WorkingOrders workingOrders = new WorkingOrders(changes);
    private final Ledger ledger = new Ledger();
    private Position[] positions = new Position[INITIAL_POSITIONS];
    private int positionCount;
    private boolean open;
    private long fills;
    private long adoptions;

    /**
     * A portfolio of one account, closed until its initial balance is known.
     *
     * @param accountId  named on every order and update.
     * @param parameters holds {@link AccountParams}.
     * @param sink       told of every fill.
     */
    public Portfolio(final int accountId, final Parameters parameters, final PortfolioSink sink)
    {
        this.accountId = accountId;
        this.initialBalance = parameters.param(AccountParams.INITIAL_BALANCE_E8);
        this.sink = sink;
    }

    /**
     * Books a fill and tells the sink.
     *
     * @param instrument     traded.
     * @param filledAccountId must be this account's.
     * @param side           bought or sold.
     * @param priceTicks     of the fill.
     * @param sizeLots       of the fill, above 0.
     * @param feeE8          paid, negative for a rebate.
     */
    public void onFill(
        final Instrument instrument,
        final int filledAccountId,
        final Side side,
        final long priceTicks,
        final long sizeLots,
        final long feeE8)
    {
        if (filledAccountId != accountId || sizeLots <= 0)
        {
            throw new IllegalArgumentException(
                "fill of " + sizeLots + " lots for account " + filledAccountId + " at account " + accountId);
        }
        openOnce();
        final Position position = position(instrument);
        final long realisedBeforeE8 = position.realisedE8();
        final long unrealisedBeforeE8 = position.unrealisedE8();
        position.onFill(side, priceTicks, sizeLots, feeE8);
        addProfit(position, realisedBeforeE8, unrealisedBeforeE8);
        ledger.onFee(feeE8);
        fills++;
        tell(position);
    }

    /**
     * Books a fill of an order that is known. If the market has passed it, it stood there: what the quotes said beyond
     * its price was never made.
     *
     * @param clientOrderId of the order.
     * @param instrument    traded.
     * @param filledAccountId must be this account's.
     * @param side          bought or sold.
     * @param priceTicks    of the fill.
     * @param sizeLots      of the fill, above 0.
     * @param feeE8         paid, negative for a rebate.
     */
    public void onFillOf(
        final long clientOrderId,
        final Instrument instrument,
        final int filledAccountId,
        final Side side,
        final long priceTicks,
        final long sizeLots,
        final long feeE8)
    {
        workingOrders.onFill(clientOrderId);
        onFill(instrument, filledAccountId, side, priceTicks, sizeLots, feeE8);
    }

    /**
     * Takes over what the venue holds of an instrument and no fill ever told of, and tells the sink. What it does not
     * hold any more counts as closed at the mark.
     *
     * @param instrument held; a market price of it must be known.
     * @param lots       held at the venue, short is negative.
     * @param costE8     notional at the venue's average entry price, 0 when it holds none.
     */
    public void adopt(final Instrument instrument, final long lots, final long costE8)
    {
        final Position position = position(instrument);
        if (Units.NULL_TICKS == position.referenceTicks() || costE8 < 0 || 0 == lots && 0 != costE8)
        {
            throw new IllegalArgumentException("adopting " + lots + " lots at a cost of " + costE8 + " E8");
        }
        openOnce();
        final long realisedBeforeE8 = position.realisedE8();
        final long unrealisedBeforeE8 = position.unrealisedE8();
        position.adopt(lots, costE8);
        addProfit(position, realisedBeforeE8, unrealisedBeforeE8);
        adoptions++;
        tell(position);
    }

    /**
     * Takes over the venue's cost of what both hold: it booked the same fills in another order. Equity stays.
     *
     * @param instrument held.
     * @param costE8     of what is held, above 0.
     */
    public void split(final Instrument instrument, final long costE8)
    {
        final Position position = position(instrument);
        final long realisedBeforeE8 = position.realisedE8();
        final long unrealisedBeforeE8 = position.unrealisedE8();
        position.split(costE8);
        addProfit(position, realisedBeforeE8, unrealisedBeforeE8);
        tell(position);
    }

    /**
     * Books funding, which the venue charged for a position, and tells the sink.
     *
     * @param instrument of the position.
     * @param amountE8   paid, negative when received.
     */
    public void onFunding(final Instrument instrument, final long amountE8)
    {
        openOnce();
        position(instrument).onFunding(amountE8);
        ledger.onFunding(amountE8);
        tell(position(instrument));
    }

    /**
     * Books the financing of a position held over a rollover, and tells the sink.
     *
     * @param instrument of the position.
     * @param amountE8   paid, negative when received.
     */
    public void onSwap(final Instrument instrument, final long amountE8)
    {
        openOnce();
        position(instrument).onSwap(amountE8);
        ledger.onSwap(amountE8);
        tell(position(instrument));
    }

    /**
     * Revalues what is held of one instrument at the executable side: bid for a long, ask for a short, reference
     * where that is absent.
     *
     * @param instrument     of the market event.
     * @param bidTicks       best bid or {@link Units#NULL_TICKS}.
     * @param askTicks       best ask or {@link Units#NULL_TICKS}.
     * @param referenceTicks mid or last trade or {@link Units#NULL_TICKS}.
     */
    public void onMark(final Instrument instrument, final long bidTicks, final long askTicks, final long referenceTicks)
    {
        openOnce();
        final Position position = position(instrument);
        final long beforeE8 = position.unrealisedE8();
        if (position.onMark(bidTicks, askTicks, referenceTicks))
        {
            ledger.onProfit(0, position.unrealisedE8() - beforeE8);
            workingOrders.pass(position);
            raiseHighWater();
        }
    }

    /**
     * The position of one instrument, flat when it was never traded.
     *
     * @param instrument looked up.
     * @return never null; the same object for the life of the portfolio.
     */
    public Position position(final Instrument instrument)
    {
        for (int i = 0; i < positionCount; i++)
        {
            if (positions[i].instrument() == instrument)
            {
                return positions[i];
            }
        }
        return addPosition(instrument);
    }

    /** {@return the account's id} */
    public int accountId()
    {
        return accountId;
    }

    /** {@return whether the initial balance is known} */
    public boolean isOpen()
    {
        return open;
    }

    /** {@return orders that may still fill, oldest first} */
    public WorkingOrders workingOrders()
    {
        return workingOrders;
    }

    /** {@return instruments ever seen} */
    public int positionCount()
    {
        return positionCount;
    }

    /**
     * Positions by the order in which their instruments were first seen.
     *
     * @param index from 0 to {@link #positionCount()} - 1.
     * @return the position.
     */
    public Position positionAt(final int index)
    {
        return positions[index];
    }

    /** {@return what the account started with, 0 until it is known} */
    public long initialE8()
    {
        return ledger.initialE8();
    }

    /** {@return initial balance + realised profit - fees - funding - swap} */
    public long balanceE8()
    {
        return ledger.balanceE8();
    }

    /** {@return balance + unrealised profit} */
    public long equityE8()
    {
        return ledger.equityE8();
    }

    /** An event is booked: where it tells what became of an order that was passed, the high-water mark is that. */
    public void settle()
    {
        if (isFillAwaited() || Units.NULL_E8 != workingOrders.knownE8(Moment.HIGH))
        {
            raiseHighWater();
        }
    }

    /** {@return equity, were orders that the market has passed filled at their prices: at most {@link #equityE8()}} */
    public long payableEquityE8()
    {
        long surplusE8 = 0;
        for (int i = 0; i < positionCount && isFillAwaited(); i++)
        {
            surplusE8 += surplusE8(positions[i]);
        }
        return Math.subtractExact(ledger.equityE8(), surplusE8);
    }

    /**
     * What of a position's open profit is beyond the prices of orders that rest to close it and that the market has
     * passed.
     *
     * @param position of this account.
     * @return E8, 0 or more.
     */
    public long surplusE8(final Position position)
    {
        return workingOrders.surplusE8(position);
    }

    /** {@return whether the market has passed an order that rests to close, and its fill is not told yet} */
    public boolean isFillAwaited()
    {
        return 0 != workingOrders.passed();
    }

    /** {@return highest equity seen} */
    public long highWaterE8()
    {
        return ledger.highWaterE8();
    }

    /** {@return high-water mark less equity, 0 or more; while a fill is awaited, with it or without, as it is more} */
    public long drawdownE8()
    {
        return ledger.drawdownE8(payableEquityE8(), workingOrders.quotedE8(Moment.HIGH));
    }

    /** {@return profit of all that was closed, before fees} */
    public long realisedE8()
    {
        return ledger.realisedE8();
    }

    /** {@return profit of all that is held at its marks} */
    public long unrealisedE8()
    {
        return ledger.unrealisedE8();
    }

    /** {@return fees paid less rebates} */
    public long feesE8()
    {
        return ledger.feesE8();
    }

    /** {@return funding paid less received} */
    public long fundingE8()
    {
        return ledger.fundingE8();
    }

    /** {@return overnight financing paid less received} */
    public long swapE8()
    {
        return ledger.swapE8();
    }

    /** {@return fills booked} */
    public long fills()
    {
        return fills;
    }

    /** {@return positions taken over from the venue} */
    public long adoptions()
    {
        return adoptions;
    }

    /**
     * Grows with every change of positions, money or working orders, and of prices that concern one of them, so that
     * whoever decides on these can tell whether to look again. No state: after a restore, look.
     *
     * @return number of changes so far.
     */
    public long changes()
    {
        return changes.count();
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        open = state.visit(open);
        ledger.visitState(state);
        fills = state.visit(fills);
        adoptions = state.visit(adoptions);
        visitPositions(state);
        workingOrders.visitState(state, this);
    }

    /**
     * The position of one instrument, by its id.
     *
     * @param instrumentId looked up.
     * @return the position, or null when the instrument was never seen.
     */
    Position positionOf(final int instrumentId)
    {
        for (int i = 0; i < positionCount; i++)
        {
            if (positions[i].instrument().id() == instrumentId)
            {
                return positions[i];
            }
        }
        return null;
    }

    /** A restored portfolio was shown its instruments, in the order of their definition, as the first one was. */
    private void visitPositions(final StateVisitor state)
    {
        final int count = state.visit(positionCount);
        if (count != positionCount)
        {
            throw new SnapshotException(
                "account " + accountId + ": " + count + " positions for " + positionCount + " instruments");
        }
        for (int i = 0; i < positionCount; i++)
        {
            positions[i].visitState(state);
        }
    }

    private void tell(final Position position)
    {
        raiseHighWater();
        sink.onPosition(position);
        sink.onAccount(this);
    }

    private void raiseHighWater()
    {
        final long payableE8 = payableEquityE8();
        ledger.raiseHighWater(Math.max(payableE8, workingOrders.knownE8(Moment.HIGH)));
        workingOrders.follow(Moment.HIGH, equityE8(), payableE8);
    }

    private void addProfit(final Position position, final long realisedBeforeE8, final long unrealisedBeforeE8)
    {
        ledger.onProfit(position.realisedE8() - realisedBeforeE8, position.unrealisedE8() - unrealisedBeforeE8);
    }

    private void openOnce()
    {
        if (!open && initialBalance.isSet())
        {
            open = true;
            changes.add();
            ledger.open(initialBalance.asLong());
        }
    }

    private Position addPosition(final Instrument instrument)
    {
        if (positions.length == positionCount)
        {
            positions = Arrays.copyOf(positions, positionCount << 1);
        }
        final Position position = new Position(instrument, accountId, changes);
        positions[positionCount++] = position;
        return position;
    }
}
