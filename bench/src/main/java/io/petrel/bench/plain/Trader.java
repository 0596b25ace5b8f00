package io.petrel.bench.plain;

import io.petrel.codecs.event.OrderPurpose;
import java.math.BigDecimal;
import java.util.function.LongSupplier;

/** From a size to hold to orders that take at once: entries, exits by stop, target and time, one order at a time. */
final class Trader
{
    private final Settings settings;
    private final Contract contract;
    private final Market market;
    private final Holding holding;
    private final Limits limits;
    private final LongSupplier ids;
    private final java.util.function.Consumer<Order> orders;
    private BigDecimal wantedSize;
    private long wantedNs;
    private boolean isEntryWanted;
    private Exits wantedExits;
    private Exits exits;
    private OrderPurpose forced;
    private int heldDirection;
    private long openedNs;
    private Long lastEntryNs;
    private Long lastExitNs;
    private long pieces;
    private Piece piece;

    Trader(
        final Settings settings,
        final Contract contract,
        final Market market,
        final Holding holding,
        final Limits limits,
        final LongSupplier ids,
        final java.util.function.Consumer<Order> orders)
    {
        this.settings = settings;
        this.contract = contract;
        this.market = market;
        this.holding = holding;
        this.limits = limits;
        this.ids = ids;
        this.orders = orders;
    }

    /** Stop of what is held, or of what the working entry would open; null without one. */
    BigDecimal stop()
    {
        return null == exits ? null : exits.stop();
    }

    void onTarget(final BigDecimal size, final Exits newExits, final long nowNs)
    {
        wantedSize = size;
        wantedExits = newExits;
        wantedNs = nowNs;
        isEntryWanted = true;
        work(nowNs);
    }

    /** A report of the venue on the one order that works; true if it is ours. */
    boolean onFill(final long orderId, final BigDecimal size)
    {
        final boolean isOurs = null != piece && piece.orderId == orderId;
        if (isOurs)
        {
            piece.filled = piece.filled.add(size);
            piece.orderFilled = piece.orderFilled.add(size);
            piece.isWorking = piece.orderFilled.compareTo(piece.orderSize) < 0;
        }
        return isOurs;
    }

    /** The order will not be filled any more. */
    void onEnd(final long orderId)
    {
        if (null != piece && piece.orderId == orderId)
        {
            piece.isWorking = false;
        }
    }

    boolean isBuy(final long orderId)
    {
        if (null == piece || piece.orderId != orderId)
        {
            throw new IllegalStateException("a report on order " + orderId + ", which does not work");
        }
        return piece.isBuy;
    }

    void work(final long nowNs)
    {
        observe(nowNs);
        final BigDecimal held = holding.size();
        final BigDecimal change = desired().subtract(held);
        final boolean isReducing = held.signum() != 0 && change.signum() == -held.signum();
        final OrderPurpose purpose = !isReducing ? OrderPurpose.ENTRY : null == forced ? OrderPurpose.EXIT : forced;
        final BigDecimal left = isReducing ? change.abs().min(held.abs()) : change.abs();
        final boolean isBuy = change.signum() > 0;
        if (null != piece)
        {
            review(purpose, isBuy, left);
        }
        if (null == piece && change.signum() != 0 && market.isTradable())
        {
            begin(purpose, isBuy, left, nowNs);
        }
        if (null != piece && !piece.isClosing)
        {
            send(left, nowNs);
        }
    }

    private void observe(final long nowNs)
    {
        final int direction = holding.direction();
        if (direction != heldDirection)
        {
            exits = 0 != heldDirection ? null : exits;
            heldDirection = direction;
            openedNs = nowNs;
            forced = null;
        }
        if (0 != heldDirection && null == forced)
        {
            forced = due(nowNs);
            final boolean isTurning = null != wantedSize && wantedSize.signum() == -heldDirection;
            isEntryWanted &= null == forced || isTurning;
        }
    }

    private OrderPurpose due(final long nowNs)
    {
        final BigDecimal close = market.isTradable() ? holding.mark() : null;
        if (null == exits)
        {
            return null;
        }
        if (null != close && exits.isStopped(heldDirection, close))
        {
            return OrderPurpose.STOP;
        }
        if (null != close && exits.isReached(heldDirection, close))
        {
            return OrderPurpose.TARGET;
        }
        return nowNs - openedNs >= exits.maxHoldNs() ? OrderPurpose.MAX_HOLD : null;
    }

    private BigDecimal desired()
    {
        if (null != forced)
        {
            return BigDecimal.ZERO;
        }
        return null == wantedSize ? holding.size() : wantedSize;
    }

    private void review(final OrderPurpose purpose, final boolean isBuy, final BigDecimal left)
    {
        if (!piece.isClosing)
        {
            final boolean isEntry = OrderPurpose.ENTRY == piece.purpose;
            piece.isClosing = piece.remaining().signum() <= 0 || left.signum() == 0 || purpose != piece.purpose ||
                isBuy != piece.isBuy || isEntry && (isPast(exits, isBuy) || piece.wasTried() && !piece.isWorking);
            if (!piece.isClosing && !isEntry)
            {
                amend(left);
            }
        }
        if (piece.isClosing && !piece.isWorking)
        {
            piece = null;
        }
    }

    private void amend(final BigDecimal left)
    {
        final BigDecimal more = piece.filled.add(left).subtract(piece.total);
        if (more.signum() < 0 || more.signum() > 0 && !isTooSmall(more))
        {
            piece.total = piece.total.add(more);
        }
    }

    private void begin(final OrderPurpose purpose, final boolean isBuy, final BigDecimal left, final long nowNs)
    {
        final boolean isEntry = OrderPurpose.ENTRY == purpose;
        if (isTooSmall(left) || !(isEntry ? mayEnter(isBuy, nowNs) : mayExit(nowNs)))
        {
            return;
        }
        piece = new Piece(++pieces, purpose, isBuy, left);
        if (!isEntry)
        {
            lastExitNs = nowNs;
            return;
        }
        exits = 0 == heldDirection ? wantedExits : exits;
        isEntryWanted = false;
        lastEntryNs = nowNs;
    }

    private boolean mayEnter(final boolean isBuy, final long nowNs)
    {
        return isEntryWanted && nowNs - wantedNs < settings.number("execution.target_max_age_ns") &&
            (null == lastEntryNs || nowNs - lastEntryNs >= settings.number("execution.entry_cooldown_ns")) &&
            !isPast(wantedExits, isBuy);
    }

    private boolean mayExit(final long nowNs)
    {
        return null == lastExitNs || nowNs - lastExitNs >= settings.number("execution.retry_interval_ns");
    }

    /** An entry whose exit is due already at the price of its own side. */
    private boolean isPast(final Exits planned, final boolean isBuy)
    {
        if (0 != heldDirection || !market.isTradable() || null == planned)
        {
            return false;
        }
        final BigDecimal price = resting(isBuy);
        final int direction = isBuy ? 1 : -1;
        return planned.isStopped(direction, price) || planned.isReached(direction, price) || planned.maxHoldNs() <= 0;
    }

    /** A change too small to pay its fees; what begins or turns a position never is. */
    private boolean isTooSmall(final BigDecimal size)
    {
        final BigDecimal desired = desired();
        return desired.signum() != 0 && desired.signum() == holding.direction() &&
            contract.lots(size) < contract.lots(desired.abs()) * settings.number("execution.rebalance_min_fraction");
    }

    private void send(final BigDecimal left, final long nowNs)
    {
        final boolean isPaused =
            OrderPurpose.ENTRY == piece.purpose && piece.wasTried() && !limits.admitsEntries();
        final boolean mayFollow = !piece.wasTried() || piece.orderFilled.compareTo(piece.orderSize) >= 0 ||
            nowNs - piece.triedNs >= settings.number("execution.retry_interval_ns");
        final BigDecimal size = piece.remaining().min(left);
        if (piece.isWorking || !market.isTradable() || isPaused || !mayFollow || size.signum() <= 0)
        {
            return;
        }
        final BigDecimal price = limit();
        piece.attempt(size, nowNs);
        final long id = ids.getAsLong();
        if (limits.passes(piece.isBuy, price, size, piece.purpose, nowNs))
        {
            piece.orderId = id;
            piece.isWorking = true;
            orders.accept(new Order(id, piece.isBuy, price, size, piece.purpose, piece.id));
        }
    }

    /** So far from the reference as slippage may go; what must close goes to the other side of a wide spread. */
    private BigDecimal limit()
    {
        final BigDecimal reference = market.reference();
        final BigDecimal bound =
            contract.basisPoints(reference, settings.number("execution.slippage_bound_bps"));
        final BigDecimal taking =
            piece.isBuy ? reference.add(bound) : reference.subtract(bound).max(contract.price(1));
        if (OrderPurpose.ENTRY == piece.purpose || OrderPurpose.EXIT == piece.purpose)
        {
            return taking;
        }
        return piece.isBuy ? taking.max(resting(false)) : taking.min(resting(true));
    }

    private BigDecimal resting(final boolean isBuy)
    {
        final Level best = isBuy ? market.bid() : market.ask();
        return null == best ? market.reference() : best.price();
    }

    /** A piece of work: one side, one purpose, one order after the other. */
    private static final class Piece
    {
        private final long id;
        private final OrderPurpose purpose;
        private final boolean isBuy;
        private BigDecimal total;
        private BigDecimal filled = BigDecimal.ZERO;
        private BigDecimal orderSize = BigDecimal.ZERO;
        private BigDecimal orderFilled = BigDecimal.ZERO;
        private Long triedNs;
        private long orderId = -1;
        private boolean isWorking;
        private boolean isClosing;

        private Piece(final long id, final OrderPurpose purpose, final boolean isBuy, final BigDecimal total)
        {
            this.id = id;
            this.purpose = purpose;
            this.isBuy = isBuy;
            this.total = total;
        }

        private BigDecimal remaining()
        {
            return total.subtract(filled);
        }

        private boolean wasTried()
        {
            return null != triedNs;
        }

        private void attempt(final BigDecimal size, final long nowNs)
        {
            orderSize = size;
            orderFilled = BigDecimal.ZERO;
            orderId = -1;
            triedNs = nowNs;
        }
    }
}
