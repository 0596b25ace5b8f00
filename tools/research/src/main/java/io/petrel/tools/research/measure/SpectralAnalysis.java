package io.petrel.tools.research.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.complex.Complex;
import org.hipparchus.stat.regression.SimpleRegression;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Power spectrum of a series and the cycles in it that noise does not explain. The series loses its straight line, is
 * tapered by a Hann window and padded to a power of two. Each power is divided by the background expected at its
 * frequency: the spectrum of first-order autoregressive ("red") noise with the series' own lag-one autocorrelation
 * (Torrence and Compo, 1998), which is flat ("white") when there is none. Under that background the quotient of one
 * bin is exponential with mean one, and a peak's false-alarm probability counts how many independent bins could have
 * been it.
 */
public final class SpectralAnalysis
{
    /** What a peak is compared with. */
    public enum Background
    {
        /** The same at every frequency. */
        WHITE,
        /** First-order autoregressive, fitted to the series: prices wander, and that alone looks like long cycles. */
        RED
    }

    /**
     * A cycle.
     *
     * @param periodBars length.
     * @param power      share of the spectrum's whole power within its main lobe.
     * @param ratio      power over background at the peak.
     * @param falseAlarm probability that the background alone shows such a peak anywhere in the spectrum.
     */
    public record Peak(double periodBars, double power, double ratio, double falseAlarm)
    {
    }

    private static final int LENGTH_MIN = 16;
    private static final double CYCLES_MIN = 2;
    private static final double CYCLES_PER_BAR_MAX = 0.5;
    /** A Hann window spreads a line over two bins to either side. */
    private static final int LOBE_BINS = 2;

    private final int length;
    private final double[] power;
    private final double[] background;
    private final double binWidth;
    private final double autocorrelation;
    private final double totalPower;

    private SpectralAnalysis(
        final int length,
        final double[] power,
        final double[] background,
        final double binWidth,
        final double autocorrelation)
    {
        this.length = length;
        this.power = power;
        this.background = background;
        this.binWidth = binWidth;
        this.autocorrelation = autocorrelation;
        totalPower = sum(power);
    }

    /**
     * Analyses a series.
     *
     * @param series     equally spaced values, at least 16 of them.
     * @param background what its peaks are compared with.
     * @return the analysis.
     */
    public static SpectralAnalysis of(final double[] series, final Background background)
    {
        if (series.length < LENGTH_MIN)
        {
            throw new IllegalArgumentException("a spectrum needs " + LENGTH_MIN + " values, not " + series.length);
        }
        final double[] detrended = detrended(series);
        final double autocorrelation = Background.RED == background ? lagOne(detrended) : 0;
        final double[] power = power(tapered(detrended));
        final double binWidth = CYCLES_PER_BAR_MAX / (power.length - 1);
        return new SpectralAnalysis(
            series.length, power, background(power, binWidth, autocorrelation), binWidth, autocorrelation);
    }

    /**
     * Cycles whose false-alarm probability is at most a level, strongest first. Only periods of which the series holds
     * at least two are looked at: a shorter view cannot tell a cycle from a bend.
     *
     * @param level such as 0.05.
     * @return the cycles; empty when noise explains all.
     */
    public List<Peak> peaks(final double level)
    {
        final List<Peak> peaks = new ArrayList<>();
        final int lowest = Math.max(1, (int)Math.ceil(CYCLES_MIN / length / binWidth));
        for (int k = lowest; k < power.length - 1; k++)
        {
            if (power[k] > power[k - 1] && power[k] >= power[k + 1])
            {
                final Peak peak = peak(k);
                if (peak.falseAlarm() <= level)
                {
                    peaks.add(peak);
                }
            }
        }
        peaks.sort(Comparator.comparingDouble(Peak::power).reversed());
        return withoutSidelobes(peaks);
    }

    /**
     * The power spectrum from frequency 0 to half a cycle per bar.
     *
     * @return a copy; the bins are {@link #binWidth()} apart.
     */
    public double[] power()
    {
        return power.clone();
    }

    /**
     * Distance of two bins.
     *
     * @return cycles per bar.
     */
    public double binWidth()
    {
        return binWidth;
    }

    /**
     * Lag-one autocorrelation of the background.
     *
     * @return 0 for white noise.
     */
    public double autocorrelation()
    {
        return autocorrelation;
    }

    /** Takes the least-squares line out. */
    static double[] detrended(final double[] series)
    {
        final SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < series.length; i++)
        {
            line.addData(i, series[i]);
        }
        final double[] rest = new double[series.length];
        for (int i = 0; i < series.length; i++)
        {
            rest[i] = series[i] - line.predict(i);
        }
        return rest;
    }

    private static double[] tapered(final double[] series)
    {
        final double[] tapered = new double[Math.max(2, Integer.highestOneBit(2 * series.length - 1))];
        for (int i = 0; i < series.length; i++)
        {
            tapered[i] = series[i] * (1 - Math.cos(2 * Math.PI * i / (series.length - 1))) / 2;
        }
        return tapered;
    }

    private static double[] power(final double[] padded)
    {
        final Complex[] transform = new FastFourierTransformer(DftNormalization.STANDARD)
            .transform(padded, TransformType.FORWARD);
        final double[] power = new double[padded.length / 2 + 1];
        for (int k = 0; k < power.length; k++)
        {
            final double real = transform[k].getRealPart();
            final double imaginary = transform[k].getImaginaryPart();
            power[k] = real * real + imaginary * imaginary;
        }
        return power;
    }

    private static double[] background(final double[] power, final double binWidth, final double autocorrelation)
    {
        final double[] shape = new double[power.length];
        final double square = autocorrelation * autocorrelation;
        for (int k = 0; k < shape.length; k++)
        {
            shape[k] = (1 - square) / (1 + square - 2 * autocorrelation * Math.cos(2 * Math.PI * k * binWidth));
        }
        final double scale = sum(power) / sum(shape);
        for (int k = 0; k < shape.length; k++)
        {
            shape[k] *= scale;
        }
        return shape;
    }

    private static double lagOne(final double[] centred)
    {
        double product = 0;
        double square = 0;
        for (int i = 0; i < centred.length; i++)
        {
            product += i > 0 ? centred[i] * centred[i - 1] : 0;
            square += centred[i] * centred[i];
        }
        return square > 0 ? Math.max(0, product / square) : 0;
    }

    private Peak peak(final int bin)
    {
        final double ratio = power[bin] / background[bin];
        final double independentBins = length / 2.0;
        final double falseAlarm = -Math.expm1(independentBins * Math.log1p(-Math.exp(-ratio)));
        return new Peak(1 / ((bin + offset(bin)) * binWidth), share(bin), ratio, falseAlarm);
    }

    /** Vertex of the parabola through the logarithms of three powers: where between the bins the peak is. */
    private double offset(final int bin)
    {
        final double left = Math.log(Math.max(Double.MIN_NORMAL, power[bin - 1]));
        final double middle = Math.log(Math.max(Double.MIN_NORMAL, power[bin]));
        final double right = Math.log(Math.max(Double.MIN_NORMAL, power[bin + 1]));
        final double bend = left - 2 * middle + right;
        return bend < 0 ? (left - right) / bend / 2 : 0;
    }

    private double share(final int bin)
    {
        final int reach = reach();
        double within = 0;
        for (int k = Math.max(0, bin - reach); k <= Math.min(power.length - 1, bin + reach); k++)
        {
            within += power[k];
        }
        return within / totalPower;
    }

    /** Half width of a main lobe in padded bins. */
    private int reach()
    {
        return (int)Math.ceil(LOBE_BINS / (length * binWidth));
    }

    /** A peak inside the lobe of a stronger one is its shadow. */
    private List<Peak> withoutSidelobes(final List<Peak> strongestFirst)
    {
        final List<Peak> kept = new ArrayList<>();
        for (final Peak peak : strongestFirst)
        {
            final double distance = reach() * binWidth;
            if (kept.stream().noneMatch(other -> Math.abs(1 / other.periodBars() - 1 / peak.periodBars()) <= distance))
            {
                kept.add(peak);
            }
        }
        return List.copyOf(kept);
    }

    private static double sum(final double[] values)
    {
        double sum = 0;
        for (final double value : values)
        {
            sum += value;
        }
        return sum;
    }
}
