package io.petrel.core;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.OrderStatusReportEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.event.VenueViewEncoder;
import io.petrel.codecs.unit.Units;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;

/** What a venue answers to questions, encoded and decoded as on the wire. */
public final class VenueAnswers
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final List<long[]> orders = new ArrayList<>();
    private final List<long[]> positions = new ArrayList<>();
    private long stopTicks = Units.NULL_TICKS;
    private long viewNs = 1;

    /** Views from here on are of this time of the venue's. */
    public VenueAnswers at(final long newViewNs)
    {
        viewNs = newViewNs;
        return this;
    }

    /** What is answered from here on is of orders that wait for this trigger, or for none. */
    public VenueAnswers waitingFor(final long newStopTicks)
    {
        stopTicks = newStopTicks;
        return this;
    }

    /** Fills are price, size and cumulative size each. */
    public OrderStatusReportDecoder status(
        final long clientOrderId,
        final OrderAnswer answer,
        final long cumulativeLots,
        final long remainingLots,
        final long priceTicks,
        final long[]... fills)
    {
        final OrderStatusReportEncoder encoder = new OrderStatusReportEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(1).clientOrderId(clientOrderId)
            .venueOrderId(OrderAnswer.NEVER_ARRIVED == answer ? Units.NULL_ID : clientOrderId + 1)
            .cumulativeSizeLots(cumulativeLots).remainingSizeLots(remainingLots).orderPriceTicks(priceTicks)
            .instrumentId(1).accountId(TradingRig.ACCOUNT).answer(answer).reason(ReportReason.NONE)
            .orderStopTicks(stopTicks);
        final OrderStatusReportEncoder.FillsEncoder group = encoder.fillsCount(fills.length);
        for (final long[] fill : fills)
        {
            group.next().priceTicks(fill[0]).sizeLots(fill[1]).cumulativeSizeLots(fill[2]).feeE8(0);
        }
        return new OrderStatusReportDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }

    /** The next view has this order. */
    public VenueAnswers order(
        final long clientOrderId, final long priceTicks, final long cumulativeLots, final long remainingLots)
    {
        orders.add(new long[] {clientOrderId, priceTicks, cumulativeLots, remainingLots, stopTicks});
        return this;
    }

    /** The next view has this position. */
    public VenueAnswers position(final int instrumentId, final long lots, final long costE8)
    {
        positions.add(new long[] {instrumentId, lots, costE8});
        return this;
    }

    /** A view of what was added since the last one. */
    public VenueViewDecoder view(final long requestId, final long netProfitE8)
    {
        final VenueViewEncoder encoder = new VenueViewEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(viewNs).requestId(requestId)
            .netProfitE8(netProfitE8).accountId(TradingRig.ACCOUNT);
        final VenueViewEncoder.OrdersEncoder orderGroup = encoder.ordersCount(orders.size());
        for (final long[] order : orders)
        {
            orderGroup.next().clientOrderId(order[0]).venueOrderId(order[0] + 1).priceTicks(order[1])
                .cumulativeSizeLots(order[2]).remainingSizeLots(order[3]).instrumentId(1).side(Side.BUY)
                .stopTicks(order[4]);
        }
        final VenueViewEncoder.PositionsEncoder positionGroup = encoder.positionsCount(positions.size());
        for (final long[] position : positions)
        {
            positionGroup.next().lots(position[1]).costE8(position[2]).instrumentId((int)position[0]);
        }
        orders.clear();
        positions.clear();
        return new VenueViewDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    }
}
