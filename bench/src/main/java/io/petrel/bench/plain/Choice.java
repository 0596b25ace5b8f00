package io.petrel.bench.plain;

import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The engine that is followed, with how sure the decision is of it. */
record Choice(Vote vote, double confidence)
{
    /** Empty where nobody may be followed, or a filter objects. */
    static Optional<Choice> of(
        final Settings settings,
        final List<Vote> votes,
        final RegimeRules regime,
        final Map<Feature, Double> features,
        final Followed followed,
        final boolean isTradable)
    {
        final String regimeKey = regime.current().name().toLowerCase(Locale.ROOT);
        final List<Scored> ranked = votes.stream()
            .filter(vote -> settings.isOn("signal.eligible." + vote.engine().key()))
            .map(vote -> Scored.of(vote, affinity(settings, vote.engine(), regimeKey), followed.record(vote.engine())))
            .filter(scored -> scored.score() > 0)
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
        if (ranked.isEmpty())
        {
            return Optional.empty();
        }
        final Scored best = ranked.get(0);
        final double second = ranked.size() > 1 ? ranked.get(1).suitability() : 0;
        final double confidence = confidence(settings, best, second, isOwn(settings, best, regime.current()),
            followed.record(best.vote().engine()));
        return isHeldBack(settings, ranked, regime, features, isTradable) ||
            confidence < settings.number("signal.confidence_min." + regimeKey) ?
            Optional.empty() : Optional.of(new Choice(best.vote(), confidence));
    }

    private static double confidence(
        final Settings settings,
        final Scored best,
        final double second,
        final boolean isOwn,
        final Followed.Record record)
    {
        final double sample = 1 / (1 + Math.exp(-settings.number("signal.confidence.sample_slope") *
            (record.samples() - settings.number("signal.confidence.sample_center"))));
        final double separation = settings.number("signal.confidence.separation_offset") +
            Math.max(0, 1 - second / best.suitability());
        final double base = settings.number("signal.confidence.sample_weight") * sample +
            settings.number("signal.confidence.separation_weight") * separation;
        final double pattern = settings.number("signal.confidence.pattern_weight") * record.reliability();
        final double bonus = isOwn ? settings.number("signal.confidence.regime_bonus") : 0;
        return Math.max(0, Math.min(base + pattern + bonus, 1));
    }

    private static boolean isHeldBack(
        final Settings settings,
        final List<Scored> ranked,
        final RegimeRules regime,
        final Map<Feature, Double> features,
        final boolean isTradable)
    {
        final Scored best = ranked.get(0);
        final int direction = best.vote().direction();
        final double total = ranked.stream().mapToDouble(Scored::score).sum();
        final double agreement = ranked.stream().mapToDouble(scored ->
            scored.vote().direction() == direction ? scored.score() : -scored.score()).sum() / total;
        return !isTradable ||
            features.getOrDefault(Feature.SPREAD_BPS, 0.0) > settings.number("signal.filter.spread_max_bps") ||
            agreement < settings.number("signal.filter.agreement_min") ||
            !(regime.confidence() >= settings.number("signal.filter.regime_confidence_min")) ||
            best.affinity() < settings.number("signal.filter.affinity_min") ||
            settings.isOn("signal.filter.timeframes") &&
                features.getOrDefault(Feature.TIMEFRAME_GATE, 0.0) * direction < 0 ||
            isVolatilityOutside(settings, features.get(Feature.REALISED_VOL));
    }

    private static boolean isVolatilityOutside(final Settings settings, final Double volatility)
    {
        return null != volatility && (volatility > settings.number("signal.filter.volatility_max") ||
            volatility < settings.number("signal.filter.volatility_min"));
    }

    private static double affinity(final Settings settings, final Engine engine, final String regimeKey)
    {
        return settings.number("signal.affinity." + engine.key() + "." + regimeKey);
    }

    /** No regime suits the engine better than the one in force. */
    private static boolean isOwn(final Settings settings, final Scored best, final Regime regime)
    {
        return Regime.UNKNOWN != regime && List.of("trend", "range", "panic", "unknown").stream()
            .noneMatch(key -> affinity(settings, best.vote().engine(), key) > best.affinity());
    }

    /** A vote, weighed. */
    private record Scored(Vote vote, double affinity, double score)
    {
        private static Scored of(final Vote vote, final double affinity, final Followed.Record record)
        {
            return new Scored(vote, affinity, vote.confidence() * affinity * record.winRate());
        }

        private double suitability()
        {
            return vote.confidence() * affinity;
        }
    }
}
