package io.petrel.tools.cli.record;

import io.petrel.codecs.schema.DecodedMessage;
import io.petrel.codecs.schema.MessageDecoder;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.schema.MessageType;
import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import java.nio.file.Path;
import java.util.List;

/** The records of one queue, in order. Advances without decoding, decodes on demand. One thread. */
public final class QueueRecords implements AutoCloseable
{
    private final MessageDecoder decoder = new MessageDecoder(MessageSchema.petrel());
    private final QueueRole role;
    private final QueueReader reader;

    /**
     * Opens a queue before its first record.
     *
     * @param journal folder of the journal.
     * @param role    which of its queues.
     */
    public QueueRecords(final Path journal, final QueueRole role)
    {
        this.role = role;
        this.reader = new QueueReader(journal.resolve(role.folder()));
    }

    /**
     * Goes to the next record.
     *
     * @return false at the end, or where damage stops the reading.
     */
    public boolean advance()
    {
        return reader.next();
    }

    /**
     * Goes before a record without reading what lies before it.
     *
     * @param sequence of the record that {@link #advance()} shall deliver.
     * @return false when there is no such record, or it cannot be read.
     */
    public boolean seek(final long sequence)
    {
        return reader.seek(sequence);
    }

    /**
     * The reader, at the current record.
     *
     * @return the same at every call.
     */
    public QueueReader reader()
    {
        return reader;
    }

    /**
     * Message of the current record.
     *
     * @return null when this schema has no such message.
     */
    public MessageType type()
    {
        return MessageSchema.petrel().message(reader.type());
    }

    /**
     * The current record, decoded and copied.
     *
     * @return the record; one of a message that this schema does not know has no fields, and says so in its type.
     */
    public JournalRecord record()
    {
        return new JournalRecord(
            role,
            reader.sequence(),
            reader.causeSequence(),
            reader.eventTimeNs(),
            reader.ingestTimeNs(),
            reader.source(),
            message());
    }

    private DecodedMessage message()
    {
        try
        {
            return decoder.decode(reader.buffer(), reader.offset(), reader.length());
        }
        catch (final IllegalArgumentException notOfThisSchema)
        {
            final String name = "Undecodable(" + notOfThisSchema.getMessage() + ")";
            final MessageType unknown = new MessageType(name, reader.type(), "", "", 0, List.of());
            return new DecodedMessage(unknown, 0, reader.length(), List.of());
        }
    }

    /**
     * Why {@link #advance()} stopped short.
     *
     * @return the damage, or null when the queue simply ends.
     */
    public Damage damage()
    {
        return reader.damage();
    }

    @Override
    public void close()
    {
        reader.close();
    }
}
