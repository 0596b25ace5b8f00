package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.StartParameter;
import io.petrel.tools.data.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A tape that holds {@code ParameterUpdate} events only: the calibrated values on their way to a run. A tape and no
 * YAML, because a value is only as good as its provenance: method, confidence, samples, validity and input hash travel
 * with it to the bit, checksummed, and enter the journal as they stand. A configuration file says what a person chose.
 */
public final class ParameterTape
{
    private static final int MESSAGE_BYTES_MAX = 4096;
    private static final String CONTENT = "content";

    private ParameterTape()
    {
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
        try (TapeWriter tape = TapeWriter.create(folder, Map.of(CONTENT, "parameters"), atNs))
        {
            for (final Consumers.Update update : updates)
            {
                final int length = encoder.encode(update, update.value().validFromNs(), buffer, 0);
                tape.append(atNs, atNs, buffer, 0, length);
            }
            tape.commit();
        }
    }

    /**
     * Reads a tape.
     *
     * @param folder of a tape that {@link #write} made.
     * @return its values, in order.
     * @throws IllegalArgumentException when it holds anything else, or is damaged.
     */
    public static List<StartParameter> read(final Path folder)
    {
        final List<StartParameter> values = new ArrayList<>();
        try (QueueReader reader = new QueueReader(folder.resolve(QueueRole.INBOUND.folder())))
        {
            while (reader.next())
            {
                if (ParameterUpdateDecoder.TEMPLATE_ID != reader.type())
                {
                    throw new IllegalArgumentException(folder + " is no parameter tape: record " + reader.sequence() +
                        " is no ParameterUpdate; make one with './petrel calibrate TAPE --out DIR'");
                }
                values.add(value(reader));
            }
            if (null != reader.damage())
            {
                throw new IllegalArgumentException(folder + ": " + reader.damage());
            }
        }
        return List.copyOf(values);
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
