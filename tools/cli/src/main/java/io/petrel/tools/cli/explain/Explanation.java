package io.petrel.tools.cli.explain;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.RecordText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A trace in words, in the steps of the worked example of the Huracan specification: [1] what came in, [2] to [12] how
 * it was decided, [13] what became of it.
 */
public final class Explanation
{
    private static final Set<String> REFUSED_REQUESTS =
        Set.of(ExecType.CANCEL_REJECTED.name(), ExecType.REPLACE_REJECTED.name());

    private final OrderTrace trace;
    private final InstrumentUnits instruments;
    private final CheckText checks;
    private final Page page;
    private final DecisionSteps steps;
    private final ParentSteps parents;

    /**
     * An explanation.
     *
     * @param trace       of the order.
     * @param instruments of the journal.
     * @param text        prints records.
     */
    public Explanation(final OrderTrace trace, final InstrumentUnits instruments, final RecordText text)
    {
        this.trace = trace;
        this.instruments = instruments;
        checks = new CheckText(instruments, trace.subject().instrumentId());
        page = new Page(text);
        steps = new DecisionSteps(page, instruments);
        parents = new ParentSteps(page);
    }

    /**
     * The explanation for people.
     *
     * @return its lines.
     */
    public List<String> lines()
    {
        page.flush(headline());
        marketData();
        trace.decided("FeatureVectorSnapshot").forEach(steps::features);
        trace.decided("RegimeAssessment").forEach(steps::regime);
        final List<JournalRecord> votes = trace.decided("SignalVote");
        if (!votes.isEmpty())
        {
            steps.votes(votes);
        }
        trace.decided("Decision").forEach(decision -> decision(decision, votes));
        trace.decided("InactivityPing").forEach(ping -> event("[9] Asked for since the account did not trade", ping));
        riskChecks();
        trace.decided("TargetPosition").forEach(steps::costs);
        if (null != trace.parent())
        {
            parents.plan(trace.parent(), trace.slice());
        }
        trace.decided("Decision").forEach(decision ->
            trace.decided("TargetPosition").forEach(target -> steps.summary(decision, target)));
        execution();
        return page.lines();
    }

    private void marketData()
    {
        event("[1] Market data: caused by", trace.cause());
        if (null != trace.decisionCause() && !trace.decisionCause().equals(trace.cause()))
        {
            event(isEntry() ? "    decided earlier, at" : "    " + leaving(), trace.decisionCause());
        }
        trace.decided("BarClosed").forEach(page::record);
    }

    private void decision(final JournalRecord decision, final List<JournalRecord> votes)
    {
        steps.selection(decision, votes);
        steps.policy(decision);
        steps.confidence(decision);
        trace.decided("TargetPosition").forEach(target ->
        {
            steps.sizing(target);
            steps.portfolio(target);
        });
    }

    private String headline()
    {
        final JournalRecord subject = trace.subject();
        return String.format(Locale.ROOT, "order %d: %s %s %s%s, %s", trace.clientOrderId(), subject.text("side"),
            page.value(subject, "sizeLots"), instruments.symbol(subject.instrumentId()), terms(subject), outcome());
    }

    private String terms(final JournalRecord subject)
    {
        if (trace.newOrder().isEmpty())
        {
            return " at " + page.value(subject, "priceTicks");
        }
        return " " + subject.text("orderType") + " " + subject.text("timeInForce") + " at " +
            page.value(subject, isWaiting(subject) ? "stopPriceTicks" : "priceTicks") +
            " (" + subject.text("purpose") + ")";
    }

    private static boolean isWaiting(final JournalRecord order)
    {
        return !"-".equals(order.text("stopPriceTicks"));
    }

    private String outcome()
    {
        if (trace.newOrder().isEmpty())
        {
            return "refused by " + trace.subject().text("rule");
        }
        if (trace.reports().isEmpty())
        {
            return "no report yet";
        }
        final JournalRecord last = trace.reports().stream().filter(Explanation::isOfOrder)
            .reduce((earlier, later) -> later).orElse(trace.reports().get(0));
        return last.text("execType") + ", filled " + page.value(last, "cumulativeSizeLots");
    }

    /** A refused cancel or replace tells of the request: the order stays what it was, and the report has no fill. */
    private static boolean isOfOrder(final JournalRecord report)
    {
        return !REFUSED_REQUESTS.contains(report.text("execType"));
    }

    private boolean isEntry()
    {
        return trace.subject().text("purpose").equals("ENTRY") || trace.newOrder().isEmpty();
    }

    /** An order that leaves a position without a new target has its reason in the rules of execution or guardian. */
    private String leaving()
    {
        final String purpose = trace.subject().text("purpose");
        if (!"-".equals(trace.subject().text("groupId")))
        {
            return purpose + " of the position, kept at the venue; the last target was decided at";
        }
        final String why = switch (purpose)
        {
            case "FLATTEN" -> "the guardian or an operator wants to be flat";
            case "STOP" -> "the stop price was reached";
            case "TARGET" -> "the target price was reached";
            case "MAX_HOLD" -> "held as long as the decision allows";
            default -> "still leaving";
        };
        return purpose + " without a new target: " + why + "; the last target was decided at";
    }

    private void event(final String title, final JournalRecord record)
    {
        page.title(title);
        if (null == record)
        {
            page.add("cannot be read");
        }
        else
        {
            page.record(record);
        }
    }

    private void riskChecks()
    {
        page.title("[10] Risk");
        if (null != trace.guardian())
        {
            page.record(trace.guardian());
        }
        trace.verdicts().forEach(this::verdict);
    }

    private void verdict(final JournalRecord verdict)
    {
        final String refusing = verdict.text("rule");
        page.add("gate: %s", refusing.equals("NONE") ? "approved" : "refused by " + refusing);
        worstCase(verdict);
        for (final List<DecodedField> check : verdict.message().field("checks").entries())
        {
            final String rule = String.valueOf(check.get(2).value());
            page.add("  %-20s %16s  limit %-16s %-6s%s", rule, checks.value(rule, check.get(0).value()),
                checks.value(rule, check.get(1).value()), checks.unit(rule), rule.equals(refusing) ? " refused" : "");
        }
    }

    /** The arithmetic of the worst case, where a floor was in force. */
    private void worstCase(final JournalRecord verdict)
    {
        final long lossE8 = verdict.number("worstLossE8");
        final long floorE8 = verdict.number("floorE8");
        if (Units.NULL_E8 != lossE8 && Units.NULL_E8 != floorE8)
        {
            final long equityE8 = verdict.number("equityE8");
            page.add("  worst case: equity %s less %s is %s, floor %s (%s), left %s", E8.format(equityE8),
                E8.format(lossE8), E8.format(equityE8 - lossE8), E8.format(floorE8), verdict.text("floorRule"),
                E8.format(equityE8 - lossE8 - floorE8));
        }
        final long askedLots = verdict.number("askedLots");
        if (Units.NULL_LOTS != askedLots && askedLots > verdict.number("sizeLots"))
        {
            page.add("  made smaller: %s asked for, %s passes", page.value(verdict, "askedLots"),
                page.value(verdict, "sizeLots"));
        }
    }

    private void execution()
    {
        page.title("[13] Execution");
        trace.commands().forEach(page::record);
        trace.reports().forEach(this::told);
        trace.answers().forEach(this::told);
        trace.life().forEach(page::record);
        if (null != trace.parentOutcome())
        {
            parents.outcome(trace.parentOutcome());
        }
    }

    private void told(final JournalRecord report)
    {
        page.record(report);
        trace.consequences(report).forEach(page::subRecord);
    }
}
