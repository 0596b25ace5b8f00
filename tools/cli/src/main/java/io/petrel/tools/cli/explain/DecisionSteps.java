package io.petrel.tools.cli.explain;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureSchema;
import io.petrel.tools.cli.record.InstrumentUnits;
import io.petrel.tools.cli.record.JournalRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Steps [2] to [9], [11] and [12] of a decision, numbered as in the worked example of the Huracan specification
 * (lines 1918-2520), each formula with the numbers that went into it.
 */
final class DecisionSteps
{
    private static final double BASIS_POINTS = 1e4;

    private final Page page;
    private final InstrumentUnits instruments;

    DecisionSteps(final Page page, final InstrumentUnits instruments)
    {
        this.page = page;
        this.instruments = instruments;
    }

    void features(final JournalRecord snapshot)
    {
        page.title("[2] Features");
        final Map<Feature.Group, List<FeatureValues.Named>> groups = new EnumMap<>(Feature.Group.class);
        final List<FeatureValues.Named> all = FeatureValues.of(snapshot);
        for (int i = 0; i < Math.min(all.size(), Feature.COUNT); i++)
        {
            groups.computeIfAbsent(Feature.values()[i].group(), group -> new ArrayList<>()).add(all.get(i));
        }
        groups.forEach((group, values) -> group(snapshot, group, values));
        page.add("schema %s", page.value(snapshot, "schemaHash"));
    }

    private void group(
        final JournalRecord snapshot, final Feature.Group group, final List<FeatureValues.Named> values)
    {
        page.add("%s", group);
        values.stream().filter(feature -> null != feature.value()).forEach(feature -> feature(snapshot, feature));
        final String missing = values.stream().filter(feature -> null == feature.value())
            .map(FeatureValues.Named::name).collect(Collectors.joining(", "));
        if (!missing.isEmpty())
        {
            page.add("  not ready: %s", missing);
        }
    }

    private void feature(final JournalRecord snapshot, final FeatureValues.Named feature)
    {
        final boolean isPrice = feature.unit().equals("ticks");
        final double value = isPrice ? feature.value() * instruments.tick(snapshot.instrumentId()) : feature.value();
        final String unit = isPrice ? "price" : feature.unit().equals("1") ? "" : feature.unit();
        page.add("  %-24s %14s  %s", feature.name(), Page.number(value), unit);
    }

    void regime(final JournalRecord seen)
    {
        page.title("[3] Regime: " + seen.text("regime") + ", confidence " + page.number(seen, "confidence") +
            (seen.text("candidate").equals(seen.text("regime")) ? "" :
                " (this bar alone: " + seen.text("candidate") + ")"));
        for (final String name : List.of("trend", "range", "panic"))
        {
            page.add("%-6s score %-12s model %-12s blended %s", name, page.number(seen, name + "Score"),
                page.number(seen, name + "Probability"), page.number(seen, name + "Blend"));
        }
        if (seen.message().field("modelHash").isAbsent())
        {
            page.add("no trained model is in force: scores alone");
        }
        else
        {
            page.add("model %s", FeatureSchema.text(seen.number("modelHash")));
        }
        page.add("volatility %s: forecast %s a bar, %s of the long run", seen.text("volatilityRegime"),
            page.number(seen, "volatilityForecast"), page.number(seen, "volatilityRatio"));
        page.add("correlation %s (%s), liquidity %s (%s), stress %s", seen.text("correlationRegime"),
            page.number(seen, "meanCorrelation"), seen.text("liquidityRegime"), page.number(seen, "liquidityScore"),
            page.number(seen, "stressScore"));
        page.add("persistence %s: Hurst %s, fractal dimension %s", seen.text("persistence"),
            page.number(seen, "hurst"), page.number(seen, "fractalDimension"));
        final String states = seen.message().field("states").entries().stream()
            .map(state -> Page.number((Double)state.get(0).value())).collect(Collectors.joining(", "));
        if (!states.isEmpty())
        {
            page.add("hidden states, filtered: %s", states);
        }
    }

    void votes(final List<JournalRecord> votes)
    {
        page.title("[4] Alpha engines");
        votes.forEach(this::vote);
    }

    private void vote(final JournalRecord vote)
    {
        final String engine = vote.text("engine");
        if (vote.text("direction").equals("HOLD"))
        {
            page.add("%-11s HOLD   %s", engine, vote.text("holdReason"));
            return;
        }
        page.add("%-11s %-6s confidence %s", engine, vote.text("direction"), page.number(vote, "confidence"));
        final List<List<DecodedField>> terms = vote.message().field("terms").entries();
        for (int i = 0; i < terms.size(); i++)
        {
            final double weight = (Double)terms.get(i).get(0).value();
            final double value = (Double)terms.get(i).get(1).value();
            page.add("  %-24s weight %-10s x value %-10s = %s", EngineTerms.name(engine, i),
                Page.number(weight), Page.number(value), Page.number(weight * value));
        }
    }

    void selection(final JournalRecord decision, final List<JournalRecord> votes)
    {
        page.title("[5] Selection: " + decision.text("direction") + " by " + decision.text("engine"));
        votes.stream().filter(vote -> !vote.text("direction").equals("HOLD")).forEach(vote ->
            page.add("%-11s %-6s score %s = confidence %s x affinity %s x win rate %s", vote.text("engine"),
                vote.text("direction"), page.number(vote, "score"), page.number(vote, "confidence"),
                page.number(vote, "affinity"), page.number(vote, "winRate")));
        page.add("best %s, runner-up %s %s, separation %s", page.number(decision, "bestScore"),
            decision.text("runnerUp"), page.number(decision, "runnerUpScore"), page.number(decision, "separation"));
        page.add("agreement of the engines %s, order-flow signal %s", page.number(decision, "agreement"),
            page.number(decision, "flowSignal"));
    }

    void policy(final JournalRecord decision)
    {
        page.title("[6] Policy: factor " + page.number(decision, "policyFactor") +
            (1 == decision.fraction("policyFactor") ? ", neutral" : ""));
    }

    void confidence(final JournalRecord decision)
    {
        page.title("[7] Confidence: " + page.number(decision, "finalConfidence") + ", at least " +
            page.number(decision, "confidenceMin") + " to trade");
        page.add("samples %s -> %s", page.value(decision, "sampleCount"), page.number(decision, "sampleConfidence"));
        page.add("separation of the scores -> %s", page.number(decision, "separationConfidence"));
        page.add("pattern bonus %s, regime bonus %s", page.number(decision, "patternBonus"),
            page.number(decision, "regimeBonus"));
        page.add("meta gate x %s, policy x %s", page.number(decision, "metaGate"),
            page.number(decision, "policyFactor"));
        page.add("filters: %s", decision.text("filter").equals("NONE") ? "passed" : decision.text("filter"));
    }

    void sizing(final JournalRecord target)
    {
        page.title("[8] Size: " + page.value(target, "targetLots") + " instead of " +
            page.value(target, "currentLots") + ", worth " + page.value(target, "targetNotionalE8") + " at " +
            page.value(target, "referencePriceTicks"));
        page.add("equity %s x base fraction %s", page.value(target, "equityE8"), page.number(target, "baseFraction"));
        page.add("x confidence factor %s", page.number(target, "confidenceFactor"));
        page.add("x volatility factor %s (volatility %s)", page.number(target, "volatilityFactor"),
            page.number(target, "currentVolatility"));
        page.add("x Kelly factor %s (full Kelly %s of win rate %s and payoff %s)", page.number(target, "kellyFactor"),
            page.number(target, "kellyFraction"), page.number(target, "winRate"), page.number(target, "payoffRatio"));
        page.add("x regime factor %s x toxicity factor %s", page.number(target, "regimeFactor"),
            page.number(target, "toxicityFactor"));
        page.add("cut to the least and greatest share of equity");
    }

    void portfolio(final JournalRecord target)
    {
        page.title("[9] Portfolio: heat factor " + page.number(target, "heatFactor"));
        page.add("risk held and reserved %s of equity", page.number(target, "heatUsed"));
    }

    void costs(final JournalRecord target)
    {
        final double bps =
            target.fraction("feeBps") + target.fraction("spreadBps") + target.fraction("slippageBps");
        page.title("[11] Costs: " + Page.number(bps) + " basis points");
        page.add("fee %s + spread %s + slippage %s", page.number(target, "feeBps"), page.number(target, "spreadBps"),
            page.number(target, "slippageBps"));
    }

    void summary(final JournalRecord decision, final JournalRecord target)
    {
        page.title("[12] Decision: " + decision.text("direction") + " " + page.value(target, "targetLots") + " " +
            instruments.symbol(decision.instrumentId()) + " at " + page.value(target, "referencePriceTicks"));
        page.add("stop %s%s, target %s%s, hold at most %s", page.value(target, "stopTicks"),
            distance(target, "stopTicks"), page.value(target, "targetTicks"), distance(target, "targetTicks"),
            page.value(target, "maxHoldNs"));
        page.add("%s %s of the decision, %s %s", decision.text("engine"), percent(decision, "bestShare"),
            decision.text("runnerUp"), percent(decision, "runnerUpShare"));
        page.add("regime %s, confidence %s", decision.text("regime"), page.number(decision, "finalConfidence"));
    }

    private static String percent(final JournalRecord record, final String name)
    {
        return Page.number(Math.rint(record.fraction(name) * 1000) / 10) + " %";
    }

    private static String distance(final JournalRecord target, final String name)
    {
        if (target.message().field(name).isAbsent())
        {
            return "";
        }
        final double reference = target.number("referencePriceTicks");
        return " (" + Page.number(Math.rint((target.number(name) - reference) / reference * BASIS_POINTS * 10) / 10) +
            " bps)";
    }
}
