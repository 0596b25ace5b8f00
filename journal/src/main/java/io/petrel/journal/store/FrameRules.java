package io.petrel.journal.store;

import static io.petrel.journal.frame.FrameLayout.HEAD_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.SBE_HEADER_LENGTH;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.QueueHead;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.frame.Source;

/**
 * What must hold between one record and the next of a queue: sequence without gap, times and causes that do not go
 * back, the queue's schema, a source that may write there. The checksum was checked before.
 */
final class FrameRules
{
    private boolean isOutbound;
    private int schemaId = MessageHeaderDecoder.SCHEMA_ID;
    private int schemaVersion = MessageHeaderDecoder.SCHEMA_VERSION;
    private long lastIngestTimeNs = Long.MIN_VALUE;
    private long lastCauseSequence = Long.MIN_VALUE;
    private DamageKind brokenKind;
    private String brokenText;

    /** Until a head says otherwise, a queue is what its folder is called and holds this build's schema. */
    FrameRules(final String queue)
    {
        isOutbound = QueueRole.OUTBOUND.folder().equals(queue);
    }

    void follow(final QueueHead head)
    {
        isOutbound = QueueRole.OUTBOUND == head.role();
        schemaId = head.schemaId();
        schemaVersion = head.schemaVersion();
    }

    /** Forgets the record before, after a seek. */
    void restart()
    {
        lastIngestTimeNs = Long.MIN_VALUE;
        lastCauseSequence = Long.MIN_VALUE;
    }

    DamageKind brokenKind()
    {
        return brokenKind;
    }

    String brokenText()
    {
        return brokenText;
    }

    boolean accept(final Frame frame, final long expectedSequence)
    {
        if (frame.sequence() != expectedSequence)
        {
            return refuse(DamageKind.SEQUENCE, describeSequence(frame.sequence(), expectedSequence));
        }
        return HEAD_SEQUENCE == expectedSequence || (acceptSchema(frame) && acceptOrder(frame));
    }

    private boolean acceptSchema(final Frame frame)
    {
        if (frame.bodyLength() < SBE_HEADER_LENGTH)
        {
            return refuse(DamageKind.SCHEMA, "a body of " + frame.bodyLength() + " bytes has no message header");
        }
        if (frame.templateId() == frame.type() &&
            frame.schemaId() == schemaId &&
            frame.schemaVersion() <= schemaVersion)
        {
            return true;
        }
        return refuse(DamageKind.SCHEMA, "message " + frame.templateId() + " of schema " + frame.schemaId() +
            " version " + frame.schemaVersion() + " in a frame of type " + frame.type() +
            "; the queue holds schema " + schemaId + " up to version " + schemaVersion);
    }

    private boolean acceptOrder(final Frame frame)
    {
        if (frame.ingestTimeNs() < lastIngestTimeNs)
        {
            return refuse(DamageKind.ORDER, "ingest time " + frame.ingestTimeNs() + " goes back before " +
                lastIngestTimeNs + " of the record before");
        }
        if (isOutbound ? !isOutboundCause(frame) : NULL_SEQUENCE != frame.causeSequence())
        {
            return refuse(DamageKind.ORDER, describeCause(frame));
        }
        if (!Source.isKnown(frame.source()) || isOutbound != (Source.CORE == frame.source()))
        {
            return refuse(DamageKind.ORDER, "source " + Source.name(frame.source()) + " may not write here");
        }
        lastIngestTimeNs = frame.ingestTimeNs();
        lastCauseSequence = frame.causeSequence();
        return true;
    }

    private boolean isOutboundCause(final Frame frame)
    {
        return frame.causeSequence() > HEAD_SEQUENCE && frame.causeSequence() >= lastCauseSequence;
    }

    private String describeCause(final Frame frame)
    {
        return isOutbound ?
            "cause " + frame.causeSequence() + " does not follow cause " + lastCauseSequence + " of the record before" :
            "an inbound record names cause " + frame.causeSequence();
    }

    private boolean refuse(final DamageKind kind, final String text)
    {
        brokenKind = kind;
        brokenText = text;
        return false;
    }

    private static String describeSequence(final long found, final long expected)
    {
        if (found < expected)
        {
            return "record " + found + " again";
        }
        return "record " + found + " stands here, " + (found - expected) + " missing before it";
    }
}
