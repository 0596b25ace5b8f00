package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.OrderStatusReportEncoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueViewEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * What the venue itself knows: made of its own reports as it decides them, whether or not they reach us. Every order
 * that works, the last ones that ended, the last fills, and the positions of every account. Engine thread only;
 * allocates nothing once it has seen the most orders and positions.
 */
final class VenueLedger implements Stateful
{
    private static final int INITIAL_ORDERS = 4096;
    private static final int FILLS = 8192;
    private static final float LOAD_FACTOR = 0.55f;
    private static final long NO_SLOT = -1;

    private final Instruments instruments;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final Long2LongHashMap numberById = new Long2LongHashMap(INITIAL_ORDERS << 1, LOAD_FACTOR, NO_SLOT);
    private final long[] fillIds = new long[FILLS];
    private final long[] fillTicks = new long[FILLS];
    private final long[] fillLots = new long[FILLS];
    private final long[] fillCumulativeLots = new long[FILLS];
    private final long[] fillFeesE8 = new long[FILLS];
    private LedgerOrder[] orders = newOrders(INITIAL_ORDERS);
    private LedgerPosition[] positions = new LedgerPosition[0];
    private long firstOrder;
    private long orderCount;
    private long fillCount;

    VenueLedger(final Instruments instruments)
    {
        this.instruments = instruments;
    }

    /** A report that the venue just decided, encoded with its header. */
    void onReport(final DirectBuffer buffer, final int offset)
    {
        report.wrapAndApplyHeader(buffer, offset, header);
        final ExecType execType = report.execType();
        if (Units.NULL_ID == report.clientOrderId())
        {
            onOwnOrder(execType);
            return;
        }
        final boolean isOfNoOrder = Units.NULL_ID == report.venueOrderId() && ExecType.REJECTED != execType;
        final boolean isRepeatedId = ExecType.REJECTED == execType && null != find(report.clientOrderId());
        if (isOfNoOrder || isRepeatedId)
        {
            return;
        }
        LedgerOrder order = find(report.clientOrderId());
        if (null == order)
        {
            order = append(report.clientOrderId());
            order.begin(report);
        }
        order.onReport(report);
        if (ExecType.FILL == execType)
        {
            onFill();
        }
    }

    /** The venue charged funding; positive is paid. */
    void onFunding(final int accountId, final int instrumentId, final long amountE8)
    {
        position(accountId, instrumentId).charge(amountE8);
    }

    /** The order, null when the venue never had it or has forgotten it. */
    LedgerOrder find(final long clientOrderId)
    {
        final long number = numberById.get(clientOrderId);
        return NO_SLOT == number ? null : at(number);
    }

    void encodeFills(final long clientOrderId, final OrderStatusReportEncoder answer)
    {
        final long oldest = Math.max(0, fillCount - FILLS);
        int count = 0;
        for (long i = oldest; i < fillCount; i++)
        {
            count += clientOrderId == fillIds[slot(i)] ? 1 : 0;
        }
        final OrderStatusReportEncoder.FillsEncoder fills = answer.fillsCount(count);
        for (long i = oldest; i < fillCount; i++)
        {
            final int slot = slot(i);
            if (clientOrderId == fillIds[slot])
            {
                fills.next().priceTicks(fillTicks[slot]).sizeLots(fillLots[slot])
                    .cumulativeSizeLots(fillCumulativeLots[slot]).feeE8(fillFeesE8[slot]);
            }
        }
    }

    long netProfitE8(final int accountId)
    {
        long sumE8 = 0;
        for (final LedgerPosition position : positions)
        {
            sumE8 = Math.addExact(sumE8, accountId == position.accountId ? position.netProfitE8() : 0);
        }
        return sumE8;
    }

    void encodeHoldings(final int accountId, final VenueViewEncoder view)
    {
        encodeOrders(accountId, view);
        int held = 0;
        for (final LedgerPosition position : positions)
        {
            held += isHeld(position, accountId) ? 1 : 0;
        }
        final VenueViewEncoder.PositionsEncoder group = view.positionsCount(held);
        for (final LedgerPosition position : positions)
        {
            if (isHeld(position, accountId))
            {
                group.next().lots(position.holding.lots()).costE8(position.holding.costE8())
                    .instrumentId(position.instrumentId);
            }
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        firstOrder = state.visit(firstOrder);
        orderCount = state.visit(orderCount);
        fillCount = state.visit(fillCount);
        final int capacity = state.visit(orders.length);
        final int positionCount = state.visit(positions.length);
        if (state.isRestoring())
        {
            orders = newOrders(capacity);
            positions = new LedgerPosition[positionCount];
            Arrays.setAll(positions, i -> new LedgerPosition());
        }
        for (long number = firstOrder; number < orderCount; number++)
        {
            at(number).visitState(state);
        }
        for (final LedgerPosition position : positions)
        {
            position.visitState(state);
        }
        visitFills(state);
        if (state.isRestoring())
        {
            findAnew();
        }
    }

    /** An order of the venue's own, such as a liquidation, moves the position only. */
    private void onOwnOrder(final ExecType execType)
    {
        if (ExecType.FILL == execType)
        {
            onFill();
        }
    }

    private void visitFills(final StateVisitor state)
    {
        final int kept = (int)Math.min(fillCount, FILLS);
        state.visit(fillIds, kept);
        state.visit(fillTicks, kept);
        state.visit(fillLots, kept);
        state.visit(fillCumulativeLots, kept);
        state.visit(fillFeesE8, kept);
    }

    private void findAnew()
    {
        numberById.clear();
        for (long number = firstOrder; number < orderCount; number++)
        {
            numberById.put(at(number).clientOrderId, number);
        }
    }

    private void encodeOrders(final int accountId, final VenueViewEncoder view)
    {
        int open = 0;
        for (long number = firstOrder; number < orderCount; number++)
        {
            open += isOpen(at(number), accountId) ? 1 : 0;
        }
        final VenueViewEncoder.OrdersEncoder group = view.ordersCount(open);
        for (long number = firstOrder; number < orderCount; number++)
        {
            final LedgerOrder order = at(number);
            if (isOpen(order, accountId))
            {
                group.next().clientOrderId(order.clientOrderId).venueOrderId(order.venueOrderId)
                    .priceTicks(order.priceTicks).cumulativeSizeLots(order.cumulativeLots)
                    .remainingSizeLots(order.remainingLots).instrumentId(order.instrumentId).side(order.side)
                    .stopTicks(order.stopTicks);
            }
        }
    }

    private void onFill()
    {
        final int slot = slot(fillCount++);
        fillIds[slot] = report.clientOrderId();
        fillTicks[slot] = report.fillPriceTicks();
        fillLots[slot] = report.fillSizeLots();
        fillCumulativeLots[slot] = report.cumulativeSizeLots();
        fillFeesE8[slot] = report.feeE8();
        final Instrument instrument = instruments.byId(report.instrumentId());
        final long signedLots = Side.BUY == report.side() ? fillLots[slot] : -fillLots[slot];
        final LedgerPosition position = position(report.accountId(), report.instrumentId());
        position.holding.onFill(instrument.contract(), signedLots, fillTicks[slot]);
        position.charge(fillFeesE8[slot]);
    }

    private LedgerPosition position(final int accountId, final int instrumentId)
    {
        for (final LedgerPosition position : positions)
        {
            if (accountId == position.accountId && instrumentId == position.instrumentId)
            {
                return position;
            }
        }
        positions = Arrays.copyOf(positions, positions.length + 1);
        final LedgerPosition added = new LedgerPosition();
        added.accountId = accountId;
        added.instrumentId = instrumentId;
        positions[positions.length - 1] = added;
        return added;
    }

    /** Room for one more: the oldest makes place once it has ended, else there are twice as many places. */
    private LedgerOrder append(final long clientOrderId)
    {
        if (orderCount - firstOrder == orders.length)
        {
            if (at(firstOrder).isOpen())
            {
                grow();
            }
            else
            {
                numberById.remove(at(firstOrder).clientOrderId);
                firstOrder++;
            }
        }
        numberById.put(clientOrderId, orderCount);
        return at(orderCount++);
    }

    private void grow()
    {
        final LedgerOrder[] larger = newOrders(orders.length << 1);
        for (long number = firstOrder; number < orderCount; number++)
        {
            larger[(int)(number & larger.length - 1)] = at(number);
        }
        orders = larger;
    }

    private LedgerOrder at(final long number)
    {
        return orders[(int)(number & orders.length - 1)];
    }

    private static int slot(final long fill)
    {
        return (int)(fill & FILLS - 1);
    }

    private static boolean isOpen(final LedgerOrder order, final int accountId)
    {
        return order.isOpen() && accountId == order.accountId;
    }

    private static boolean isHeld(final LedgerPosition position, final int accountId)
    {
        return 0 != position.holding.lots() && accountId == position.accountId;
    }

    private static LedgerOrder[] newOrders(final int capacity)
    {
        final LedgerOrder[] orders = new LedgerOrder[capacity];
        Arrays.setAll(orders, i -> new LedgerOrder());
        return orders;
    }
}
