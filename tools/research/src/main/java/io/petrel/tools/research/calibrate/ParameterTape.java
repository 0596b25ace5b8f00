package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.StartModel;
import io.petrel.node.app.StartParameter;
import io.petrel.tools.data.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A tape that holds {@code ParameterUpdate} and {@code ModelActivate} events only: calibrated values and trained models
 * on their way to a run. A tape and no
 * YAML, because a value is only as good as its provenance: method, confidence, samples, validity and input hash travel
 * with it to the bit, checksummed, and enter the journal as they stand. A configuration file says what a person chose.
 */
public final class ParameterTape
{
    private static final int MESSAGE_BYTES_MAX = 4096;
    private static final String CONTENT = "content";
    private static final String PARAMETERS = "parameters";

    private ParameterTape()
    {
    }

    /**
     * What a tape holds.
     *
     * @param parameters values, in order.
     * @param models     to activate once all values are set, in order.
     */
    public record Content(List<StartParameter> parameters, List<StartModel> models)
    {
    }

    /** Puts events on a tape. */
    @FunctionalInterface
    public interface Source
    {
        /**
         * Sends all events.
         *
         * @param sink takes header and body of each.
         */
        void sendTo(Sink sink);
    }

    /** Takes events. */
    @FunctionalInterface
    public interface Sink
    {
        /**
         * One event.
         *
         * @param message header and body, valid during the call only.
         * @param length  of both in bytes.
         */
        void onMessage(DirectBuffer message, int length);
    }

    /**
     * Writes a tape.
     *
     * @param folder  new folder.
     * @param updates to keep, in the order in which they will be sent.
     * @throws IOException when it cannot be written, or is there already.
     */
    public static void write(final Path folder, final List<Consumers.Update> updates) throws IOException
    {
        final UpdateEncoder encoder = new UpdateEncoder();
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_BYTES_MAX]);
        final long atNs = updates.isEmpty() ? 0 : updates.get(0).value().validFromNs();
        write(folder, atNs, sink -> updates.forEach(update ->
            sink.onMessage(buffer, encoder.encode(update, update.value().validFromNs(), buffer, 0))));
    }

    /**
     * Writes a tape.
     *
     * @param folder new folder.
     * @param atNs   time of all events, ns since the epoch.
     * @param events to keep.
     * @throws IOException when it cannot be written, or is there already.
     */
    public static void write(final Path folder, final long atNs, final Source events) throws IOException
    {
        try (TapeWriter tape = TapeWriter.create(folder, Map.of(CONTENT, PARAMETERS), atNs))
        {
            events.sendTo((message, length) -> tape.append(atNs, atNs, message, 0, length));
            tape.commit();
        }
    }

    /**
     * Tells such a tape from one of market events.
     *
     * @param manifest of a tape.
     * @return whether it is one.
     */
    public static boolean isOne(final Manifest manifest)
    {
        return PARAMETERS.equals(manifest.extra().get(CONTENT));
    }

    /**
     * Reads a tape.
     *
     * @param folder of a tape that {@link #write} made.
     * @return what it holds.
     * @throws IllegalArgumentException when it holds anything else, or is damaged.
     */
    public static Content read(final Path folder)
    {
        final List<StartParameter> values = new ArrayList<>();
        final List<StartModel> models = new ArrayList<>();
        try (QueueReader reader = new QueueReader(folder.resolve(QueueRole.INBOUND.folder())))
        {
            while (reader.next())
            {
                switch (reader.type())
                {
                    case ParameterUpdateDecoder.TEMPLATE_ID:
                        values.add(value(reader));
                        break;
                    case ModelActivateDecoder.TEMPLATE_ID:
                        models.add(model(reader));
                        break;
                    default:
                        throw new IllegalArgumentException(folder + " is no parameter tape: record " +
                            reader.sequence() + " is neither ParameterUpdate nor ModelActivate; make one with " +
                            "'./petrel calibrate' or './petrel train'");
                }
            }
            if (null != reader.damage())
            {
                throw new IllegalArgumentException(folder + ": " + reader.damage());
            }
        }
        return new Content(List.copyOf(values), List.copyOf(models));
    }

    private static StartModel model(final QueueReader reader)
    {
        final ModelActivateDecoder activate = new ModelActivateDecoder()
            .wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
        final long modelHash = activate.modelHash();
        final long featureSchemaHash = activate.featureSchemaHash();
        return new StartModel(activate.name(), modelHash, featureSchemaHash);
    }

    private static StartParameter value(final QueueReader reader)
    {
        final ParameterUpdateDecoder update = new ParameterUpdateDecoder()
            .wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
        final long bits = update.valueBits();
        final long fromNs = update.validFromNs();
        final long untilNs = update.validUntilNs();
        final double confidence = update.confidence();
        final long inputHash = update.inputHash();
        final int samples = update.sampleSize();
        final ValueKind kind = update.kind();
        final String key = update.key();
        return new StartParameter(
            key, kind, bits, update.method(), confidence, samples, fromNs, untilNs, inputHash);
    }
}
