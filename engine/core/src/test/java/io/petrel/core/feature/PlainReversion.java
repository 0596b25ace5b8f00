package io.petrel.core.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Mean-reversion features, plain. */
final class PlainReversion
{
    private final PlainSeries series;
    private final IntToDoubleFunction widths = new Remembered(this::width);
    private final IntToDoubleFunction stochastic = new Remembered(this::stochasticK);
    private final Map<String, IntToDoubleFunction> averages = new HashMap<>();

    PlainReversion(final PlainSeries series)
    {
        this.series = series;
    }

    void define(final Map<Feature, IntToDoubleFunction> formulas)
    {
        formulas.put(Feature.RSI, at -> rsi("rsi_bars", at));
        formulas.put(Feature.RSI_LONG, at -> rsi("rsi_long_bars", at));
        formulas.put(Feature.STOCH_K, stochastic);
        formulas.put(Feature.STOCH_D,
            at -> PlainSeries.mean(stochastic, at, series.whole("stoch_signal_bars")));
        formulas.put(Feature.CCI, this::channel);
        formulas.put(Feature.BB_UPPER, at -> middle(at) + reach(at));
        formulas.put(Feature.BB_MIDDLE, this::middle);
        formulas.put(Feature.BB_LOWER, at -> middle(at) - reach(at));
        formulas.put(Feature.BB_WIDTH, widths);
        formulas.put(Feature.BB_POSITION, at -> (series.close(at) - (middle(at) - reach(at))) /
            PlainSeries.positive(2 * reach(at)));
        formulas.put(Feature.MEAN_REVERT_BIAS, at -> -StrictMath.tanh((series.close(at) - middle(at)) /
            PlainSeries.positive(reach(at))));
        formulas.put(Feature.COMPRESSION, this::compression);
        formulas.put(Feature.PRICE_POSITION, at -> series.position(at, series.whole("range_bars")));
        formulas.put(Feature.CLOSE_Z, this::closeZ);
        formulas.put(Feature.OU_HALF_LIFE, at -> -StrictMath.log(2) / StrictMath.log(slope(at)));
        formulas.put(Feature.OU_DEVIATION, this::deviation);
    }

    double compression(final int at)
    {
        return 1 - PlainSeries.rank(widths, at, series.whole("compression_bars"));
    }

    private double rsi(final String key, final int at)
    {
        final double rises = average(key + " rises", i -> Math.max(0, series.close(i) - series.close(i - 1)), key, at);
        final double falls = average(key + " falls", i -> Math.max(0, series.close(i - 1) - series.close(i)), key, at);
        return 0 == rises && 0 == falls ? 50 : 100 - 100 / (1 + rises / falls);
    }

    private double average(final String name, final IntToDoubleFunction values, final String key, final int at)
    {
        return averages.computeIfAbsent(name, any -> PlainSeries.wilderLine(values, 1, series.whole(key)))
            .applyAsDouble(at);
    }

    private double stochasticK(final int at)
    {
        final int bars = series.whole("stoch_bars");
        return at + 1 < bars + series.whole("stoch_smooth_bars") - 1 ? Double.NaN : PlainSeries.mean(
            i -> series.highest(i, bars) > series.lowest(i, bars) ? 100 * series.position(i, bars) : 50,
            at, series.whole("stoch_smooth_bars"));
    }

    private double channel(final int at)
    {
        final int bars = series.whole("cci_bars");
        final double mean = PlainSeries.mean(this::typical, at, bars);
        final double absolute = PlainSeries.mean(i -> Math.abs(typical(i) - mean), at, bars);
        return (typical(at) - mean) / PlainSeries.positive(0.015 * absolute);
    }

    private double typical(final int at)
    {
        return (series.high(at) + series.low(at) + series.close(at)) / 3;
    }

    private double middle(final int at)
    {
        return PlainSeries.mean(series::close, at, series.whole("bb_bars"));
    }

    private double reach(final int at)
    {
        final int bars = series.whole("bb_bars");
        return series.real("bb_deviations") * Math.sqrt(PlainSeries.central(series::close, at, bars, 2) / bars);
    }

    private double width(final int at)
    {
        return 2 * reach(at) / middle(at);
    }

    private double closeZ(final int at)
    {
        final int bars = series.whole("range_bars");
        final double variance = PlainSeries.central(series::close, at, bars, 2) / (bars - 1);
        return (series.close(at) - PlainSeries.mean(series::close, at, bars)) /
            Math.sqrt(PlainSeries.positive(variance));
    }

    /** Slope of the log closes on those before; not-a-number unless it reverts, by more than rounding. */
    private double slope(final int at)
    {
        final int steps = series.whole("ou_bars");
        if (at < steps)
        {
            return Double.NaN;
        }
        final double variance = PlainSeries.positive(PlainSeries.central(series::logClose, at - 1, steps, 2));
        final double meanBefore = PlainSeries.mean(series::logClose, at - 1, steps);
        final double mean = PlainSeries.mean(series::logClose, at, steps);
        double products = 0;
        for (int i = at - steps + 1; i <= at; i++)
        {
            products += (series.logClose(i - 1) - meanBefore) * (series.logClose(i) - mean);
        }
        final double slope = products / variance;
        return slope > 0x1p-30 && slope < 1 - 0x1p-30 ? slope : Double.NaN;
    }

    private double deviation(final int at)
    {
        final int steps = series.whole("ou_bars");
        final double slope = slope(at);
        if (Double.isNaN(slope))
        {
            return Double.NaN;
        }
        // Distances from one of the values, so that the digits of their level are not lost.
        final double level = series.logClose(at);
        final double intercept = PlainSeries.mean(i -> series.logClose(i) - level, at, steps) -
            slope * PlainSeries.mean(i -> series.logClose(i) - level, at - 1, steps);
        double squares = 0;
        for (int i = at - steps + 1; i <= at; i++)
        {
            final double foretold = intercept + slope * (series.logClose(i - 1) - level);
            squares += StrictMath.pow(series.logClose(i) - level - foretold, 2);
        }
        final double mu = intercept / (1 - slope);
        return -mu / Math.sqrt(PlainSeries.positive(squares / (steps - 2) / (1 - slope * slope)));
    }
}
