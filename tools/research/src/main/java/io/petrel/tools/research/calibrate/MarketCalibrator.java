package io.petrel.tools.research.calibrate;

import io.petrel.tools.research.series.BarSeries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Derives every number that closed bars can give. Each series is computed once and shared by the rules; a rule that
 * the market does not answer says why and gives no default. Looks at nothing after the last bar's end: a label counts
 * only when its whole horizon ended before.
 */
public final class MarketCalibrator
{
    private final CalibrationSettings settings;

    /**
     * Creates a calibrator.
     *
     * @param settings of all calibrations.
     */
    public MarketCalibrator(final CalibrationSettings settings)
    {
        this.settings = settings;
    }

    /**
     * Calibrates beside a running engine: thresholds are derived over the lengths that are in force.
     *
     * @param bars    newest last.
     * @param lengths in force.
     * @return one value per {@link Quantity}, in their order.
     * @throws IllegalArgumentException when there are too few bars.
     */
    public List<CalibratedValue> thresholds(final BarSeries bars, final Lengths lengths)
    {
        return calibrate(bars, lengths, false);
    }

    /**
     * Calibrates for an engine that is yet to start: lengths first, and thresholds over those lengths that are sure
     * enough to be sent.
     *
     * @param bars       newest last.
     * @param configured lengths where none is calibrated.
     * @return one value per {@link Quantity}, in their order.
     * @throws IllegalArgumentException when there are too few bars.
     */
    public List<CalibratedValue> all(final BarSeries bars, final Lengths configured)
    {
        return calibrate(bars, configured, true);
    }

    private List<CalibratedValue> calibrate(
        final BarSeries bars, final Lengths configured, final boolean areLengthsSent)
    {
        if (bars.length() < settings.barsMin())
        {
            throw new IllegalArgumentException(
                "calibration needs " + settings.barsMin() + " bars, there are " + bars.length());
        }
        final Facts facts = new Facts(bars, settings);
        final List<CalibratedValue> values = new ArrayList<>();
        new PeriodRules(facts).addTo(values);
        final Lengths lengths = areLengthsSent ? lengths(configured, values) : configured;
        new ThresholdRules(facts, lengths).addTo(values);
        new RiskRules(facts, lengths).addTo(values);
        new RegimeRules(facts).addTo(values);
        new ImpactRule(facts).addTo(values);
        values.sort((a, b) -> a.quantity().compareTo(b.quantity()));
        return List.copyOf(values);
    }

    private Lengths lengths(final Lengths configured, final List<CalibratedValue> values)
    {
        final Map<Quantity, Integer> sure = new EnumMap<>(Quantity.class);
        final Consumers consumers = new Consumers(settings.confidenceMin(), true);
        consumers.updates(values).forEach(update -> sure.put(update.value().quantity(), (int)update.value().value()));
        return new Lengths(
            configured.rsiBars(),
            sure.getOrDefault(Quantity.ATR_PERIOD, configured.atrBars()),
            sure.getOrDefault(Quantity.FAST_PERIOD, configured.fastBars()),
            sure.getOrDefault(Quantity.SLOW_PERIOD, configured.slowBars()),
            configured.trendScale());
    }
}
