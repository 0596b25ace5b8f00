package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The same rules as {@link MatchingBook} said in lists and sorting, to compare with. */
final class PlainBook
{
    /** An order, wherever it stands. */
    private static final class Order
    {
        String name;
        int owner;
        boolean isBuy;
        OrderKind kind;
        Lifetime lifetime;
        SelfTrade selfTrade;
        boolean isPostOnly;
        long price;
        long stop;
        long size;
        long filled;
        long shown;
        long peak;
        long expiry;
        long arrival;
        /** Place among orders of one price; an iceberg's next peak gets a new one. */
        long place;

        long remaining()
        {
            return size - filled;
        }
    }

    private final List<Order> resting = new ArrayList<>();
    private final List<Order> stops = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final long min;
    private final long max;
    private long last = Units.NULL_TICKS;
    private long high = Long.MIN_VALUE;
    private long low = Long.MAX_VALUE;
    private long clock;

    PlainBook(final long min, final long max)
    {
        this.min = min;
        this.max = max;
    }

    List<String> said()
    {
        return said;
    }

    Refusal submit(final long now, final NewOrder spec)
    {
        if (spec.sizeLots <= 0 || spec.peakLots < 0 || spec.peakLots > spec.sizeLots)
        {
            return Refusal.BAD_SIZE;
        }
        final boolean hasLimit = OrderKind.LIMIT == spec.kind || OrderKind.STOP_LIMIT == spec.kind;
        final boolean isStop = OrderKind.STOP == spec.kind || OrderKind.STOP_LIMIT == spec.kind;
        if (hasLimit && !inRange(spec.priceTicks) || isStop && !inRange(spec.stopPriceTicks))
        {
            return Refusal.BAD_PRICE;
        }
        if (Lifetime.GTD == spec.lifetime && spec.expiryNs <= now)
        {
            return Refusal.BAD_EXPIRY;
        }
        final boolean waits = Lifetime.GTC == spec.lifetime || Lifetime.GTD == spec.lifetime;
        if (spec.isPostOnly &&
            (!hasLimit || !waits || !isStop && null != bestAgainst(spec.isBuy, spec.priceTicks)))
        {
            return Refusal.WOULD_TAKE;
        }
        final Order order = new Order();
        order.name = spec.owner + "/" + spec.tag;
        order.owner = spec.owner;
        order.isBuy = spec.isBuy;
        order.kind = spec.kind;
        order.lifetime = spec.lifetime;
        order.selfTrade = spec.selfTrade;
        order.isPostOnly = spec.isPostOnly;
        order.price = hasLimit ? spec.priceTicks : Units.NULL_TICKS;
        order.stop = isStop ? spec.stopPriceTicks : Units.NULL_TICKS;
        order.size = spec.sizeLots;
        order.peak = spec.peakLots;
        order.expiry = Lifetime.GTD == spec.lifetime ? spec.expiryNs : Long.MAX_VALUE;
        order.arrival = ++clock;
        say("accepted", order);
        arrive(order);
        wake();
        return Refusal.NONE;
    }

    Refusal cancel(final String name)
    {
        final Order order = find(name);
        if (null == order)
        {
            return Refusal.UNKNOWN_ORDER;
        }
        resting.remove(order);
        stops.remove(order);
        say("REQUESTED", order);
        return Refusal.NONE;
    }

    Refusal replace(final String name, final long newPrice, final long newStop, final long newSize)
    {
        final Order order = find(name);
        if (null == order)
        {
            return Refusal.UNKNOWN_ORDER;
        }
        final long price = Units.NULL_TICKS == newPrice ? order.price : newPrice;
        final long stop = Units.NULL_TICKS == newStop ? order.stop : newStop;
        final long size = Units.NULL_LOTS == newSize ? order.size : newSize;
        if (size <= 0 || size < order.peak)
        {
            return Refusal.BAD_SIZE;
        }
        if (size <= order.filled)
        {
            return Refusal.TOO_LATE;
        }
        final boolean hasLimit = OrderKind.LIMIT == order.kind || OrderKind.STOP_LIMIT == order.kind;
        final boolean isStop = OrderKind.STOP == order.kind || OrderKind.STOP_LIMIT == order.kind;
        if (hasLimit != inRange(price) || isStop != inRange(stop))
        {
            return Refusal.BAD_PRICE;
        }
        if (OrderKind.LIMIT == order.kind && price != order.price && order.isPostOnly &&
            null != bestAgainst(order.isBuy, price))
        {
            return Refusal.WOULD_TAKE;
        }
        if (price == order.price && stop == order.stop && size <= order.size)
        {
            final long hidden = order.remaining() - order.shown;
            final long less = order.size - size;
            order.shown -= isStop ? 0 : Math.max(0, less - hidden);
            order.size = size;
            say("replaced", order);
            return Refusal.NONE;
        }
        resting.remove(order);
        stops.remove(order);
        order.arrival = ++clock;
        order.price = price;
        order.stop = stop;
        order.size = size;
        say("replaced", order);
        arrive(order);
        wake();
        return Refusal.NONE;
    }

    void expire(final long now)
    {
        final List<Order> over = new ArrayList<>(resting);
        over.addAll(stops);
        over.removeIf(order -> order.expiry > now);
        over.sort(Comparator.comparingLong((Order order) -> order.expiry).thenComparingLong(order -> order.arrival));
        for (final Order order : over)
        {
            resting.remove(order);
            stops.remove(order);
            say("EXPIRED", order);
        }
    }

    /** Best price of a side and what it shows, level by level, as text. */
    String depth(final boolean isBid)
    {
        final StringBuilder text = new StringBuilder();
        resting.stream().filter(order -> order.isBuy == isBid).mapToLong(order -> order.price).distinct()
            .boxed().sorted(isBid ? Comparator.reverseOrder() : Comparator.naturalOrder())
            .forEach(price -> text.append(price).append(':').append(resting.stream()
                .filter(order -> order.isBuy == isBid && order.price == price).mapToLong(order -> order.shown).sum())
                .append(' '));
        return text.toString();
    }

    long ahead(final String name)
    {
        final Order mine = find(name);
        if (null == mine || !resting.contains(mine))
        {
            return Units.NULL_LOTS;
        }
        return resting.stream()
            .filter(order -> order.isBuy == mine.isBuy && order.price == mine.price && order.place < mine.place)
            .mapToLong(order -> order.shown).sum();
    }

    List<String> names()
    {
        final List<String> names = new ArrayList<>();
        resting.forEach(order -> names.add(order.name));
        stops.forEach(order -> names.add(order.name));
        return names;
    }

    private void arrive(final Order order)
    {
        if (null == order.kind || OrderKind.LIMIT == order.kind || OrderKind.MARKET == order.kind)
        {
            take(order);
        }
        else if (reached(order, last, last))
        {
            trigger(order);
        }
        else
        {
            stops.add(order);
        }
    }

    private void take(final Order taker)
    {
        if (Lifetime.FOK == taker.lifetime && !fillsWhole(taker))
        {
            say("NOT_FILLABLE", taker);
            return;
        }
        while (taker.remaining() > 0)
        {
            final Order maker = bestAgainst(taker.isBuy, taker.price);
            if (null == maker)
            {
                break;
            }
            final long lots = Math.min(taker.remaining(), maker.shown);
            final SelfTrade rule = maker.owner == taker.owner ? taker.selfTrade : SelfTrade.ALLOW;
            if (SelfTrade.CANCEL_RESTING == rule || SelfTrade.CANCEL_BOTH == rule)
            {
                resting.remove(maker);
                say("SELF_TRADE", maker);
            }
            if (SelfTrade.CANCEL_TAKER == rule || SelfTrade.CANCEL_BOTH == rule)
            {
                say("SELF_TRADE", taker);
                return;
            }
            if (SelfTrade.DECREMENT == rule)
            {
                taker.size -= lots;
                maker.size -= lots;
                maker.shown -= lots;
                say("decremented", maker);
                say("decremented", taker);
                showMore(maker);
            }
            if (SelfTrade.ALLOW == rule)
            {
                taker.filled += lots;
                maker.filled += lots;
                maker.shown -= lots;
                last = maker.price;
                high = Math.max(high, last);
                low = Math.min(low, last);
                said.add("trade " + taker.name + " " + taker.remaining() + " with " + maker.name + " " +
                    maker.remaining() + " " + lots + "@" + maker.price);
                showMore(maker);
            }
        }
        if (taker.remaining() > 0)
        {
            rest(taker);
        }
    }

    private void rest(final Order order)
    {
        if (OrderKind.MARKET == order.kind)
        {
            say("NO_LIQUIDITY", order);
        }
        else if (Lifetime.GTC == order.lifetime || Lifetime.GTD == order.lifetime)
        {
            order.shown = order.peak > 0 ? Math.min(order.peak, order.remaining()) : order.remaining();
            order.place = ++clock;
            resting.add(order);
        }
        else
        {
            say("IMMEDIATE_REMAINDER", order);
        }
    }

    private void showMore(final Order maker)
    {
        if (0 == maker.shown)
        {
            resting.remove(maker);
            if (maker.remaining() > 0)
            {
                maker.shown = Math.min(maker.peak, maker.remaining());
                maker.place = ++clock;
                resting.add(maker);
            }
        }
    }

    /** Plays the fill on copies: what an IOC of the same order would trade. */
    private boolean fillsWhole(final Order taker)
    {
        final List<Order> queue = new ArrayList<>(resting);
        queue.removeIf(order -> order.isBuy == taker.isBuy || !within(taker.isBuy, taker.price, order.price));
        queue.sort(Comparator.comparingLong((Order order) -> taker.isBuy ? order.price : -order.price)
            .thenComparingLong(order -> order.place));
        long needed = taker.remaining();
        long level = Units.NULL_TICKS;
        long hidden = 0;
        for (final Order maker : queue)
        {
            if (maker.price != level)
            {
                needed -= hidden;
                hidden = 0;
                level = maker.price;
            }
            if (needed <= 0)
            {
                return true;
            }
            if (maker.owner == taker.owner && SelfTrade.ALLOW != taker.selfTrade)
            {
                if (SelfTrade.CANCEL_RESTING != taker.selfTrade)
                {
                    return false;
                }
            }
            else
            {
                needed -= maker.shown;
                hidden += maker.remaining() - maker.shown;
            }
        }
        return needed - hidden <= 0;
    }

    private void wake()
    {
        for (Order next = nextReached(); null != next; next = nextReached())
        {
            stops.remove(next);
            trigger(next);
        }
        high = Long.MIN_VALUE;
        low = Long.MAX_VALUE;
    }

    private Order nextReached()
    {
        final Order buy = stops.stream().filter(order -> order.isBuy)
            .min(Comparator.comparingLong((Order order) -> order.stop).thenComparingLong(order -> order.arrival))
            .filter(order -> reached(order, high, low)).orElse(null);
        final Order sell = stops.stream().filter(order -> !order.isBuy)
            .min(Comparator.comparingLong((Order order) -> -order.stop).thenComparingLong(order -> order.arrival))
            .filter(order -> reached(order, high, low)).orElse(null);
        if (null == buy || null == sell)
        {
            return null == buy ? sell : buy;
        }
        return buy.arrival < sell.arrival ? buy : sell;
    }

    private void trigger(final Order order)
    {
        order.kind = OrderKind.STOP == order.kind ? OrderKind.MARKET : OrderKind.LIMIT;
        order.stop = Units.NULL_TICKS;
        say("triggered", order);
        if (order.isPostOnly && null != bestAgainst(order.isBuy, order.price))
        {
            say("WOULD_TAKE", order);
        }
        else
        {
            take(order);
        }
    }

    private boolean reached(final Order order, final long highTicks, final long lowTicks)
    {
        return Units.NULL_TICKS != last && (order.isBuy ? highTicks >= order.stop : lowTicks <= order.stop);
    }

    private Order bestAgainst(final boolean isBuy, final long limit)
    {
        return resting.stream()
            .filter(order -> order.isBuy != isBuy && within(isBuy, limit, order.price))
            .min(Comparator.comparingLong((Order order) -> isBuy ? order.price : -order.price)
                .thenComparingLong(order -> order.place)).orElse(null);
    }

    private static boolean within(final boolean isBuy, final long limit, final long price)
    {
        return Units.NULL_TICKS == limit || (isBuy ? price <= limit : price >= limit);
    }

    private boolean inRange(final long price)
    {
        return price >= min && price <= max;
    }

    private Order find(final String name)
    {
        for (final List<Order> orders : List.of(resting, stops))
        {
            for (final Order order : orders)
            {
                if (order.name.equals(name))
                {
                    return order;
                }
            }
        }
        return null;
    }

    private void say(final String what, final Order order)
    {
        said.add(what + " " + order.name + " " + order.filled + "/" + order.size);
    }
}
