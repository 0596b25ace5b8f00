package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Volatility and volume features, plain. */
final class PlainVolatility
{
    private static final double LN_2 = StrictMath.log(2);

    private final PlainSeries series;
    private final IntToDoubleFunction returns;
    private final IntToDoubleFunction sigmas = new Remembered(at -> sigma("volatility_bars", at));
    private final List<Double> knownVolumes = new ArrayList<>();
    private final List<Integer> volumeCounts = new ArrayList<>();
    private final List<Double> impacts = new ArrayList<>();
    private final List<Integer> impactCounts = new ArrayList<>();

    PlainVolatility(final PlainSeries series)
    {
        this.series = series;
        returns = new Remembered(series::logReturn);
    }

    void define(final Map<Feature, IntToDoubleFunction> formulas)
    {
        formulas.put(Feature.LOG_RETURN, returns);
        formulas.put(Feature.MEAN_RETURN, this::meanReturn);
        formulas.put(Feature.REALISED_SIGMA, at -> sigma("volatility_bars", at));
        formulas.put(Feature.REALISED_SIGMA_LONG, at -> sigma("volatility_long_bars", at));
        formulas.put(Feature.REALISED_VOL, this::yearly);
        formulas.put(Feature.VOLATILITY_RATIO,
            at -> sigma("volatility_bars", at) / PlainSeries.positive(sigma("volatility_long_bars", at)));
        formulas.put(Feature.VOLATILITY_PERCENTILE,
            at -> PlainSeries.rank(sigmas, at, series.whole("volatility_rank_bars")));
        formulas.put(Feature.SKEWNESS, this::skewness);
        formulas.put(Feature.KURTOSIS, this::kurtosis);
        formulas.put(Feature.PARKINSON_VOL, at -> rangeDeviation(i -> square(rangeOf(i)) / (4 * LN_2), at));
        formulas.put(Feature.GARMAN_KLASS_VOL, at -> rangeDeviation(
            i -> square(rangeOf(i)) / 2 - (2 * LN_2 - 1) * square(bodyOf(i)), at));
        formulas.put(Feature.VOLUME, this::volume);
        formulas.put(Feature.VOLUME_MA, this::usualVolume);
        formulas.put(Feature.VOLUME_RATIO, at -> volume(at) / PlainSeries.positive(usualVolume(at)));
        formulas.put(Feature.VOLUME_Z, this::volumeZ);
        formulas.put(Feature.AMIHUD, this::amihud);
    }

    private double meanReturn(final int at)
    {
        final int bars = series.whole("volatility_bars");
        return at < bars ? Double.NaN : StrictMath.log(series.close(at) / series.close(at - bars)) / bars;
    }

    private double sigma(final String key, final int at)
    {
        final int bars = series.whole(key);
        return at < bars ? Double.NaN : Math.sqrt(PlainSeries.mean(i -> square(returns.applyAsDouble(i)), at, bars));
    }

    private double yearly(final int at)
    {
        final int bars = series.whole("volatility_bars");
        if (at < bars)
        {
            return Double.NaN;
        }
        final double elapsedNs =
            PlainSeries.positive(series.bar(at).endTimeNs() - series.bar(at - bars).endTimeNs());
        return sigma("volatility_bars", at) *
            Math.sqrt(bars / elapsedNs * series.real("volatility_year_days") * 86_400e9);
    }

    private double skewness(final int at)
    {
        final double n = series.whole("moment_bars");
        final double variance = PlainSeries.positive(moment(at, 2));
        return moment(at, 3) / StrictMath.pow(variance, 1.5) * Math.sqrt(n * (n - 1)) / (n - 2);
    }

    private double kurtosis(final int at)
    {
        final double n = series.whole("moment_bars");
        final double variance = PlainSeries.positive(moment(at, 2));
        final double excess = moment(at, 4) / (variance * variance) - 3;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
    }

    private double moment(final int at, final int power)
    {
        final int bars = series.whole("moment_bars");
        return at < bars ? Double.NaN : PlainSeries.central(returns, at, bars, power) / bars;
    }

    private double rangeDeviation(final IntToDoubleFunction variances, final int at)
    {
        return Math.sqrt(Math.max(0, PlainSeries.mean(variances, at, series.whole("volatility_bars"))));
    }

    private double rangeOf(final int at)
    {
        return StrictMath.log(series.high(at) / series.low(at));
    }

    private double bodyOf(final int at)
    {
        return StrictMath.log(series.close(at) / series.bar(at).openTicks());
    }

    private double volume(final int at)
    {
        final long lots = series.bar(at).volumeLots();
        return Units.NULL_LOTS == lots ? Double.NaN : lots;
    }

    /** Known volumes up to a bar. */
    private List<Double> volumes(final int at)
    {
        for (int i = volumeCounts.size(); i <= at; i++)
        {
            if (!Double.isNaN(volume(i)))
            {
                knownVolumes.add(volume(i));
            }
            volumeCounts.add(knownVolumes.size());
        }
        return knownVolumes.subList(0, at < 0 ? 0 : volumeCounts.get(at));
    }

    private double usualVolume(final int at)
    {
        final List<Double> known = volumes(at);
        return PlainSeries.mean(known::get, known.size() - 1, series.whole("volume_bars"));
    }

    private double volumeZ(final int at)
    {
        final int bars = series.whole("volume_bars");
        final List<Double> before = volumes(at - 1);
        final int last = before.size() - 1;
        final double variance = PlainSeries.central(before::get, last, bars, 2) / (bars - 1);
        return (volume(at) - PlainSeries.mean(before::get, last, bars)) / Math.sqrt(PlainSeries.positive(variance));
    }

    private double amihud(final int at)
    {
        for (int i = impactCounts.size(); i <= at; i++)
        {
            final long notionalE8 = series.bar(i).notionalE8();
            if (i > 0 && Units.NULL_E8 != notionalE8 && notionalE8 > 0)
            {
                impacts.add(1e4 * Math.abs(series.logReturn(i)) / (notionalE8 / 1e8 / 1e6));
            }
            impactCounts.add(impacts.size());
        }
        return PlainSeries.mean(impacts::get, impactCounts.get(at) - 1, series.whole("amihud_bars"));
    }

    private static double square(final double value)
    {
        return value * value;
    }
}
