package io.petrel.core.regime;

import io.petrel.codecs.event.Persistence;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.Roughness;
import io.petrel.core.math.Transcendental;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Whether prices trend or revert: by the mean of the Hurst exponent and of 2 less the fractal dimension, of log closes,
 * see {@link Roughness}. Both are 0.5 for a random walk. The window's lengths are structural: read once, at the first
 * bar at which they are set. Pipeline thread only; allocates nothing after that bar.
 */
final class PersistenceLevel implements Stateful
{
    private static final int MAX_WINDOW = 1 << Short.SIZE;
    private static final int MAX_SCALES = Byte.SIZE + 1;

    private static final ParamSpec BARS = ParamSpec.ofLong("regime.persistence.bars", "bars", 2, MAX_WINDOW,
        "Moves that the Hurst exponent and the fractal dimension look at");
    private static final ParamSpec SCALES = ParamSpec.ofLong("regime.persistence.scales", "scales", 2, MAX_SCALES,
        "Lags of the Hurst exponent, 1, 2, 4, ... bars");
    private static final ParamSpec RANDOM = ParamSpec.ofShare("regime.persistence.random",
        "Persistence from which prices are no longer REVERTING");
    private static final ParamSpec TRENDING =
        ParamSpec.ofShare("regime.persistence.trending", "Persistence from which prices are TRENDING");
    private static final ParamSpec MARGIN = ParamSpec.ofShare("regime.persistence.margin",
        "How far beyond such a mark persistence must be before its class changes");

    static final List<ParamSpec> SPECS = List.of(BARS, SCALES, RANDOM, TRENDING, MARGIN);

    private static final List<Persistence> LEVELS =
        List.of(Persistence.REVERTING, Persistence.RANDOM, Persistence.TRENDING);

    private final Parameters parameters;
    private final ParamSet required;
    private final Bands bands;

    /** Null until the parameters are set, which are then read once. */
    private Roughness roughness;
    private int bars;
    private int scales;
    private double hurst = Double.NaN;
    private double dimension = Double.NaN;
    private int level = Bands.NONE;

    PersistenceLevel(final Parameters parameters)
    {
        this.parameters = parameters;
        required = new ParamSet(parameters, SPECS);
        bands = new Bands(parameters, MARGIN, List.of(RANDOM, TRENDING));
        start();
    }

    void onBar(final Bar bar)
    {
        if (start() && bar.closeTicks() > 0)
        {
            roughness.add(Transcendental.log(bar.closeTicks()));
        }
        final boolean isReady = null != roughness && roughness.isReady();
        hurst = isReady ? roughness.hurst() : Double.NaN;
        dimension = isReady ? roughness.fractalDimension() : Double.NaN;
        level = required.isSet() ? bands.onValue((hurst + 2 - dimension) / 2) : Bands.NONE;
    }

    /** In [0, 1], or not-a-number. */
    double hurst()
    {
        return hurst;
    }

    /** In [1, 2], or not-a-number. */
    double fractalDimension()
    {
        return dimension;
    }

    Persistence persistence()
    {
        return Bands.NONE == level ? Persistence.UNKNOWN : LEVELS.get(level);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        visitRoughness(state);
        hurst = state.visit(hurst);
        dimension = state.visit(dimension);
        level = state.visit(level);
        bands.visitState(state);
    }

    private boolean start()
    {
        if (null == roughness && required.isSet())
        {
            bars = parameters.param(BARS).asInt();
            scales = parameters.param(SCALES).asInt();
            roughness = new Roughness(bars, scales);
        }
        return null != roughness;
    }

    private void visitRoughness(final StateVisitor state)
    {
        final boolean isStarted = state.visit(null != roughness);
        if (!isStarted)
        {
            roughness = null;
            return;
        }
        bars = state.visit(bars);
        scales = state.visit(scales);
        roughness = state.isRestoring() ? new Roughness(bars, scales) : roughness;
        roughness.visitState(state);
    }
}
