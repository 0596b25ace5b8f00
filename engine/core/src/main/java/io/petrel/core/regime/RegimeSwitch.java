package io.petrel.core.regime;

import io.petrel.codecs.event.Regime;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * From scores to the regime in force. The candidate is what one bar's scores say alone: PANIC from its threshold on,
 * else TREND if above its threshold and above RANGE, else RANGE from its threshold on, else UNKNOWN. The regime in
 * force follows with hysteresis, so that it does not flicker:
 * <ul>
 * <li>PANIC enters at once;
 * <li>any other change waits until the regime has been in force for {@code dwell_bars};
 * <li>a regime is entered at its threshold plus {@code enter_margin}, and held down to its threshold less
 *     {@code exit_margin};
 * <li>one that is held gives way only to PANIC or to a score that is higher by {@code enter_margin}; PANIC only to
 *     itself;
 * <li>without a single score there is nothing to hold on to: UNKNOWN at once.
 * </ul>
 * Pipeline thread only; allocates nothing after construction.
 */
final class RegimeSwitch implements Stateful
{
    private static final ParamSpec TREND_ENTER =
        ParamSpec.ofShare("regime.trend.enter", "Score from which the market is in TREND");
    private static final ParamSpec RANGE_ENTER =
        ParamSpec.ofShare("regime.range.enter", "Score from which the market is in RANGE");
    private static final ParamSpec PANIC_ENTER =
        ParamSpec.ofShare("regime.panic.enter", "Score from which the market is in PANIC");
    private static final ParamSpec ENTER_MARGIN = ParamSpec.ofShare("regime.hysteresis.enter_margin",
        "How far above its threshold, and above the regime in force, a score must be to enter");
    private static final ParamSpec EXIT_MARGIN = ParamSpec.ofShare("regime.hysteresis.exit_margin",
        "How far below its threshold the score of the regime in force may fall");
    private static final ParamSpec DWELL_BARS = ParamSpec.ofLong("regime.hysteresis.dwell_bars", "bars", 0,
        Integer.MAX_VALUE, "Bars a regime stays in force at least, unless PANIC enters");

    static final List<ParamSpec> SPECS =
        List.of(TREND_ENTER, RANGE_ENTER, PANIC_ENTER, ENTER_MARGIN, EXIT_MARGIN, DWELL_BARS);

    private final Param trendEnter;
    private final Param rangeEnter;
    private final Param panicEnter;
    private final Param enterMargin;
    private final Param exitMargin;
    private final Param dwellBars;

    private Regime current = Regime.UNKNOWN;
    private Regime previous = Regime.UNKNOWN;
    private Regime candidate = Regime.UNKNOWN;
    private long barsInForce;

    private double trend;
    private double range;
    private double panic;

    RegimeSwitch(final Parameters parameters)
    {
        trendEnter = parameters.param(TREND_ENTER);
        rangeEnter = parameters.param(RANGE_ENTER);
        panicEnter = parameters.param(PANIC_ENTER);
        enterMargin = parameters.param(ENTER_MARGIN);
        exitMargin = parameters.param(EXIT_MARGIN);
        dwellBars = parameters.param(DWELL_BARS);
    }

    /** Takes a bar's scores, not-a-number where one is not known. Every parameter must be set. */
    void onScores(final double newTrend, final double newRange, final double newPanic)
    {
        trend = newTrend;
        range = newRange;
        panic = newPanic;
        candidate = candidate();
        proceed(next());
    }

    /** There are no scores, for want of parameters. */
    void onNothing()
    {
        trend = Double.NaN;
        range = Double.NaN;
        panic = Double.NaN;
        candidate = Regime.UNKNOWN;
        proceed(Regime.UNKNOWN);
    }

    Regime current()
    {
        return current;
    }

    /** Regime in force before the last bar. */
    Regime previous()
    {
        return previous;
    }

    Regime lastCandidate()
    {
        return candidate;
    }

    /** Score of the regime in force; of UNKNOWN, and where it is not known, the highest; 0 without any. */
    double confidence()
    {
        final double own = scoreOf(current);
        return Double.isNaN(own) ? Math.max(orZero(trend), Math.max(orZero(range), orZero(panic))) : own;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        current = Regime.get((short)state.visit(current.value()));
        previous = Regime.get((short)state.visit(previous.value()));
        candidate = Regime.get((short)state.visit(candidate.value()));
        barsInForce = state.visit(barsInForce);
    }

    private void proceed(final Regime next)
    {
        previous = current;
        barsInForce = next == current ? barsInForce + 1 : 0;
        current = next;
    }

    private Regime candidate()
    {
        if (panic >= panicEnter.asDouble())
        {
            return Regime.PANIC;
        }
        if (trend >= trendEnter.asDouble() && !(range >= trend))
        {
            return Regime.TREND;
        }
        return range >= rangeEnter.asDouble() ? Regime.RANGE : Regime.UNKNOWN;
    }

    private Regime next()
    {
        final boolean isBlind = Double.isNaN(trend) && Double.isNaN(range) && Double.isNaN(panic);
        if (isBlind || Regime.PANIC == candidate)
        {
            return candidate;
        }
        return barsInForce < dwellBars.asLong() ? current : afterDwell();
    }

    private Regime afterDwell()
    {
        final boolean enters = Regime.UNKNOWN != candidate &&
            scoreOf(candidate) >= enterOf(candidate).asDouble() + enterMargin.asDouble();
        if (!isHeld())
        {
            return enters ? candidate : Regime.UNKNOWN;
        }
        final boolean givesWay = Regime.PANIC != current && enters &&
            scoreOf(candidate) >= scoreOf(current) + enterMargin.asDouble();
        return givesWay ? candidate : current;
    }

    private boolean isHeld()
    {
        return Regime.UNKNOWN != current &&
            scoreOf(current) >= enterOf(current).asDouble() - exitMargin.asDouble();
    }

    private double scoreOf(final Regime regime)
    {
        return switch (regime)
        {
            case TREND -> trend;
            case RANGE -> range;
            case PANIC -> panic;
            default -> Double.NaN;
        };
    }

    private Param enterOf(final Regime regime)
    {
        return switch (regime)
        {
            case TREND -> trendEnter;
            case RANGE -> rangeEnter;
            default -> panicEnter;
        };
    }

    private static double orZero(final double score)
    {
        return Double.isNaN(score) ? 0 : score;
    }
}
