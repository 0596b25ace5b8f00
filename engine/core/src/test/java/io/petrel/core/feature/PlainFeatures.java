package io.petrel.core.feature;

import io.petrel.core.bar.Bar;
import io.petrel.core.param.Parameters;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * The features of one bar series from their definitions, recomputed from the history at each question: slow, without
 * state, the reference for the incremental ones. Not-a-number means not ready.
 */
final class PlainFeatures
{
    private final PlainSeries series;
    private final Map<Feature, IntToDoubleFunction> formulas = new EnumMap<>(Feature.class);

    PlainFeatures(final Parameters parameters)
    {
        series = new PlainSeries(parameters);
        new PlainTrend(series).define(formulas);
        new PlainVolatility(series).define(formulas);
        final PlainReversion reversion = new PlainReversion(series);
        reversion.define(formulas);
        new PlainBreakout(series, reversion).define(formulas);
    }

    /** Those that are defined here. */
    Set<Feature> features()
    {
        return formulas.keySet();
    }

    void add(final Bar bar)
    {
        series.add(bar);
    }

    /** As of the newest bar. */
    double value(final Feature feature)
    {
        return value(feature, 0);
    }

    /** As of so many bars before the newest. */
    double value(final Feature feature, final int barsAgo)
    {
        return series.size() <= barsAgo ? Double.NaN :
            formulas.get(feature).applyAsDouble(series.size() - 1 - barsAgo);
    }
}
