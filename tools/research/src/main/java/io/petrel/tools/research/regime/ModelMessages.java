package io.petrel.tools.research.regime;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ModelActivateEncoder;
import io.petrel.codecs.event.ParameterUpdateEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.regime.RegimeModel;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What was fitted, as the events by which it enters the core: a ParameterUpdate each, and for the logistic model the
 * ModelActivate that puts it in force. Values hold from the moment they are sent until others replace them.
 */
public final class ModelMessages
{
    private static final int BUFFER_BYTES = 1024;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ParameterUpdateEncoder update = new ParameterUpdateEncoder();
    private final ModelActivateEncoder activate = new ModelActivateEncoder();
    private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[BUFFER_BYTES]);
    private final Sink sink;

    /** Takes the events. */
    public interface Sink
    {
        /**
         * One event.
         *
         * @param templateId of the message.
         * @param message    header and body, valid during the call only.
         * @param length     in bytes.
         */
        void onMessage(int templateId, DirectBuffer message, int length);
    }

    /**
     * Where a fit came from.
     *
     * @param method     how it was fitted.
     * @param inputHash  hash of the data.
     * @param samples    observations used.
     * @param confidence in it, 0 to 1.
     */
    public record Origin(String method, long inputHash, int samples, double confidence)
    {
    }

    /**
     * Joins the encoder to what takes its messages.
     *
     * @param sink called for each.
     */
    public ModelMessages(final Sink sink)
    {
        this.sink = sink;
    }

    /**
     * Sends fitted numbers.
     *
     * @param values to set.
     * @param origin of all of them.
     * @param nowNs  time of the events: nothing later was learned from.
     */
    public void send(final List<TrainedValue> values, final Origin origin, final long nowNs)
    {
        for (final TrainedValue value : values)
        {
            update.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(nowNs)
                .valueBits(value.bits())
                .validFromNs(nowNs)
                .validUntilNs(Units.NULL_TIME_NS)
                .confidence(origin.confidence())
                .inputHash(origin.inputHash())
                .sampleSize(origin.samples())
                .kind(value.kind())
                .accountId(Units.NULL_ACCOUNT)
                .key(value.key())
                .method(origin.method());
            sink.onMessage(ParameterUpdateEncoder.TEMPLATE_ID, buffer,
                MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        }
    }

    /**
     * Sends a logistic model: its coefficients, then its activation.
     *
     * @param training that made it.
     * @param origin   of its coefficients.
     * @param nowNs    time of the events.
     */
    public void sendModel(final RegimeTrainer.Training training, final Origin origin, final long nowNs)
    {
        send(training.values(), origin, nowNs);
        activate.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs)
            .modelHash(training.modelHash())
            .featureSchemaHash(training.schemaHash())
            .name(RegimeModel.NAME);
        sink.onMessage(ModelActivateEncoder.TEMPLATE_ID, buffer,
            MessageHeaderEncoder.ENCODED_LENGTH + activate.encodedLength());
    }
}
