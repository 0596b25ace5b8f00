package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.core.state.StateVisitor;
import io.petrel.node.config.CalibrationConfig;
import io.petrel.node.host.Companion;
import io.petrel.tools.research.series.BarSeries;
import io.petrel.tools.research.series.BarWindow;
import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Calibrates beside a running engine: reads the closed bars of one series as the core says them, derives the parameters
 * anew every so many bars and whenever the market has shifted, and gives them back as {@code ParameterUpdate} events,
 * which enter right after the event that closed the bar. So an update follows from the bars up to its own time and from
 * nothing else, and the same tape gets the same updates, live or in a backtest.
 * <p>
 * Runs inline, on the engine's thread between two events: the ring fills while it calibrates, and a backtest reports
 * for how long. A helper thread would not stop the engine, but its updates would fall where the machine's load puts
 * them, and neither a second run nor a recovered node would get them at the same event.
 */
public final class CalibrationCompanion implements Companion
{
    private static final int MESSAGE_BYTES_MAX = 4096;
    private static final int SECTION = StateVisitor.tag("CALI");

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BarClosedDecoder bar = new BarClosedDecoder();
    private final UpdateEncoder encoder = new UpdateEncoder();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES_MAX]);
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private final CalibrationConfig config;
    private final Lengths lengths;
    private final MarketCalibrator calibrator;
    private final Consumers consumers;
    private final BarWindow window;
    private final ShiftDetector shift;

    private int instrumentId;
    private long nowNs;
    private double lastLog = Double.NaN;
    private long barsAtCalibration;
    private boolean isCalibrated;
    private long calibrations;
    private long shifts;
    private long elapsedNs;

    /**
     * Creates a companion for one engine.
     *
     * @param config  when and on what.
     * @param lengths of the core's indicators, which do not change while it runs.
     */
    public CalibrationCompanion(final CalibrationConfig config, final Lengths lengths)
    {
        this.config = config;
        this.lengths = lengths;
        final CalibrationSettings settings = CalibrationSettings.of(config);
        calibrator = new MarketCalibrator(settings);
        consumers = new Consumers(settings.confidenceMin(), false);
        window = new BarWindow(config.windowBars());
        shift = new ShiftDetector(config.shiftShare(), config.shiftBars());
        instrumentId = config.instrumentId();
    }

    @Override
    public void onMessage(
        final int templateId, final long causeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (BarClosedDecoder.TEMPLATE_ID == templateId)
        {
            bar.wrapAndApplyHeader(buffer, offset, header);
            onBar(causeNs);
        }
    }

    @Override
    public int poll(final MutableDirectBuffer buffer, final int offset)
    {
        final byte[] next = pending.poll();
        if (null == next)
        {
            return 0;
        }
        buffer.putBytes(offset, next);
        return next.length;
    }

    /** {@inheritDoc} Wall time is no state. */
    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        instrumentId = state.visit(instrumentId);
        nowNs = state.visit(nowNs);
        lastLog = state.visit(lastLog);
        barsAtCalibration = state.visit(barsAtCalibration);
        isCalibrated = state.visit(isCalibrated);
        calibrations = state.visit(calibrations);
        shifts = state.visit(shifts);
        window.visitState(state);
        shift.visitState(state);
        visitPending(state);
    }

    /**
     * Calibrations so far.
     *
     * @return the count.
     */
    public long calibrations()
    {
        return calibrations;
    }

    /**
     * Calibrations that a shift of the market asked for.
     *
     * @return the count.
     */
    public long shifts()
    {
        return shifts;
    }

    /**
     * Wall time spent calibrating, for a report; decides nothing.
     *
     * @return ns.
     */
    public long elapsedNs()
    {
        return elapsedNs;
    }

    private void visitPending(final StateVisitor state)
    {
        final int count = state.visit(pending.size());
        for (int i = 0; i < count; i++)
        {
            final byte[] known = state.isRestoring() ? null : pending.poll();
            final byte[] bytes = new byte[state.visit(null == known ? 0 : known.length)];
            for (int at = 0; at < bytes.length; at++)
            {
                bytes[at] = (byte)state.visit(null == known ? 0 : (int)known[at]);
            }
            pending.add(bytes);
        }
    }

    private void onBar(final long causeNs)
    {
        final long endNs = bar.endTimeNs();
        final long highTicks = bar.highTicks();
        final long lowTicks = bar.lowTicks();
        final long closeTicks = bar.closeTicks();
        final long volumeLots = bar.volumeLots();
        final long boughtLots = bar.buyVolumeLots();
        if (isMine(bar.instrumentId(), bar.seriesId()) && lowTicks > 0)
        {
            nowNs = causeNs;
            window.add(endNs, highTicks, lowTicks, closeTicks, volumeLots, boughtLots);
            decide(Math.log(closeTicks));
        }
    }

    private boolean isMine(final int barInstrumentId, final int seriesId)
    {
        if (CalibrationConfig.FIRST == instrumentId)
        {
            instrumentId = barInstrumentId;
        }
        return instrumentId == barInstrumentId && config.seriesId() == seriesId;
    }

    private void decide(final double logClose)
    {
        final boolean isShifted = !Double.isNaN(lastLog) && shift.onReturn(logClose - lastLog);
        lastLog = logClose;
        final boolean isDue = isCalibrated ?
            window.count() - barsAtCalibration >= config.everyBars() : window.length() >= config.barsMin();
        if (isDue || isShifted)
        {
            shifts += isDue ? 0 : 1;
            calibrate();
        }
    }

    private void calibrate()
    {
        final long startNs = System.nanoTime();
        final BarSeries bars = window.series();
        for (final Consumers.Update update : consumers.updates(calibrator.thresholds(bars, lengths)))
        {
            final byte[] bytes = new byte[encoder.encode(update, nowNs, message, 0)];
            message.getBytes(0, bytes);
            pending.add(bytes);
        }
        shift.calibrated(bars.logReturns());
        barsAtCalibration = window.count();
        isCalibrated = true;
        calibrations++;
        elapsedNs += System.nanoTime() - startNs;
    }
}
