package io.petrel.tools.cli.explain;

import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.GuardianStateDecoder;
import io.petrel.codecs.event.InactivityPingDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.OrderUpdateDecoder;
import io.petrel.codecs.event.ParentOrderDecoder;
import io.petrel.codecs.event.ParentOutcomeDecoder;
import io.petrel.codecs.event.ParentSliceDecoder;
import io.petrel.codecs.event.PositionUpdateDecoder;
import io.petrel.codecs.event.ReconcileDifferenceDecoder;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.event.TargetPositionDecoder;
import io.petrel.codecs.route.VenueRequests;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.QueueRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Collects what belongs to one order. One pass over the outbound queue finds the order, its verdicts, the target it
 * works for and what its fills changed; the inbound queue is read from the order's cause on. Only what may belong is
 * decoded. What an event sent to the venue stands before what explains it in the journal, and is taken after it here.
 */
public final class OrderTracer
{
    private static final int NEARBY = 5;

    private final Path journal;
    private final LongConsumer progress;
    private final OrderTrace trace;
    private final TreeSet<Long> otherIds = new TreeSet<>();
    private final Map<Long, Target> targetByInstrument = new HashMap<>();
    private final List<Damage> damages = new ArrayList<>();
    private final List<JournalRecord> sentByCause = new ArrayList<>();
    private long firstOfCause;
    private long lastCause = Long.MIN_VALUE;
    private JournalRecord lastGuardian;
    private JournalRecord lastSlice;
    private final Map<String, JournalRecord> parents = new HashMap<>();

    /**
     * A tracer of one order.
     *
     * @param journal       folder with both queues.
     * @param clientOrderId of the order.
     * @param progress      told the number of records read, after each.
     */
    public OrderTracer(final Path journal, final long clientOrderId, final LongConsumer progress)
    {
        this.journal = journal;
        this.progress = progress;
        this.trace = new OrderTrace(clientOrderId);
    }

    /**
     * Reads the journal.
     *
     * @return the trace, or null when the journal holds no such order; see {@link #nearbyIds()}.
     */
    public OrderTrace run()
    {
        try (QueueRecords outbound = new QueueRecords(journal, QueueRole.OUTBOUND))
        {
            scanOutbound(outbound);
            if (!trace.isFound())
            {
                addDamage(outbound);
                return null;
            }
            readInbound();
            readConsequences(outbound);
            addDamage(outbound);
        }
        return trace;
    }

    /**
     * Order ids of the journal closest to the one asked for.
     *
     * @return rising; empty when the journal holds no order.
     */
    public List<Long> nearbyIds()
    {
        final List<Long> nearby = new ArrayList<>();
        otherIds.headSet(trace.clientOrderId(), false).descendingSet().stream().limit(NEARBY).forEach(nearby::add);
        otherIds.tailSet(trace.clientOrderId()).stream().limit(NEARBY).forEach(nearby::add);
        nearby.sort(null);
        return nearby;
    }

    /**
     * What stopped the reading of a queue.
     *
     * @return empty when both could be read to their ends.
     */
    public List<Damage> damages()
    {
        return damages;
    }

    private void scanOutbound(final QueueRecords outbound)
    {
        while (outbound.advance())
        {
            if (outbound.reader().causeSequence() != lastCause)
            {
                takeSent();
                lastCause = outbound.reader().causeSequence();
                firstOfCause = outbound.reader().sequence();
            }
            onOutbound(outbound);
            progress.accept(outbound.reader().sequence());
        }
        takeSent();
        if (trace.isFound())
        {
            readDecision();
        }
    }

    private void onOutbound(final QueueRecords outbound)
    {
        switch (outbound.reader().type())
        {
            case TargetPositionDecoder.TEMPLATE_ID -> onTarget(outbound.record());
            case InactivityPingDecoder.TEMPLATE_ID -> keepTarget(outbound.record());
            case GuardianStateDecoder.TEMPLATE_ID -> lastGuardian = outbound.record();
            case ParentOrderDecoder.TEMPLATE_ID -> onParent(outbound.record());
            case ParentSliceDecoder.TEMPLATE_ID -> lastSlice = outbound.record();
            case ParentOutcomeDecoder.TEMPLATE_ID -> onParentOutcome(outbound.record());
            case RiskVerdictDecoder.TEMPLATE_ID -> onOrderMessage(outbound.record());
            case OrderUpdateDecoder.TEMPLATE_ID, ReconcileDifferenceDecoder.TEMPLATE_ID -> onLife(outbound.record());
            default -> onOther(outbound);
        }
    }

    private void onOther(final QueueRecords outbound)
    {
        if (VenueRequests.isOfOrder(outbound.reader().type()))
        {
            sentByCause.add(outbound.record());
        }
    }

    private void takeSent()
    {
        sentByCause.forEach(this::onOrderMessage);
        sentByCause.clear();
    }

    /** Later targets, and refusals to size, are not why this order exists. */
    private void onTarget(final JournalRecord target)
    {
        if (SizingVerdict.SIZED.name().equals(target.text("verdict")))
        {
            keepTarget(target);
        }
    }

    private void keepTarget(final JournalRecord target)
    {
        if (!trace.isFound())
        {
            targetByInstrument.put(target.instrumentId(), new Target(target.causeSequence(), firstOfCause));
        }
    }

    private void onParent(final JournalRecord record)
    {
        if (!trace.isFound())
        {
            parents.put(parentKey(record), record);
        }
    }

    private void onParentOutcome(final JournalRecord record)
    {
        parents.remove(parentKey(record));
        if (null != trace.parent() && parentKey(record).equals(parentKey(trace.parent())))
        {
            trace.parentOutcome(record);
        }
    }

    /** A slice is said just before the gate's verdict on its order, during the same event. */
    private void findParent(final JournalRecord verdict)
    {
        if (null != lastSlice && lastSlice.causeSequence() == verdict.causeSequence() &&
            lastSlice.instrumentId() == verdict.instrumentId())
        {
            trace.parent(parents.get(parentKey(lastSlice)), lastSlice);
        }
    }

    private static String parentKey(final JournalRecord record)
    {
        return record.number("accountId") + ":" + record.number("parentId");
    }

    private void onOrderMessage(final JournalRecord record)
    {
        final long id = record.number("clientOrderId");
        if (id != trace.clientOrderId())
        {
            otherIds.add(id);
            return;
        }
        if (!trace.isFound())
        {
            trace.guardian(lastGuardian);
            findParent(record);
        }
        if ("RiskVerdict".equals(record.type()))
        {
            trace.addVerdict(record);
        }
        else
        {
            trace.addCommand(record);
        }
    }

    private void onLife(final JournalRecord record)
    {
        if (trace.isFound() && record.number("clientOrderId") == trace.clientOrderId())
        {
            trace.addLife(record);
        }
    }

    private void readDecision()
    {
        final Target target = targetByInstrument.get(trace.subject().instrumentId());
        if (null == target)
        {
            return;
        }
        try (QueueRecords outbound = new QueueRecords(journal, QueueRole.OUTBOUND))
        {
            outbound.seek(target.firstOutbound);
            while (outbound.advance() && outbound.reader().causeSequence() == target.causeSequence)
            {
                final JournalRecord record = outbound.record();
                if (record.instrumentId() == trace.subject().instrumentId())
                {
                    trace.addDecision(record);
                }
            }
        }
        trace.decisionCause(inboundRecord(target.causeSequence));
    }

    private void readInbound()
    {
        final long causeSequence = trace.subject().causeSequence();
        try (QueueRecords inbound = new QueueRecords(journal, QueueRole.INBOUND))
        {
            inbound.seek(causeSequence);
            while (inbound.advance())
            {
                if (inbound.reader().sequence() == causeSequence)
                {
                    trace.cause(inbound.record());
                }
                else if (ExecutionReportDecoder.TEMPLATE_ID == inbound.reader().type())
                {
                    onReport(inbound.record());
                }
                else if (OrderStatusReportDecoder.TEMPLATE_ID == inbound.reader().type())
                {
                    onAnswer(inbound.record());
                }
                progress.accept(inbound.reader().sequence());
            }
            addDamage(inbound);
        }
    }

    private void onReport(final JournalRecord report)
    {
        if (report.number("clientOrderId") == trace.clientOrderId())
        {
            trace.addReport(report);
        }
    }

    private void onAnswer(final JournalRecord answer)
    {
        if (answer.number("clientOrderId") == trace.clientOrderId())
        {
            trace.addAnswer(answer);
        }
    }

    private void readConsequences(final QueueRecords outbound)
    {
        final Set<Long> causes = new HashSet<>();
        trace.reports().forEach(report -> causes.add(report.sequence()));
        trace.answers().forEach(answer -> causes.add(answer.sequence()));
        outbound.seek(trace.subject().sequence());
        while (!causes.isEmpty() && outbound.advance())
        {
            if (PositionUpdateDecoder.TEMPLATE_ID == outbound.reader().type() &&
                causes.contains(outbound.reader().causeSequence()))
            {
                trace.addConsequence(outbound.record());
            }
        }
    }

    private JournalRecord inboundRecord(final long sequence)
    {
        try (QueueRecords inbound = new QueueRecords(journal, QueueRole.INBOUND))
        {
            return inbound.seek(sequence) && inbound.advance() ? inbound.record() : null;
        }
    }

    private void addDamage(final QueueRecords queue)
    {
        if (null != queue.damage())
        {
            damages.add(queue.damage());
        }
    }

    /** Where a target was decided: the inbound event, and the first outbound record that it caused. */
    private record Target(long causeSequence, long firstOutbound)
    {
    }
}
