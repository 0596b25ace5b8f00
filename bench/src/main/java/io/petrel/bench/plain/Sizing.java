package io.petrel.bench.plain;

import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From a choice to the size to hold, long positive. */
record Sizing(Settings settings, Contract contract, Holding holding, Followed followed)
{
    private static final int MONEY_SCALE = 8;
    private static final double QUARTER = 0.25;

    /** Empty where nothing follows from the choice. */
    Optional<BigDecimal> size(
        final Choice choice,
        final Regime regime,
        final Map<Feature, Double> features,
        final BigDecimal reference,
        final BigDecimal ownStop,
        final BigDecimal stopInForce)
    {
        final Double volatility = features.get(Feature.REALISED_VOL);
        final BigDecimal equity = holding.equity();
        final double kelly = kelly(followed.record(choice.vote().engine()));
        if (null == volatility || null == reference || equity.signum() <= 0 || !(kelly > 0))
        {
            return Optional.empty();
        }
        final double share = share(choice.confidence(), volatility, kelly, regime);
        final BigDecimal money = fraction(equity, share);
        final BigDecimal wanted = contract.sizeFor(money, reference);
        final int direction = choice.vote().direction();
        final BigDecimal stop = holding.direction() == direction ? stopInForce : ownStop;
        final BigDecimal size = withinHeat(wanted, direction, reference, stop, equity);
        return size.signum() > 0 ?
            Optional.of(size.multiply(BigDecimal.valueOf(direction))) : Optional.empty();
    }

    private double share(final double confidence, final double volatility, final double kelly, final Regime regime)
    {
        final double byConfidence = settings.clamp((confidence - settings.number("sizing.confidence_center")) *
            settings.number("sizing.confidence_slope") + settings.number("sizing.confidence_offset"),
            "sizing.confidence_factor_min", "sizing.confidence_factor_max");
        final double byVolatility = settings.clamp(settings.number("sizing.target_volatility") / volatility,
            "sizing.volatility_factor_min", "sizing.volatility_factor_max");
        return settings.clamp(settings.number("sizing.base_fraction") * byConfidence * byVolatility * kelly,
            "sizing.min_fraction", "sizing.max_fraction") *
            settings.number("sizing.regime_factor." + regime.name().toLowerCase(Locale.ROOT));
    }

    private double kelly(final Followed.Record record)
    {
        final double winRate = record.winRate();
        final double payoff = record.payoffRatio();
        final double full = payoff > 0 ? (winRate * payoff - (1 - winRate)) / payoff : -1;
        return full > 0 ? Math.min(QUARTER * full, settings.number("sizing.kelly_factor_max")) : 0;
    }

    /** As much of it as may be lost up to the stop. */
    private BigDecimal withinHeat(
        final BigDecimal wanted,
        final int direction,
        final BigDecimal reference,
        final BigDecimal stop,
        final BigDecimal equity)
    {
        final BigDecimal value = contract.notional(reference, wanted);
        final BigDecimal risk = null == stop ? value : value.subtract(contract.notional(stop, wanted))
            .multiply(BigDecimal.valueOf(direction)).max(BigDecimal.ZERO);
        final double left = e8(equity) * settings.number("sizing.heat_budget");
        final double factor = e8(risk) <= left ? 1 : Math.max(0, left / e8(risk));
        return left > 0 ? contract.size((long)(contract.lots(wanted) * factor)) : BigDecimal.ZERO;
    }

    /** A part of money, cut to its last decimal. */
    private static BigDecimal fraction(final BigDecimal money, final double share)
    {
        return BigDecimal.valueOf((long)(e8(money) * share), MONEY_SCALE);
    }

    private static long e8(final BigDecimal money)
    {
        return money.setScale(MONEY_SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }
}
