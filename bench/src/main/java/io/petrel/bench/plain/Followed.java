package io.petrel.bench.plain;

import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Votes followed to their end, traded or not, one an engine; they teach its record. */
final class Followed
{
    private final Settings settings;
    private final Contract contract;
    private final Map<Engine, Record> records = new EnumMap<>(Engine.class);
    private final Map<Engine, Open> open = new EnumMap<>(Engine.class);

    Followed(final Settings settings, final Contract contract)
    {
        this.settings = settings;
        this.contract = contract;
        for (final Engine engine : Engine.values())
        {
            records.put(engine, new Record(settings, engine));
        }
    }

    Record record(final Engine engine)
    {
        return records.get(engine);
    }

    boolean isAny()
    {
        return !open.isEmpty();
    }

    void onVote(
        final Vote vote,
        final Regime regime,
        final BigDecimal price,
        final Map<Feature, Double> features,
        final long nowNs)
    {
        if (null != price && !open.containsKey(vote.engine()))
        {
            open.put(vote.engine(), new Open(vote.direction(), price, cost(features), nowNs,
                Exits.plan(settings, contract, vote.direction(), price, features, regime)));
        }
    }

    /** The features are asked for only where a vote ends, which costs as much as the market then does. */
    void onPrice(final BigDecimal price, final Supplier<Map<Feature, Double>> features, final long nowNs)
    {
        for (final Engine engine : Engine.values())
        {
            final Open trade = open.get(engine);
            if (null != trade && trade.isOver(price, nowNs))
            {
                open.remove(engine);
                records.get(engine).onOutcome(trade.grossBps(price, contract) - (trade.costBps + cost(features.get())));
            }
        }
    }

    /** Basis points that one side costs now. */
    private double cost(final Map<Feature, Double> features)
    {
        final double spread = features.getOrDefault(Feature.SPREAD_BPS, settings.number("cost.spread_bps"));
        return settings.number("cost.fee_bps") + spread / 2 + slippage(features);
    }

    private double slippage(final Map<Feature, Double> features)
    {
        final Double volatility = features.get(Feature.REALISED_VOL);
        final Double volume = features.get(Feature.VOLUME_RATIO);
        final double byVolatility = null == volatility ? 1 : cut(1 + settings.number("cost.volatility_sensitivity") *
            (volatility / settings.number("cost.reference_volatility") - 1));
        final double byVolume =
            null == volume ? 1 : cut(1 - settings.number("cost.volume_sensitivity") * (volume - 1));
        final double usual = features.getOrDefault(Feature.VOLUME_MA, 0.0);
        return settings.number("cost.slippage_bps") * byVolatility * byVolume * (usual > 0 ? cut(1) : 1);
    }

    private double cut(final double factor)
    {
        return settings.clamp(factor, "cost.factor_min", "cost.factor_max");
    }

    /** One that has not ended. */
    private record Open(int direction, BigDecimal price, double costBps, long sinceNs, Exits exits)
    {
        private boolean isOver(final BigDecimal now, final long nowNs)
        {
            return exits.isStopped(direction, now) || exits.isReached(direction, now) ||
                nowNs - sinceNs >= exits.maxHoldNs();
        }

        private double grossBps(final BigDecimal exit, final Contract contract)
        {
            return 10_000.0 * (direction * (contract.ticks(exit) - contract.ticks(price))) / contract.ticks(price);
        }
    }

    /** What an engine's votes came to; old outcomes fade. */
    static final class Record
    {
        private final Settings settings;
        private final String key;
        private double wins;
        private double losses;
        private double winBps;
        private double lossBps;
        private int samples;

        private Record(final Settings settings, final Engine engine)
        {
            this.settings = settings;
            key = engine.key();
        }

        double winRate()
        {
            final double prior = settings.number("signal.win_rate_prior_samples");
            final double expected = settings.number("signal.win_rate." + key);
            final double weight = wins + losses + prior;
            return weight > 0 ? (wins + expected * prior) / weight : expected;
        }

        double payoffRatio()
        {
            final double known = lossBps > 0 ? Math.min(wins, losses) : 0;
            final double prior = settings.number("signal.win_rate_prior_samples");
            final double expected = settings.number("signal.payoff_ratio_prior");
            return known > 0 ?
                (winBps / wins / (lossBps / losses) * known + expected * prior) / (known + prior) : expected;
        }

        double reliability()
        {
            final double own = wins + losses;
            return own > 0 ? own / (own + settings.number("signal.win_rate_prior_samples")) : 0;
        }

        int samples()
        {
            return samples;
        }

        private void onOutcome(final double netBps)
        {
            final double decay = settings.number("signal.outcome_decay");
            wins = wins * decay + (netBps > 0 ? 1 : 0);
            losses = losses * decay + (netBps > 0 ? 0 : 1);
            winBps = winBps * decay + Math.max(netBps, 0);
            lossBps = lossBps * decay + Math.max(-netBps, 0);
            samples++;
        }
    }
}
