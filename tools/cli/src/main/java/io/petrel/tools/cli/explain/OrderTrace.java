package io.petrel.tools.cli.explain;

import io.petrel.tools.cli.record.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records that belong to one order, in the order of the pipeline. Filled by {@link OrderTracer}. */
public final class OrderTrace
{
    /** What the core said while it decided the target that the order works for. */
    private final List<JournalRecord> decision = new ArrayList<>();
    private final List<JournalRecord> verdicts = new ArrayList<>();
    private final List<JournalRecord> commands = new ArrayList<>();
    private final List<JournalRecord> reports = new ArrayList<>();
    private final List<JournalRecord> answers = new ArrayList<>();
    private final List<JournalRecord> life = new ArrayList<>();
    private final List<JournalRecord> consequences = new ArrayList<>();
    private final long clientOrderId;
    private JournalRecord cause;
    private JournalRecord decisionCause;
    private JournalRecord guardian;
    private JournalRecord parent;
    private JournalRecord slice;
    private JournalRecord parentOutcome;

    OrderTrace(final long clientOrderId)
    {
        this.clientOrderId = clientOrderId;
    }

    /**
     * Which order.
     *
     * @return its client order id.
     */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /**
     * The inbound event during which the order was made.
     *
     * @return null when the inbound queue cannot be read there.
     */
    public JournalRecord cause()
    {
        return cause;
    }

    /**
     * The inbound event during which the order's target was decided.
     *
     * @return the cause itself, or an earlier event; null when there is none.
     */
    public JournalRecord decisionCause()
    {
        return decisionCause;
    }

    /**
     * State of the account's guardian when the order was made.
     *
     * @return its last change before; null when it never changed.
     */
    public JournalRecord guardian()
    {
        return guardian;
    }

    /**
     * What the core said of one kind while it decided.
     *
     * @param type name of the message.
     * @return the records in order; empty when there is none.
     */
    public List<JournalRecord> decided(final String type)
    {
        return decision.stream().filter(record -> record.type().equals(type)).toList();
    }

    /**
     * What the gate found, the last one first to be asked for.
     *
     * @return verdicts on this order: on its entry and on each change.
     */
    public List<JournalRecord> verdicts()
    {
        return verdicts;
    }

    /**
     * The order as it was sent.
     *
     * @return empty when the gate refused it.
     */
    public Optional<JournalRecord> newOrder()
    {
        return commands.stream().filter(record -> record.type().equals("NewOrder")).findFirst();
    }

    /**
     * What was sent: the order, its changes, its cancel.
     *
     * @return in the order sent.
     */
    public List<JournalRecord> commands()
    {
        return commands;
    }

    /**
     * What the venue said about it.
     *
     * @return execution reports in the order received.
     */
    public List<JournalRecord> reports()
    {
        return reports;
    }

    /**
     * What the venue answered when it was asked what became of it.
     *
     * @return status reports in the order received.
     */
    public List<JournalRecord> answers()
    {
        return answers;
    }

    /**
     * How it went on here, step by step, each with the disorder, and what the venue's books said otherwise.
     *
     * @return updates and differences in the order told.
     */
    public List<JournalRecord> life()
    {
        return life;
    }

    /**
     * What a report or an answer changed.
     *
     * @param report an inbound record.
     * @return position and account updates caused by it.
     */
    public List<JournalRecord> consequences(final JournalRecord report)
    {
        return consequences.stream().filter(record -> record.causeSequence() == report.sequence()).toList();
    }

    /**
     * The record that tells side, size and instrument: the order, or the verdict that refused it.
     *
     * @return never null in a trace that was found.
     */
    public JournalRecord subject()
    {
        return newOrder().orElseGet(() -> verdicts.get(0));
    }

    /**
     * The parent order it works for, as it was when the order was proposed.
     *
     * @return null when there is none.
     */
    public JournalRecord parent()
    {
        return parent;
    }

    /**
     * What was due when the order was proposed.
     *
     * @return null without a parent.
     */
    public JournalRecord slice()
    {
        return slice;
    }

    /**
     * What the parent cost.
     *
     * @return null while it is worked, or without one.
     */
    public JournalRecord parentOutcome()
    {
        return parentOutcome;
    }

    boolean isFound()
    {
        return !commands.isEmpty() || !verdicts.isEmpty();
    }

    void addDecision(final JournalRecord record)
    {
        decision.add(record);
    }

    void addVerdict(final JournalRecord record)
    {
        verdicts.add(record);
    }

    void addCommand(final JournalRecord record)
    {
        commands.add(record);
    }

    void addReport(final JournalRecord record)
    {
        reports.add(record);
    }

    void addAnswer(final JournalRecord record)
    {
        answers.add(record);
    }

    void addLife(final JournalRecord record)
    {
        life.add(record);
    }

    void addConsequence(final JournalRecord record)
    {
        consequences.add(record);
    }

    void cause(final JournalRecord record)
    {
        cause = record;
    }

    void decisionCause(final JournalRecord record)
    {
        decisionCause = record;
    }

    void guardian(final JournalRecord record)
    {
        guardian = record;
    }

    void parent(final JournalRecord parentOrder, final JournalRecord parentSlice)
    {
        parent = parentOrder;
        slice = parentSlice;
    }

    void parentOutcome(final JournalRecord record)
    {
        parentOutcome = record;
    }
}
