package io.petrel.node.app;

import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.SignalVoteDecoder;
import io.petrel.codecs.event.TargetPositionDecoder;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.node.host.Engine;
import io.petrel.node.host.RunCounters;

/**
 * What an engine did so far, recovered events included. Money is E8 of the account's currency.
 *
 * @param feedEvents       events of the feed.
 * @param inboundEvents    all inbound events: feed, clock, reports, configuration.
 * @param outboundMessages all the core said.
 * @param bars             closed, of all series.
 * @param votes            of engines.
 * @param decisions        of the coordinator.
 * @param targets          decisions that were not to hold, sized or refused a size.
 * @param verdicts         of the gate.
 * @param orders           sent.
 * @param refusals         orders the gate refused.
 * @param fills            reported.
 * @param openOrders       still working.
 * @param guardian         what the account may do at the end; anything but NORMAL explains missing orders.
 * @param netPnlE8         equity less initial balance, after fees.
 * @param realisedPnlE8    before fees.
 * @param unrealisedPnlE8  of what is open.
 * @param feesE8           paid, net of rebates.
 * @param equityE8         at the end.
 * @param stateHash        of the core.
 */
public record RunSummary(
    long feedEvents,
    long inboundEvents,
    long outboundMessages,
    long bars,
    long votes,
    long decisions,
    long targets,
    long verdicts,
    long orders,
    long refusals,
    long fills,
    int openOrders,
    GuardianStateKind guardian,
    long netPnlE8,
    long realisedPnlE8,
    long unrealisedPnlE8,
    long feesE8,
    long equityE8,
    long stateHash)
{
    /**
     * Sums up an engine that has stopped.
     *
     * @param engine to sum up.
     * @return the summary.
     */
    public static RunSummary of(final Engine engine)
    {
        final RunCounters counters = engine.counters();
        final Pipeline pipeline = engine.pipeline();
        final Portfolio portfolio = pipeline.portfolio();
        final long netPnlE8 = portfolio.realisedE8() + portfolio.unrealisedE8() - portfolio.feesE8();
        return new RunSummary(
            counters.feedEvents(),
            counters.inboundEvents(),
            counters.outboundMessages(),
            counters.count(BarClosedDecoder.TEMPLATE_ID),
            counters.count(SignalVoteDecoder.TEMPLATE_ID),
            counters.count(DecisionDecoder.TEMPLATE_ID),
            counters.count(TargetPositionDecoder.TEMPLATE_ID),
            counters.count(RiskVerdictDecoder.TEMPLATE_ID),
            counters.count(NewOrderDecoder.TEMPLATE_ID),
            counters.count(RiskVerdictDecoder.TEMPLATE_ID) - counters.count(NewOrderDecoder.TEMPLATE_ID),
            counters.fills(),
            pipeline.orders().openCount(),
            pipeline.gateSwitch().state(),
            netPnlE8,
            portfolio.realisedE8(),
            portfolio.unrealisedE8(),
            portfolio.feesE8(),
            portfolio.equityE8(),
            pipeline.stateHash());
    }
}
