package io.petrel.node.faults;

import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import io.petrel.sim.FaultSettings;
import io.petrel.sim.SimSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of {@code config/paper.yaml}, with what makes a short world lively. */
final class Settings
{
    private static final int REMEMBERED = 1 << 14;
    private static final double MS = 1e6;
    private static final PetrelConfig CONFIG =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml"));
    private static final Map<String, Double> LIVELY = Map.ofEntries(
        Map.entry("orders.answer_timeout_ns", 200 * MS),
        Map.entry("orders.reconcile_interval_ns", 1_000 * MS),
        Map.entry("orders.reconcile_retry_ns", 200 * MS),
        Map.entry("execution.slice_interval_ns", 100 * MS),
        Map.entry("execution.overtime_ns", 500 * MS),
        Map.entry("execution.passive_max_age_ns", 100 * MS),
        Map.entry("execution.entry_cooldown_ns", 50 * MS),
        Map.entry("execution.target_max_age_ns", 3_000 * MS),
        Map.entry("execution.retry_interval_ns", 50 * MS),
        Map.entry("execution.bracket.retry_ns", 300 * MS),
        Map.entry("execution.bracket.patience_ns", 200 * MS),
        Map.entry("risk.rate_max_orders", 1_000.0),
        Map.entry("risk.order_notional_max_fraction", 0.9),
        Map.entry("risk.position_max_fraction", 0.9));
    private static final Map<String, Double> FLOORS = Map.ofEntries(
        Map.entry("risk.overall.hard_fraction", 0.01),
        Map.entry("risk.overall.guard_fraction", 0.006),
        Map.entry("risk.overall.reference", 0.0),
        Map.entry("risk.overall.basis", 1.0),
        Map.entry("risk.overall.percent_of", 0.0),
        Map.entry("risk.worst.gap_bps", 50.0),
        Map.entry("risk.worst.slippage_bps", 5.0),
        Map.entry("risk.worst.fee_bps", 10.0),
        Map.entry("risk.worst.stopless_move_bps", 0.0),
        Map.entry("risk.exit_band_max_bps", 500.0));
    /** A strategy that has warmed up after some dozen trades, and whose every vote is followed. */
    private static final Map<String, Double> STRATEGY = Map.ofEntries(
        Map.entry("bar.decision_events", 5.0),
        Map.entry("execution.algorithm", 1.0),
        Map.entry("feature.ema_fast_bars", 1.0),
        Map.entry("signal.trend.adx_min", 0.0),
        Map.entry("signal.trend.strength_min", 0.0),
        Map.entry("signal.filter.ready_min", 0.0),
        Map.entry("signal.filter.spread_max_bps", 1_000.0),
        Map.entry("signal.filter.liquidity_withdrawal_max", 1.0),
        Map.entry("signal.filter.agreement_min", -1.0),
        Map.entry("signal.filter.regime_confidence_min", 0.0),
        Map.entry("signal.filter.affinity_min", 0.0),
        Map.entry("signal.filter.timeframes", 0.0),
        Map.entry("signal.filter.volatility_min", 0.0),
        Map.entry("signal.filter.volatility_max", 1e12),
        Map.entry("signal.confidence_min.trend", 0.0),
        Map.entry("signal.confidence_min.range", 0.0),
        Map.entry("signal.confidence_min.panic", 0.0),
        Map.entry("signal.confidence_min.unknown", 0.0),
        Map.entry("exit.stop_bps", 5.0),
        Map.entry("exit.target_bps", 5_000.0));
    private static final String WINDOW = "feature\\..*_bars";
    private static final double WINDOW_BARS = 3;
    private static final Map<Habits, List<ConfigValue>> VALUES = new HashMap<>();

    private Settings()
    {
    }

    static List<ConfigValue> values(final boolean hasFloors, final boolean hasExitsAtVenue)
    {
        return VALUES.computeIfAbsent(new Habits(hasFloors, hasExitsAtVenue), Settings::made);
    }

    /** The same with a strategy that trades; its stops follow at so many ticks, or stay. */
    static List<ConfigValue> strategy(
        final boolean hasFloors, final boolean hasExitsAtVenue, final long trailTicks, final long maxHoldNs)
    {
        final Map<String, Double> own = own(new Habits(hasFloors, hasExitsAtVenue));
        CoreParams.all().stream().filter(spec -> spec.key().matches(WINDOW))
            .forEach(spec -> own.put(spec.key(), Math.max(spec.min(), WINDOW_BARS)));
        own.putAll(STRATEGY);
        own.put("exit.trail_ticks", Units.NULL_TICKS == trailTicks ? 0.0 : trailTicks);
        own.put("exit.max_hold_ns", (double)maxHoldNs);
        return merged(own);
    }

    static double hardFraction()
    {
        return FLOORS.get("risk.overall.hard_fraction");
    }

    static SimSettings venue(final long seed, final double busyRate)
    {
        final SimSettings s = CONFIG.venue().sim();
        final FaultSettings f = s.faults();
        return new SimSettings(s.latency(), s.queue(), s.fees(), s.feeds(), s.slippage(), s.impact(), s.filters(),
            s.rateLimit(), s.margin(),
            new FaultSettings(seed, (long)(busyRate * Units.ONE_E8), f.outageEveryNs(), f.outageNs(),
                f.losesRequests(), f.losesReports(), f.cancelsOnDisconnect(), f.haltEveryNs(), f.haltNs()),
            s.capabilities(), REMEMBERED);
    }

    private static List<ConfigValue> made(final Habits habits)
    {
        return merged(own(habits));
    }

    private static Map<String, Double> own(final Habits habits)
    {
        final Map<String, Double> own = new HashMap<>(LIVELY);
        own.put("execution.bracket.at_venue.linear", habits.hasExitsAtVenue() ? 1.0 : 0.0);
        if (habits.hasFloors())
        {
            own.putAll(FLOORS);
        }
        return own;
    }

    private static List<ConfigValue> merged(final Map<String, Double> own)
    {
        final List<ConfigValue> values = new ArrayList<>();
        CONFIG.values("USDT").stream().filter(value -> !own.containsKey(value.key())).forEach(values::add);
        CoreParams.all().stream().filter(spec -> own.containsKey(spec.key()))
            .forEach(spec -> values.add(new ConfigValue(
                spec.key(), spec.kind(), bits(spec, own.get(spec.key())), "faults",
                CoreParams.account().contains(spec) ? World.ACCOUNT : Units.NULL_ACCOUNT)));
        return List.copyOf(values);
    }

    private static long bits(final ParamSpec spec, final double value)
    {
        return ValueKind.DOUBLE == spec.kind() ? Double.doubleToRawLongBits(value) : (long)value;
    }

    private record Habits(boolean hasFloors, boolean hasExitsAtVenue)
    {
    }
}
