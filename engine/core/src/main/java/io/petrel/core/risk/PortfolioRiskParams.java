package io.petrel.core.risk;

import io.petrel.core.param.ParamSpec;
import java.util.List;

/**
 * Limits of the portfolio as a whole, and how its risk is measured. Specification 004, lines 1168-1262, and 000 section
 * 21. A limit whose number is not set is not in force; what measures must be set where a limit needs it, or the limit
 * refuses.
 */
public final class PortfolioRiskParams
{
    /** Most gross notional. */
    public static final String LEVERAGE_MAX = "risk.leverage.max";
    /** Gross notional from which the guardian scales down. */
    public static final String LEVERAGE_GUARD = "risk.leverage.guard";
    /** Volatility up to which all leverage may be used. */
    public static final String LEVERAGE_VOLATILITY = "risk.leverage.full_to_volatility";
    /** Most net notional. */
    public static final String NET_MAX = "risk.net_exposure.max_fraction";
    /** Largest position. */
    public static final String CONCENTRATION_MAX = "risk.concentration.max_fraction";
    /** Position from which the guardian rebalances. */
    public static final String CONCENTRATION_GUARD = "risk.concentration.guard_fraction";
    /** Largest share of one position in the risk that is left. */
    public static final String RISK_SHARE_MAX = "risk.risk_share.max_fraction";
    /** Most notional of what moves together. */
    public static final String CORRELATION_MAX = "risk.correlation.max_fraction";
    /** Correlation from which positions move together. */
    public static final String CORRELATION_FROM = "risk.correlation.from";
    /** Most notional of one sector. */
    public static final String SECTOR_MAX = "risk.sector.max_fraction";
    /** Most loss of all positions at their worst. */
    public static final String HEAT_MAX = "risk.heat.max_fraction";
    /** Most volatility a year. */
    public static final String VOLATILITY_MAX = "risk.volatility.max";
    /** Most value at risk. */
    public static final String VAR_MAX = "risk.var.max_fraction";
    /** Value at risk to which positions are cut. */
    public static final String VAR_TARGET = "risk.var.target_fraction";
    /** Which value at risk is held against the limit. */
    public static final String VAR_METHOD = "risk.var.method";
    /** How sure the value at risk is. */
    public static final String VAR_CONFIDENCE = "risk.var.confidence";
    /** Simulated returns of the Monte Carlo value at risk. */
    public static final String VAR_PATHS = "risk.var.paths";
    /** Seed of their generator. */
    public static final String VAR_SEED = "risk.var.seed";
    /** Most expected shortfall. */
    public static final String SHORTFALL_MAX = "risk.shortfall.max_fraction";
    /** Equity below which nothing is traded. */
    public static final String CAPITAL_FLOOR = "risk.capital.floor_fraction";
    /** Drawdown at which the worst positions are closed. */
    public static final String WORST_DRAWDOWN = "risk.liquidation.drawdown_fraction";
    /** How many are. */
    public static final String WORST_COUNT = "risk.liquidation.positions";
    /** Time between two measurements. */
    public static final String INTERVAL_NS = "risk.portfolio.interval_ns";
    /** Intervals a year. */
    public static final String INTERVALS_PER_YEAR = "risk.portfolio.intervals_per_year";
    /** Returns looked back on. */
    public static final String LOOKBACK = "risk.portfolio.lookback";
    /** Returns after which a measurement is trusted. */
    public static final String RETURNS_MIN = "risk.portfolio.returns_min";
    /** Decay of the covariance. */
    public static final String DECAY = "risk.covariance.decay";
    /** What the covariance is shrunk to. */
    public static final String SHRINK_TO = "risk.covariance.shrink_to";

    /** Most loss in the worst scenario of the stress test. */
    public static final String STRESS_MAX = "risk.stress.loss_max_fraction";
    /** Scenarios of the stress test. */
    public static final String STRESS_SCENARIOS = "risk.stress.scenarios";
    /** Standard deviation of a shock, in volatilities. */
    public static final String STRESS_MULTIPLE = "risk.stress.volatility_multiple";
    /** Time that a shock spans. */
    public static final String STRESS_HORIZON = "risk.stress.horizon_intervals";
    /** How sure the stress test's value at risk is. */
    public static final String STRESS_CONFIDENCE = "risk.stress.confidence";
    /** Seed of the scenarios. */
    public static final String STRESS_SEED = "risk.stress.seed";

    /** Code of {@link #VAR_METHOD}: the window's own returns. */
    public static final long HISTORICAL = 0;
    /** Code of {@link #VAR_METHOD}: a normal distribution. */
    public static final long PARAMETRIC = 1;
    /** Code of {@link #VAR_METHOD}: simulated normal returns. */
    public static final long MONTE_CARLO = 2;
    /** Code of {@link #SHRINK_TO}: no shrinkage. */
    public static final long NOT_SHRUNK = 0;
    /** Code of {@link #SHRINK_TO}: a multiple of the identity. */
    public static final long TO_IDENTITY = 1;
    /** Code of {@link #SHRINK_TO}: constant correlation. */
    public static final long TO_CONSTANT_CORRELATION = 2;

    /** Most returns of one instrument that are kept. */
    public static final int LOOKBACK_MAX = 512;

    private static final int PATHS_MAX = 10_000;
    private static final double MULTIPLE_MAX = 1_000;

    private PortfolioRiskParams()
    {
    }

    /** {@return the specs of all keys of the portfolio's risk} */
    public static List<ParamSpec> specs()
    {
        return List.of(
            multiple(LEVERAGE_MAX, "Most gross notional, all working orders filled, as a multiple of equity"),
            multiple(LEVERAGE_GUARD, "Gross notional from which positions are scaled down, as a multiple of equity"),
            ParamSpec.ofPositive(LEVERAGE_VOLATILITY, "1 per sqrt year",
                "Volatility a year up to which all leverage may be used, beyond it less in proportion"),
            multiple(NET_MAX, "Most net notional, working orders of one side filled, of equity"),
            multiple(CONCENTRATION_MAX, "Largest notional of one position, as a part of equity"),
            multiple(CONCENTRATION_GUARD, "Notional of one position from which it is cut back, as a part of equity"),
            ParamSpec.ofShare(RISK_SHARE_MAX,
                "Largest worst loss of one position, as a part of the money between equity and the nearest floor"),
            multiple(CORRELATION_MAX, "Most notional of positions that move together, as a multiple of equity"),
            ParamSpec.ofShare(CORRELATION_FROM, "Correlation from which two positions count as moving together"),
            multiple(SECTOR_MAX, "Most notional of one sector, as a multiple of equity"),
            multiple(HEAT_MAX, "Most loss of all positions at their worst, as a part of equity"),
            ParamSpec.ofPositive(VOLATILITY_MAX, "1 per sqrt year",
                "Volatility of the portfolio a year from which positions are scaled down to it"),
            ParamSpec.ofShare(VAR_MAX, "Most value at risk, as a part of total equity"),
            ParamSpec.ofShare(VAR_TARGET, "Value at risk to which positions are cut when it passes its limit; " +
                "not set: to the limit"),
            ParamSpec.ofLong(VAR_METHOD, "code", HISTORICAL, MONTE_CARLO,
                "Which value at risk is held against the limit: 0 historical, 1 parametric, 2 Monte Carlo"),
            ParamSpec.ofDouble(VAR_CONFIDENCE, "1", 0.5, 0.9999,
                "Share of returns that lose less than the value at risk"),
            ParamSpec.ofLong(VAR_PATHS, "1", 1, PATHS_MAX, "Simulated returns of the Monte Carlo value at risk"),
            ParamSpec.ofLong(VAR_SEED, "1", Long.MIN_VALUE, Long.MAX_VALUE, "Seed of their generator"),
            ParamSpec.ofShare(SHORTFALL_MAX, "Most expected shortfall, as a part of total equity"),
            multiple(STRESS_MAX, "Most loss in the worst scenario of the stress test, as a part of equity"),
            ParamSpec.ofLong(STRESS_SCENARIOS, "1", 1, PATHS_MAX, "Scenarios of the stress test"),
            ParamSpec.ofPositive(STRESS_MULTIPLE, "1",
                "Standard deviation of a scenario's shock, as a multiple of the instrument's volatility"),
            ParamSpec.ofPositive(STRESS_HORIZON, "1", "Intervals that a shock spans"),
            ParamSpec.ofDouble(STRESS_CONFIDENCE, "1", 0.5, 0.9999,
                "Share of scenarios that lose less than the stress test's value at risk"),
            ParamSpec.ofLong(STRESS_SEED, "1", Long.MIN_VALUE, Long.MAX_VALUE, "Seed of the scenarios"),
            ParamSpec.ofShare(CAPITAL_FLOOR,
                "Equity below which all is closed and nothing is traded, of the initial balance"),
            ParamSpec.ofShare(WORST_DRAWDOWN, "Drawdown at which the worst positions are closed"),
            ParamSpec.ofLong(WORST_COUNT, "1", 1, 1_000, "How many of the worst positions are closed then"),
            ParamSpec.ofLong(INTERVAL_NS, "ns", 1, Long.MAX_VALUE, "Time between two measurements, and of one return"),
            ParamSpec.ofPositive(INTERVALS_PER_YEAR, "1", "Returns a year, to make volatility annual"),
            ParamSpec.ofLong(LOOKBACK, "1", 2, LOOKBACK_MAX, "Returns looked back on"),
            ParamSpec.ofLong(RETURNS_MIN, "1", 2, LOOKBACK_MAX, "Returns after which a measurement is trusted"),
            ParamSpec.ofDouble(DECAY, "1", Double.MIN_NORMAL, 1,
                "Weight of a return in the next one's; 1: all weigh alike"),
            ParamSpec.ofLong(SHRINK_TO, "code", NOT_SHRUNK, TO_CONSTANT_CORRELATION,
                "What the covariance is shrunk to: 0 nothing, 1 identity, 2 constant correlation"));
    }

    private static ParamSpec multiple(final String key, final String description)
    {
        return ParamSpec.ofDouble(key, "1", 0, MULTIPLE_MAX, description);
    }
}
