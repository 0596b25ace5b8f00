package io.petrel.tools.cli.explain;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.record.JournalRecord;
import io.petrel.tools.cli.record.RecordText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A trace in words, stage by stage in the order of the pipeline. */
public final class Explanation
{
    private static final String INDENT = "  ";
    private static final MathContext SHOWN = new MathContext(8);

    private final List<String> lines = new ArrayList<>();
    private final OrderTrace trace;
    private final InstrumentUnits instruments;
    private final RecordText text;
    private final CheckText checks;

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
        this.text = text;
        this.checks = new CheckText(instruments, trace.subject().instrumentId());
    }

    /**
     * The explanation for people.
     *
     * @return its lines.
     */
    public List<String> lines()
    {
        lines.clear();
        lines.add(headline());
        event("caused by", trace.cause());
        if (null != trace.decisionCause() && !trace.decisionCause().equals(trace.cause()))
        {
            event(isEntry() ? "decided earlier, at" : leaving(), trace.decisionCause());
        }
        section("bar", trace.decided("BarClosed"));
        trace.decided("FeatureVectorSnapshot").forEach(this::features);
        votes();
        trace.decided("Decision").forEach(this::decision);
        trace.decided("TargetPosition").forEach(this::target);
        if (null != trace.guardian())
        {
            section("guardian", List.of(trace.guardian()));
        }
        trace.verdicts().forEach(this::verdict);
        section("sent", trace.commands());
        reports();
        return List.copyOf(lines);
    }

    private String headline()
    {
        final JournalRecord subject = trace.subject();
        return String.format(Locale.ROOT, "order %d: %s %s %s%s, %s", trace.clientOrderId(), subject.text("side"),
            value(subject, "sizeLots"), instruments.symbol(subject.instrumentId()), terms(subject), outcome());
    }

    private String terms(final JournalRecord subject)
    {
        if (trace.newOrder().isEmpty())
        {
            return " at " + value(subject, "priceTicks");
        }
        return " " + subject.text("orderType") + " " + subject.text("timeInForce") + " at " +
            value(subject, "priceTicks") + " (" + subject.text("purpose") + ")";
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
        final JournalRecord last = trace.reports().get(trace.reports().size() - 1);
        return last.text("execType") + ", filled " + value(last, "cumulativeSizeLots");
    }

    private boolean isEntry()
    {
        return trace.subject().text("purpose").equals("ENTRY") || trace.newOrder().isEmpty();
    }

    /**
     * An order that leaves a position without a new target has its reason in the rules of execution or of the guardian.
     */
    private String leaving()
    {
        return trace.subject().text("purpose") + " without a new target: " +
            (trace.subject().text("purpose").equals("FLATTEN") ? "the guardian or an operator wants to be flat" :
                "held as long as execution.max_hold_ns allows, or still leaving") + "; the last target was decided at";
    }

    private void event(final String title, final JournalRecord record)
    {
        lines.add("");
        lines.add(title);
        lines.add(INDENT + (null == record ? "cannot be read" : text.line(record)));
    }

    private void section(final String title, final List<JournalRecord> records)
    {
        if (!records.isEmpty())
        {
            lines.add("");
            lines.add(title);
            records.forEach(record -> lines.add(INDENT + text.line(record)));
        }
    }

    private void features(final JournalRecord snapshot)
    {
        lines.add("");
        lines.add("features");
        for (final FeatureValues.Named feature : FeatureValues.of(snapshot))
        {
            final boolean isPrice = feature.unit().equals("ticks");
            final String unit = isPrice ? "price" : feature.unit().equals("1") ? "" : feature.unit();
            lines.add(line("  %-18s %14s  %s", feature.name(), featureValue(snapshot, feature.value(), isPrice), unit));
        }
    }

    private String featureValue(final JournalRecord snapshot, final Double value, final boolean isPrice)
    {
        if (null == value)
        {
            return "not ready";
        }
        return number(isPrice ? value * instruments.tick(snapshot.instrumentId()) : value);
    }

    private void votes()
    {
        if (!trace.decided("SignalVote").isEmpty())
        {
            lines.add("");
            lines.add("votes");
            trace.decided("SignalVote").forEach(this::vote);
        }
    }

    private void vote(final JournalRecord vote)
    {
        final String engine = vote.text("engine");
        if (vote.text("direction").equals("HOLD"))
        {
            lines.add(line("  %-9s HOLD   %s", engine, vote.text("holdReason")));
            return;
        }
        lines.add(line("  %-9s %-6s score %s = confidence %s x affinity %s x win rate %s",
            engine, vote.text("direction"), number(vote.fraction("score")), number(vote.fraction("confidence")),
            number(vote.fraction("affinity")), number(vote.fraction("winRate"))));
        final List<List<DecodedField>> terms = vote.message().field("terms").entries();
        for (int i = 0; i < terms.size(); i++)
        {
            final double weight = (Double)terms.get(i).get(0).value();
            final double value = (Double)terms.get(i).get(1).value();
            lines.add(line("    %-18s weight %-8s x value %-8s = %s", EngineTerms.name(engine, i),
                number(weight), number(value), number(weight * value)));
        }
    }

    private void decision(final JournalRecord decision)
    {
        lines.add("");
        lines.add("decision");
        lines.add(line("  %s by %s: best score %s, runner-up %s %s, separation %s, confidence %s, regime %s",
            decision.text("direction"), decision.text("engine"), number(decision.fraction("bestScore")),
            decision.text("runnerUp"), number(decision.fraction("runnerUpScore")),
            number(decision.fraction("separation")), number(decision.fraction("confidence")), decision.text("regime")));
    }

    private void target(final JournalRecord target)
    {
        lines.add("");
        lines.add("target");
        lines.add(line("  hold %s instead of %s, worth %s at %s", value(target, "targetLots"),
            value(target, "currentLots"), value(target, "targetNotionalE8"), value(target, "referencePriceTicks")));
        lines.add(line("  equity %s x base fraction %s x confidence factor %s x volatility factor %s (volatility %s)",
            value(target, "equityE8"), number(target.fraction("baseFraction")),
            number(target.fraction("confidenceFactor")), number(target.fraction("volatilityFactor")),
            number(target.fraction("currentVolatility"))));
    }

    private void verdict(final JournalRecord verdict)
    {
        final String refusing = verdict.text("rule");
        lines.add("");
        lines.add("gate: " + (refusing.equals("NONE") ? "approved" : "refused by " + refusing));
        for (final List<DecodedField> check : verdict.message().field("checks").entries())
        {
            final String rule = String.valueOf(check.get(2).value());
            lines.add(line("  %-20s %16s  limit %-16s %-6s%s", rule, checks.value(rule, check.get(0).value()),
                checks.value(rule, check.get(1).value()), checks.unit(rule), rule.equals(refusing) ? " refused" : ""));
        }
    }

    private void reports()
    {
        if (!trace.reports().isEmpty())
        {
            lines.add("");
            lines.add("venue");
            for (final JournalRecord report : trace.reports())
            {
                lines.add(INDENT + text.line(report));
                trace.consequences(report).forEach(update -> lines.add(INDENT + INDENT + text.line(update)));
            }
        }
    }

    private String value(final JournalRecord record, final String name)
    {
        final DecodedField field = record.message().field(name);
        return null == field ? "-" : text.fields().value(record, field);
    }

    private static String line(final String format, final Object... arguments)
    {
        return String.format(Locale.ROOT, format, arguments).stripTrailing();
    }

    private static String number(final double value)
    {
        return Double.isFinite(value) ?
            new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString() : "-";
    }
}
