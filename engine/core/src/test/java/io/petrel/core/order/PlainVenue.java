package io.petrel.core.order;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TradingRig;
import io.petrel.core.VenueAnswers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A venue that works orders as told and tells of it in disorder: reports are delayed, swapped, repeated under the same
 * and under new ids, and lost with the session; requests are lost on the way. It keeps what is true, lot by lot.
 */
final class PlainVenue
{
    /** Something on its way to us. */
    interface Delivery
    {
        void to(Orders orders, long nowNs);
    }

    /** One order as the venue has it, and as much of it as was delivered. */
    static final class Truth
    {
        final long id;
        final Side side;
        final List<long[]> fills = new ArrayList<>();
        final BitSet told = new BitSet();
        long priceTicks;
        long sizeLots;
        long cumulativeLots;
        OrderAnswer state = OrderAnswer.WORKING;

        Truth(final long id, final Side side, final long sizeLots, final long priceTicks)
        {
            this.id = id;
            this.side = side;
            this.sizeLots = sizeLots;
            this.priceTicks = priceTicks;
        }

        boolean isOpen()
        {
            return OrderAnswer.WORKING == state;
        }

        long remainingLots()
        {
            return isOpen() ? sizeLots - cumulativeLots : 0;
        }
    }

    final Map<Long, Truth> orders = new LinkedHashMap<>();
    final List<Delivery> onTheWay = new ArrayList<>();
    private final SplittableRandom random;
    private final VenueAnswers answers = new VenueAnswers();
    private long reportId;

    PlainVenue(final SplittableRandom random)
    {
        this.random = random;
    }

    /** Takes one line of what left the core. */
    void take(final String line, final boolean isConnected)
    {
        final String[] words = line.split(" ");
        if (!isConnected)
        {
            throw new AssertionError("left over a lost session: " + line);
        }
        if ("query".equals(words[0]))
        {
            query(Long.parseLong(words[1]));
        }
        else if (random.nextInt(12) > 0)
        {
            request(words);
        }
    }

    /** Something of the market's happens to an order that works. */
    void work()
    {
        final List<Truth> open = orders.values().stream().filter(Truth::isOpen).toList();
        if (open.isEmpty())
        {
            return;
        }
        final Truth order = open.get(random.nextInt(open.size()));
        if (random.nextInt(10) > 0)
        {
            fill(order, random.nextLong(1, order.remainingLots() + 1));
        }
        else
        {
            end(order, random.nextBoolean() ? OrderAnswer.CANCELLED : OrderAnswer.EXPIRED);
        }
    }

    /** Delivers one thing, not always the oldest. */
    void deliver(final Orders core, final long nowNs)
    {
        if (!onTheWay.isEmpty())
        {
            onTheWay.remove(random.nextInt(Math.min(4, onTheWay.size()))).to(core, nowNs);
        }
    }

    /** The session is lost, and some of what was on its way with it; ids begin anew. */
    void reset()
    {
        onTheWay.clear();
        reportId = 0;
    }

    private void request(final String[] words)
    {
        final long id = Long.parseLong(words[1]);
        final Truth order = orders.get(id);
        if ("new".equals(words[0]))
        {
            final Truth taken =
                new Truth(id, Side.valueOf(words[3]), Long.parseLong(words[4]), Long.parseLong(words[6]));
            orders.put(id, taken);
            report(taken, ExecType.ACCEPTED, Units.NULL_TICKS, 0);
        }
        else if ("cancel".equals(words[0]))
        {
            cancel(order);
        }
        else
        {
            replace(order, Long.parseLong(words[2]), Long.parseLong(words[4]));
        }
    }

    private void cancel(final Truth order)
    {
        if (null != order && order.isOpen())
        {
            end(order, OrderAnswer.CANCELLED);
        }
        else if (null != order)
        {
            report(order, ExecType.CANCEL_REJECTED, Units.NULL_TICKS, 0);
        }
    }

    private void replace(final Truth order, final long sizeLots, final long priceTicks)
    {
        if (!order.isOpen() || sizeLots <= order.cumulativeLots)
        {
            report(order, ExecType.REPLACE_REJECTED, Units.NULL_TICKS, 0);
            return;
        }
        order.sizeLots = sizeLots;
        order.priceTicks = priceTicks;
        report(order, ExecType.REPLACED, Units.NULL_TICKS, 0);
    }

    private void fill(final Truth order, final long lots)
    {
        order.cumulativeLots += lots;
        order.fills.add(new long[] {order.priceTicks, lots, order.cumulativeLots});
        if (order.cumulativeLots == order.sizeLots)
        {
            order.state = OrderAnswer.FILLED;
        }
        report(order, ExecType.FILL, order.priceTicks, lots);
    }

    private void end(final Truth order, final OrderAnswer how)
    {
        order.state = how;
        report(order, OrderAnswer.CANCELLED == how ? ExecType.CANCELLED : ExecType.EXPIRED, Units.NULL_TICKS, 0);
    }

    private void report(final Truth order, final ExecType execType, final long fillTicks, final long fillLots)
    {
        send(order, ++reportId, execType, fillTicks, fillLots);
        if (0 == random.nextInt(8))
        {
            onTheWay.add(onTheWay.get(onTheWay.size() - 1));
        }
        if (ExecType.FILL == execType && 0 == random.nextInt(8))
        {
            send(order, ++reportId, execType, fillTicks, fillLots);
        }
    }

    private void send(
        final Truth order, final long id, final ExecType execType, final long fillTicks, final long fillLots)
    {
        final Report report = new Report();
        report.clientOrderId = order.id;
        report.venueOrderId = order.id + 1;
        report.reportId = id;
        report.fillPriceTicks = fillTicks;
        report.fillSizeLots = fillLots;
        report.cumulativeSizeLots = order.cumulativeLots;
        report.remainingSizeLots = order.remainingLots();
        report.orderPriceTicks = order.priceTicks;
        report.instrumentId = 1;
        report.accountId = TradingRig.ACCOUNT;
        report.execType = execType;
        report.reason = ReportReason.NONE;
        report.side = order.side;
        onTheWay.add((core, nowNs) ->
        {
            core.onReport(report, nowNs);
            order.told.set((int)(report.cumulativeSizeLots - fillLots), (int)report.cumulativeSizeLots);
        });
    }

    private void query(final long id)
    {
        final Truth order = orders.get(id);
        final boolean isKnown = null != order;
        final OrderAnswer state = isKnown ? order.state : OrderAnswer.NEVER_ARRIVED;
        final long cumulativeLots = isKnown ? order.cumulativeLots : 0;
        final long remainingLots = isKnown ? order.remainingLots() : 0;
        final long priceTicks = isKnown ? order.priceTicks : Units.NULL_TICKS;
        final long[][] fills = isKnown ? order.fills.toArray(long[][]::new) : new long[0][];
        onTheWay.add((core, nowNs) ->
        {
            final boolean isAwaited = core.find(id).isQueried();
            core.onStatus(answers.status(id, state, cumulativeLots, remainingLots, priceTicks, fills), nowNs);
            for (final long[] fill : isAwaited ? fills : new long[0][])
            {
                order.told.set((int)(fill[2] - fill[1]), (int)fill[2]);
            }
        });
    }
}
