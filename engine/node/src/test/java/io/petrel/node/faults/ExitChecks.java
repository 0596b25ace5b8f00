package io.petrel.node.faults;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.PositionUpdateDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.event.TargetPositionDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.CloseReason;

/**
 * What must hold of a strategy's positions: an entry goes no further than its last target, a stop that trails is as
 * near as it should be and never goes back, and what was held for the longest time is closed. Orders, positions and
 * targets are read from the outbound queue, so a position that was closed and opened between two looks is another; of
 * what one event caused, orders stand first there, and are judged last.
 */
final class ExitChecks
{
    private static final int HALTED = CloseReason.OPERATOR_HALT.bit();
    /** As for a stop that is reached: room made by the legs, tries and questions, each way. */
    private static final long CLOSED_WITHIN_NS = 2_500_000_000L;
    /** The node's clock and this one's differ by so much at most where it matters. */
    private static final long SLACK_NS = 500_000_000L;

    private final MemoryQueue.Reader said;
    private final long trailTicks;
    private final long maxHoldNs;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PositionUpdateDecoder update = new PositionUpdateDecoder();
    private final TargetPositionDecoder target = new TargetPositionDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();

    private long targetLots;
    private long enteredLots;
    private long enteredCause = MemoryQueue.noCause();
    private long heldLots;
    private long openedNs;
    private long bestTicks = Units.NULL_TICKS;
    private long lastStopTicks = Units.NULL_TICKS;
    private boolean leaving;
    private long overdueNs = Long.MAX_VALUE;
    private long entries;
    private long trails;
    private long longestHolds;

    /** Stops trail at {@code trailTicks}, {@link Units#NULL_TICKS} if they stay. */
    ExitChecks(final MemoryQueue outbound, final long trailTicks, final long maxHoldNs)
    {
        said = outbound.reader();
        this.trailTicks = trailTicks;
        this.maxHoldNs = maxHoldNs;
    }

    /** Orders that opened something. */
    long entries()
    {
        return entries;
    }

    /** How often a stop moved. */
    long trails()
    {
        return trails;
    }

    /** Orders by which what was held for long enough was closed. */
    long longestHolds()
    {
        return longestHolds;
    }

    /** After each event of the market that the node took. */
    void onEvent(final MarketState market, final AccountLane account, final long nowNs, final long quietNs)
    {
        read();
        final Position position = account.portfolio().position(market.instrument());
        final long stopTicks = account.stopTicks(position);
        if (0 == heldLots || Units.NULL_TICKS == stopTicks)
        {
            overdueNs = Long.MAX_VALUE;
            return;
        }
        final int reasons = account.gateSwitch().reasons();
        final long closeTicks = market.isTradable() ? position.markTicks() : Units.NULL_TICKS;
        checkStop(stopTicks, closeTicks, nowNs, account.gateSwitch().isStopped());
        final boolean isOverdue = nowNs >= quietNs && nowNs >= openedNs + maxHoldNs &&
            Units.NULL_TICKS != closeTicks && 0 == (reasons & ~HALTED);
        overdueNs = isOverdue ? Math.min(overdueNs, nowNs) : Long.MAX_VALUE;
        Checks.require(Long.MAX_VALUE == overdueNs || nowNs - overdueNs <= CLOSED_WITHIN_NS,
            heldLots + " lots held for " + (nowNs - openedNs) + " ns, and the longest is " + maxHoldNs);
    }

    private void checkStop(final long stopTicks, final long closeTicks, final long nowNs, final boolean isStopped)
    {
        final int sign = Long.signum(heldLots);
        Checks.require(Units.NULL_TICKS == lastStopTicks || sign * stopTicks >= sign * lastStopTicks,
            "the stop of " + heldLots + " lots went back from " + lastStopTicks + " to " + stopTicks);
        trails += Units.NULL_TICKS != lastStopTicks && stopTicks != lastStopTicks ? 1 : 0;
        lastStopTicks = stopTicks;
        leaving |= isStopped || nowNs >= openedNs + maxHoldNs - SLACK_NS;
        if (leaving || Units.NULL_TICKS == closeTicks || Units.NULL_TICKS == trailTicks)
        {
            return;
        }
        leaving = sign * closeTicks <= sign * stopTicks;
        bestTicks = Units.NULL_TICKS == bestTicks || sign * closeTicks > sign * bestTicks ? closeTicks : bestTicks;
        Checks.require(leaving || sign * stopTicks >= sign * bestTicks - trailTicks,
            "the stop of " + heldLots + " lots is " + stopTicks + ", the best price was " + bestTicks);
    }

    private void read()
    {
        while (said.next())
        {
            if (enteredCause != said.causeSequence())
            {
                judgeEntry();
            }
            header.wrap(said.buffer(), said.offset());
            if (NewOrderDecoder.TEMPLATE_ID == header.templateId())
            {
                onOrder();
            }
            else if (PositionUpdateDecoder.TEMPLATE_ID == header.templateId())
            {
                onPosition(update.wrapAndApplyHeader(said.buffer(), said.offset(), header));
            }
            else if (TargetPositionDecoder.TEMPLATE_ID == header.templateId())
            {
                target.wrapAndApplyHeader(said.buffer(), said.offset(), header);
                targetLots = SizingVerdict.SIZED == target.verdict() ? target.targetLots() : targetLots;
            }
        }
        judgeEntry();
    }

    private void onOrder()
    {
        order.wrapAndApplyHeader(said.buffer(), said.offset(), header);
        longestHolds += OrderPurpose.MAX_HOLD == order.purpose() ? 1 : 0;
        if (OrderPurpose.ENTRY == order.purpose())
        {
            entries++;
            enteredCause = said.causeSequence();
            enteredLots = Side.BUY == order.side() ? order.sizeLots() : -order.sizeLots();
        }
    }

    /** All that the cause of the last entry made is read. */
    private void judgeEntry()
    {
        final long lots = heldLots + enteredLots;
        Checks.require(0 == enteredLots ||
            Long.signum(lots) == Long.signum(targetLots) && Math.abs(lots) <= Math.abs(targetLots),
            "an order that event " + enteredCause + " caused enters to " + lots + " lots where " + targetLots +
            " are wanted");
        enteredLots = 0;
    }

    /** One that shrinks is on its way out, for a reason that only the core knows. */
    private void onPosition(final PositionUpdateDecoder position)
    {
        final long lots = position.positionLots();
        if (Long.signum(lots) != Long.signum(heldLots))
        {
            openedNs = position.eventTimeNs();
            bestTicks = Units.NULL_TICKS;
            lastStopTicks = Units.NULL_TICKS;
            leaving = false;
        }
        leaving |= Math.abs(lots) < Math.abs(heldLots);
        heldLots = lots;
    }
}
