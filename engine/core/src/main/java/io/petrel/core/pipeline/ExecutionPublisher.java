package io.petrel.core.pipeline;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.BracketUpdateEncoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.ParentAnswerEncoder;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ParentMoveEncoder;
import io.petrel.codecs.event.ParentOrderEncoder;
import io.petrel.codecs.event.ParentOutcomeEncoder;
import io.petrel.codecs.event.ParentSliceEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.BracketSink;
import io.petrel.core.execution.Child;
import io.petrel.core.execution.CostEstimate;
import io.petrel.core.execution.Leg;
import io.petrel.core.execution.ParentOrder;
import io.petrel.core.execution.ParentSink;
import io.petrel.core.execution.Quote;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;

/** Encodes how parent orders are planned, worked and what they cost. Pipeline thread only. */
final class ExecutionPublisher implements ParentSink, BracketSink
{
    private final ParentAnswerEncoder parentAnswer = new ParentAnswerEncoder();
    private final ParentOrderEncoder parentOrder = new ParentOrderEncoder();
    private final ParentSliceEncoder parentSlice = new ParentSliceEncoder();
    private final ParentMoveEncoder parentMove = new ParentMoveEncoder();
    private final ParentOutcomeEncoder parentOutcome = new ParentOutcomeEncoder();
    private final BracketUpdateEncoder bracketUpdate = new BracketUpdateEncoder();
    private final Outbox outbox;

    ExecutionPublisher(final Outbox outbox)
    {
        this.outbox = outbox;
    }

    /** What became of a person's order or of its cancel; one that has no name gets no answer. */
    void answer(
        final long requestId,
        final int accountId,
        final int instrumentId,
        final long parentId,
        final RequestAnswer answer)
    {
        answer(requestId, accountId, instrumentId, parentId, answer, Units.NULL_LOTS, Units.NULL_LOTS,
            ParentEnd.NULL_VAL);
    }

    /** The same, with what became of an order that has ended, or is about to. */
    void answer(
        final long requestId,
        final int accountId,
        final int instrumentId,
        final long parentId,
        final RequestAnswer answer,
        final long totalLots,
        final long filledLots,
        final ParentEnd end)
    {
        if (Units.NULL_ID != requestId)
        {
            parentAnswer.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
                .eventTimeNs(outbox.nowNs())
                .requestId(requestId)
                .parentId(parentId)
                .instrumentId(instrumentId)
                .accountId(accountId)
                .answer(answer)
                .totalLots(totalLots)
                .filledLots(filledLots)
                .end(end);
            outbox.send(ParentAnswerEncoder.TEMPLATE_ID, parentAnswer.encodedLength());
        }
    }

    @Override
    public int place()
    {
        return outbox.place();
    }

    @Override
    public void onParent(final ParentOrder parent, final int place)
    {
        outbox.continueAt(place);
        encodeParent(parent);
        outbox.send(ParentOrderEncoder.TEMPLATE_ID, parentOrder.encodedLength());
        outbox.continueAtEnd();
    }

    @Override
    public void onSlice(final ParentOrder parent, final int place)
    {
        outbox.continueAt(place);
        encodeSlice(parent);
        outbox.send(ParentSliceEncoder.TEMPLATE_ID, parentSlice.encodedLength());
        outbox.continueAtEnd();
    }

    @Override
    public void onMove(final ParentOrder parent, final long clientOrderId, final long priceTicks)
    {
        final MarketState market = parent.market();
        parentMove.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .parentId(parent.parentId())
            .clientOrderId(clientOrderId)
            .priceTicks(priceTicks)
            .bidTicks(market.bestBidTicks())
            .askTicks(market.bestAskTicks())
            .referenceTicks(market.referenceTicks())
            .instrumentId(market.instrument().id())
            .accountId(parent.accountId());
        outbox.send(ParentMoveEncoder.TEMPLATE_ID, parentMove.encodedLength());
    }

    @Override
    public void onOutcome(final ParentOrder parent)
    {
        parentOutcome.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .parentId(parent.parentId())
            .totalLots(parent.totalLots())
            .filledLots(parent.fills().lots())
            .notionalE8(parent.fills().notionalE8())
            .feesE8(parent.fills().feesE8())
            .startNs(parent.schedule().startNs())
            .endNs(parent.schedule().endNs())
            .arrivalReferenceTicks(parent.arrival().referenceTicks())
            .endReferenceTicks(parent.market().referenceTicks())
            .averageTicks(parent.fills().averageTicks())
            .marketVwapTicks(parent.interval().averageTicks())
            .marketLots(parent.interval().lots())
            .estimatedBps(parent.estimate().totalBps())
            .realisedBps(parent.realisedBps())
            .instrumentId(parent.market().instrument().id())
            .accountId(parent.accountId())
            .children(parent.children())
            .refusals(parent.refusals())
            .side(parent.side())
            .purpose(parent.purpose())
            .algorithm(parent.algorithm())
            .reason(parent.end());
        outbox.send(ParentOutcomeEncoder.TEMPLATE_ID, parentOutcome.encodedLength());
    }

    @Override
    public void onForgotten(final long requestId, final Position position, final RequestAnswer reason)
    {
        answer(requestId, position.accountId(), position.instrument().id(), Units.NULL_ID, reason);
    }

    @Override
    public void onLeg(
        final Position position, final Leg leg, final BracketReason reason, final ReportReason venueReason)
    {
        bracketUpdate.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .groupId(leg.groupId())
            .clientOrderId(leg.clientOrderId())
            .priceTicks(leg.askedTicks())
            .sizeLots(leg.askedLots())
            .instrumentId(position.instrument().id())
            .accountId(position.accountId())
            .purpose(leg.purpose())
            .reason(reason)
            .venueReason(venueReason);
        outbox.send(BracketUpdateEncoder.TEMPLATE_ID, bracketUpdate.encodedLength());
    }

    private void encodeParent(final ParentOrder parent)
    {
        final Quote decision = parent.decision();
        final Quote arrival = parent.arrival();
        final CostEstimate estimate = parent.estimate();
        parentOrder.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .parentId(parent.parentId())
            .totalLots(parent.totalLots())
            .startNs(parent.schedule().startNs())
            .endNs(parent.schedule().endNs())
            .decisionNs(decision.timeNs())
            .decisionBidTicks(decision.bidTicks())
            .decisionAskTicks(decision.askTicks())
            .decisionReferenceTicks(decision.referenceTicks())
            .arrivalBidTicks(arrival.bidTicks())
            .arrivalAskTicks(arrival.askTicks())
            .arrivalReferenceTicks(arrival.referenceTicks())
            .expectedVolumeLots(estimate.volumeLots())
            .volatilityBps(estimate.volatilityBps())
            .urgency(parent.urgency())
            .feeBps(estimate.feeBps())
            .spreadBps(estimate.spreadBps())
            .impactBps(estimate.impactBps())
            .fundingBps(estimate.fundingBps())
            .instrumentId(parent.market().instrument().id())
            .accountId(parent.accountId())
            .slices(parent.schedule().slices())
            .side(parent.side())
            .purpose(parent.purpose())
            .algorithm(parent.algorithm())
            .requestId(parent.requestId())
            .limitTicks(parent.limitTicks())
            .participationMax(parent.participationMax())
            .makerShare(estimate.makerShare());
    }

    private void encodeSlice(final ParentOrder parent)
    {
        final Child child = parent.child();
        final MarketState market = parent.market();
        parentSlice.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .parentId(parent.parentId())
            .dueLots(child.dueLots())
            .filledLots(parent.fills().lots())
            .childLots(child.sizeLots())
            .capLots(child.capLots())
            .marketLots(parent.interval().lots())
            .bidTicks(market.bestBidTicks())
            .askTicks(market.bestAskTicks())
            .referenceTicks(market.referenceTicks())
            .priceTicks(child.priceTicks())
            .instrumentId(market.instrument().id())
            .accountId(parent.accountId())
            .slice(child.slice())
            .child(parent.children() + parent.refusals())
            .liquidity(child.isTaking() ? LiquidityFlag.TAKER : LiquidityFlag.MAKER);
    }
}
