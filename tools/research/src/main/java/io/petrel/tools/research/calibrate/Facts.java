package io.petrel.tools.research.calibrate;

import io.petrel.tools.research.series.BarSeries;
import java.util.Arrays;

/** What all rules of one calibration read, computed once. Nothing in it is later than the last bar's end. */
final class Facts
{
    private final BarSeries bars;
    private final CalibrationSettings settings;
    private final long inputHash;
    private final double[] logs;
    private final double[] returns;
    private final double[] forward;

    Facts(final BarSeries bars, final CalibrationSettings settings)
    {
        this.bars = bars;
        this.settings = settings;
        inputHash = bars.hash();
        logs = bars.logCloses();
        returns = bars.logReturns();
        forward = forward(logs, settings.forwardBars());
    }

    BarSeries bars()
    {
        return bars;
    }

    CalibrationSettings settings()
    {
        return settings;
    }

    double[] logs()
    {
        return logs;
    }

    double[] returns()
    {
        return returns;
    }

    /** Log return over the horizon after each bar; not-a-number where the horizon has not ended: purged. */
    double[] forward()
    {
        return forward;
    }

    CalibratedValue found(
        final Quantity quantity,
        final double value,
        final Method method,
        final double confidence,
        final int samples)
    {
        return make(quantity, value, method, Math.max(0, Math.min(1, confidence)), samples, "");
    }

    CalibratedValue refused(final Quantity quantity, final Method method, final String reason)
    {
        return make(quantity, Double.NaN, method, 0, 0, reason);
    }

    private CalibratedValue make(
        final Quantity quantity,
        final double value,
        final Method method,
        final double confidence,
        final int samples,
        final String reason)
    {
        final long fromNs = bars.lastNs();
        final long untilNs = fromNs + settings.validBars() * bars.meanBarNs();
        return new CalibratedValue(
            quantity, value, method, confidence, samples, fromNs, untilNs, inputHash, reason);
    }

    private static double[] forward(final double[] logs, final int horizon)
    {
        final double[] forward = new double[logs.length];
        Arrays.fill(forward, Double.NaN);
        for (int i = 0; i + horizon < logs.length; i++)
        {
            forward[i] = logs[i + horizon] - logs[i];
        }
        return forward;
    }
}
