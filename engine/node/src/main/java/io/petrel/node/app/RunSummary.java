package io.petrel.node.app;

import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.SignalVoteDecoder;
import io.petrel.codecs.event.TargetPositionDecoder;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.host.Engine;
import io.petrel.node.host.RunCounters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an engine did so far, recovered events included.
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
 * @param accounts         each at the end, in the order of the configuration.
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
    List<AccountSummary> accounts,
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
            IntStream.range(0, pipeline.accountCount())
                .mapToObj(i -> AccountSummary.of(pipeline.account(i))).toList(),
            pipeline.stateHash());
    }
}
