package io.petrel.node.app;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ModelActivateEncoder;
import io.petrel.codecs.event.ParameterUpdateEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.Source;
import io.petrel.node.host.ControlSource;
import io.petrel.node.host.Engine;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends configured numbers into the core as events. Start-up only. */
final class ConfigPublisher
{
    private static final int MESSAGE_BYTES_MAX = 4096;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_BYTES_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ParameterUpdateEncoder update = new ParameterUpdateEncoder();
    private final ModelActivateEncoder activate = new ModelActivateEncoder();
    private final Engine engine;

    ConfigPublisher(final Engine engine)
    {
        this.engine = engine;
    }

    /** Publishes from a position in the list; refused before any is sent if one does not hold at that time. */
    void publishCalibrated(final List<StartParameter> values, final int from, final long ingestTimeNs)
    {
        final List<StartParameter> unsent = values.subList(Math.min(from, values.size()), values.size());
        unsent.forEach(value -> requireHolds(value, ingestTimeNs));
        for (final StartParameter value : unsent)
        {
            update.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(ingestTimeNs)
                .valueBits(value.bits())
                .validFromNs(value.validFromNs())
                .validUntilNs(value.validUntilNs())
                .confidence(value.confidence())
                .inputHash(value.inputHash())
                .sampleSize(value.sampleSize())
                .kind(value.kind())
                .accountId(Units.NULL_ACCOUNT)
                .key(value.key())
                .method(value.method());
            final int length = MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength();
            engine.onControl(ingestTimeNs, Source.CONFIG, buffer, 0, length);
        }
    }

    /** Publishes models whose numbers were sent before. */
    void publishModels(final List<StartModel> models, final int from, final long ingestTimeNs)
    {
        for (final StartModel model : models.subList(Math.min(from, models.size()), models.size()))
        {
            activate.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(ingestTimeNs)
                .modelHash(model.modelHash())
                .featureSchemaHash(model.featureSchemaHash())
                .name(model.name());
            final int length = MessageHeaderEncoder.ENCODED_LENGTH + activate.encodedLength();
            engine.onControl(ingestTimeNs, Source.CONFIG, buffer, 0, length);
        }
    }

    private static void requireHolds(final StartParameter value, final long nowNs)
    {
        final boolean isEarly = Units.NULL_TIME_NS != value.validFromNs() && nowNs < value.validFromNs();
        if (isEarly || Units.NULL_TIME_NS != value.validUntilNs() && nowNs >= value.validUntilNs())
        {
            throw new IllegalArgumentException("calibrated " + value.key() + (isEarly ?
                " was derived from data later than the feed begins: that would be looking ahead; calibrate on a tape" +
                " that ends before" : " no longer holds when the feed begins; calibrate on newer data"));
        }
    }

    /** Publishes what is to be known before the first feed event; the rest, and what else is dated, at their time. */
    void publish(final ConfigSchedule schedule, final ControlSource others, final long ingestTimeNs)
    {
        while (schedule.isStarting())
        {
            engine.onControl(ingestTimeNs, Source.CONFIG, buffer, 0, schedule.take(buffer, ingestTimeNs));
        }
        engine.controls(new EarlierControl(schedule, others));
    }
}
