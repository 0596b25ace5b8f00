package io.petrel.journal.store;

import static io.petrel.journal.frame.FrameLayout.HEAD_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.QueueHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads one queue from end to end and reports all that is wrong with it, and how much could be saved. */
public final class QueueCheck implements AutoCloseable
{
    /** How many records between two calls of the progress. */
    private static final int PROGRESS_RECORDS = 1 << 18;
    /** Enough to show what happened; a queue with more is no better known by listing all. */
    private static final int MAX_DAMAGES = 1000;

    private final Path queueDir;
    private final RecordCursor cursor;
    private final Salvage salvage;
    private final LongSupplier inboundEnd;
    private final ScanProgress progress;
    private final List<Damage> damages = new ArrayList<>();
    private long readableSequence = NULL_SEQUENCE;
    private long justifiedSequence;
    private long lastSequence;
    private long lastIngestTimeNs = Long.MIN_VALUE;
    private long lastCauseSequence = Long.MIN_VALUE;
    private long bytes;
    private long causeLimit;

    /**
     * Prepares a check.
     *
     * @param queueDir   folder of the queue.
     * @param inboundEnd last inbound sequence there is, asked again while it may be growing; the greatest long for an
     *                   inbound queue.
     * @param progress   told now and then.
     */
    public QueueCheck(final Path queueDir, final LongSupplier inboundEnd, final ScanProgress progress)
    {
        this.queueDir = queueDir;
        this.cursor = new RecordCursor(queueDir);
        this.salvage = new Salvage(cursor);
        this.inboundEnd = inboundEnd;
        this.causeLimit = inboundEnd.getAsLong();
        this.progress = progress;
    }

    /**
     * Reads all.
     *
     * @return what was found.
     */
    public QueueReport run()
    {
        final QueueHead head = walk();
        if (null != head)
        {
            checkStoreFiles(head);
            checkStoreCount();
        }
        final long savable = Math.max(HEAD_SEQUENCE, cursor.expectedSequence() - 1);
        return new QueueReport(
            cursor.queue(), head, NULL_SEQUENCE == readableSequence ? savable : readableSequence, savable,
            justifiedSequence, Math.max(savable, lastSequence), lastIngestTimeNs, lastCauseSequence,
            cursor.nextPosition(), cursor.recordPosition(), cursor.indexPosition(), bytes, List.copyOf(damages));
    }

    @Override
    public void close()
    {
        cursor.close();
    }

    private QueueHead walk()
    {
        QueueHead head = cursor.head();
        do
        {
            while (cursor.next())
            {
                onRecord(cursor.frame());
            }
        }
        while (isMended());
        if (null == head)
        {
            head = cursor.head();
        }
        progress.onProgress(cursor.queue(), cursor.nextPosition(), cursor.nextPosition());
        return head;
    }

    private void onRecord(final Frame frame)
    {
        lastIngestTimeNs = frame.ingestTimeNs();
        lastCauseSequence = frame.causeSequence();
        bytes += (long)StoreLayout.WORD_LENGTH + frame.recordLength();
        if (isCauseThere(frame.causeSequence()))
        {
            justifiedSequence = frame.sequence();
        }
        else if (justifiedSequence == frame.sequence() - 1)
        {
            damages.add(new Damage(DamageKind.CAUSALITY, cursor.queue(), frame.sequence(), cursor.recordPosition(),
                "names inbound record " + frame.causeSequence() + " as its cause, but inbound ends at " + causeLimit));
        }
        if (0 == (frame.sequence() & (PROGRESS_RECORDS - 1)))
        {
            progress.onProgress(cursor.queue(), cursor.nextPosition(), Math.max(1, cursor.writePosition()));
        }
    }

    /** A node that is running appends to both queues while we read, so a cause that is not there may be there now. */
    private boolean isCauseThere(final long cause)
    {
        if (cause > causeLimit)
        {
            causeLimit = inboundEnd.getAsLong();
        }
        return cause <= causeLimit;
    }

    /** Notes what stopped the cursor, and whether it may go on behind that. */
    private boolean isMended()
    {
        final Damage damage = cursor.damage();
        if (null == damage || damages.size() >= MAX_DAMAGES)
        {
            return false;
        }
        if (NULL_SEQUENCE == readableSequence)
        {
            readableSequence = Math.max(HEAD_SEQUENCE, cursor.expectedSequence() - 1);
        }
        damages.add(damage);
        final boolean isSaved = salvage.goOn();
        if (!isSaved)
        {
            noteLoss();
        }
        return isSaved;
    }

    /** The store's own count tells how many records there were, if it is at all plausible. */
    private void noteLoss()
    {
        final long position = cursor.writePosition();
        final long counted = cursor.counted() & StoreLayout.COUNTED_SEQUENCE_MASK;
        final boolean isPlausible = cursor.counted() == StoreLayout.countOf(position, counted) &&
            counted < position / FrameLayout.HEADER_LENGTH;
        lastSequence = Math.max(cursor.lastSequence(), isPlausible ? counted : salvage.sequenceBehind());
    }

    private void checkStoreFiles(final QueueHead head)
    {
        check(DamageKind.STORE_HEADER, head.storeHeaderCrc(), StoreLayout.QUEUE_FILE, StoreHeader::crcOfStore);
        check(DamageKind.METADATA, head.tableCrc(), StoreLayout.TABLE_FILE, StoreHeader::crcOfTable);
    }

    private void check(final DamageKind kind, final int wanted, final String name, final HeaderCrc crc)
    {
        try
        {
            if (!Files.exists(queueDir.resolve(name)))
            {
                addFileDamage(kind, name + " is missing");
            }
            else if (crc.of(queueDir) != wanted)
            {
                addFileDamage(kind, "the header of " + name + " has changed or was cut");
            }
        }
        catch (final IOException ex)
        {
            addFileDamage(kind, name + " cannot be read: " + ex.getMessage());
        }
    }

    /** The store counts a record after it wrote it, so a writer that died may be one record behind in either count. */
    private void checkStoreCount()
    {
        final long position = cursor.writePosition();
        final long counted = cursor.counted();
        final long last = cursor.expectedSequence() - 1;
        final boolean isRight =
            (position == cursor.recordPosition() || position == cursor.previousPosition()) &&
            (counted == StoreLayout.countOf(cursor.recordPosition(), last) ||
            counted == StoreLayout.countOf(cursor.previousPosition(), last - 1));
        final boolean isGrowing = position > cursor.recordPosition() || position != cursor.writePosition();
        if (!isRight && !isGrowing && damages.isEmpty())
        {
            damages.add(new Damage(DamageKind.STORE_COUNT, cursor.queue(), NULL_SEQUENCE,
                StoreLayout.WRITE_POSITION_OFFSET, "the store counts record " +
                (counted & StoreLayout.COUNTED_SEQUENCE_MASK) + " at byte " + position +
                ", the last is record " + last + " at byte " + cursor.recordPosition()));
        }
    }

    private void addFileDamage(final DamageKind kind, final String what)
    {
        damages.add(new Damage(kind, cursor.queue(), NULL_SEQUENCE, Damage.NULL_POSITION, what));
    }

    @FunctionalInterface
    private interface HeaderCrc
    {
        int of(Path queueDir) throws IOException;
    }
}
