package io.petrel.tools.cli.record;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.DecodedMessage;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.QueueRole;

/**
 * One record, decoded and copied out of the journal.
 *
 * @param queue         that holds it.
 * @param sequence      in that queue, from 1.
 * @param causeSequence inbound record that caused it; {@link Units#NULL_ID} for inbound records.
 * @param eventTimeNs   the exchange's time, or null sentinel.
 * @param ingestTimeNs  ours: time inside the core.
 * @param source        who it came from, see {@link io.petrel.journal.frame.Source}.
 * @param message       its names and values.
 */
public record JournalRecord(
    QueueRole queue,
    long sequence,
    long causeSequence,
    long eventTimeNs,
    long ingestTimeNs,
    int source,
    DecodedMessage message)
{
    /**
     * Name of its message.
     *
     * @return as in the schema.
     */
    public String type()
    {
        return message.type().name();
    }

    /**
     * The inbound sequence this record belongs to: its own, or its cause.
     *
     * @return inbound sequence.
     */
    public long inboundSequence()
    {
        return QueueRole.INBOUND == queue ? sequence : causeSequence;
    }

    /**
     * A whole number of the message.
     *
     * @param name of the field.
     * @return its value, {@link Units#NULL_ID} when the message has no such field or it is absent.
     */
    public long number(final String name)
    {
        final DecodedField field = message.field(name);
        return null != field && field.value() instanceof Long value ? value : Units.NULL_ID;
    }

    /**
     * A fraction of the message.
     *
     * @param name of the field.
     * @return its value, not a number when absent.
     */
    public double fraction(final String name)
    {
        final DecodedField field = message.field(name);
        return null != field && field.value() instanceof Double value ? value : Double.NaN;
    }

    /**
     * A name or text of the message.
     *
     * @param name of the field.
     * @return its value, "-" when absent.
     */
    public String text(final String name)
    {
        final DecodedField field = message.field(name);
        return null == field || field.isAbsent() ? "-" : field.value().toString();
    }

    /**
     * Instrument it is about.
     *
     * @return its id, {@link Units#NULL_ID} when it is about none.
     */
    public long instrumentId()
    {
        return number("instrumentId");
    }
}
