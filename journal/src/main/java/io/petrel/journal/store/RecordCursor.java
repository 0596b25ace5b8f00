package io.petrel.journal.store;

import static io.petrel.journal.frame.FrameLayout.FIRST_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.HEADER_LENGTH;
import static io.petrel.journal.frame.FrameLayout.HEAD_SEQUENCE;
import static io.petrel.journal.frame.FrameLayout.MAGIC;
import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static io.petrel.journal.store.StoreLayout.WORD_LENGTH;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.FrameChecksum;
import io.petrel.journal.frame.QueueHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Walks one queue file record by record and checks each; stops at the first thing that is wrong and says what. Reads
 * files that another process is writing, and damaged ones. Never writes, locks, or trusts an index. Allocates nothing
 * per record.
 *
 * <p>Assumes: complete words are followed by complete documents; a record never moves. Guarantees: a frame it stands on
 * is whole, has the right checksum, the sequence after the one before it, and keeps the rules of its queue.
 */
public final class RecordCursor implements AutoCloseable
{
    private final Path queueDir;
    private final String queue;
    /** Null where there is none, as is what walks it. */
    private final StoreFile file;
    private final DocumentWalk walk;
    private final Frame frame = new Frame();
    private final FrameChecksum checksum = new FrameChecksum();
    private final FrameRules rules;
    private final FrameFinder finder;
    private QueueHead head;
    private Damage damage;
    private boolean isHeadRead;
    private boolean isHeld;
    private long expectedSequence = HEAD_SEQUENCE;
    private long recordPosition;
    private long previousPosition;
    private long firstPosition;
    private long recordEnd;

    /**
     * Opens the queue in a folder; a missing or empty file is damage, not an error.
     *
     * @param queueDir {@code inbound} or {@code outbound} of a journal.
     */
    public RecordCursor(final Path queueDir)
    {
        this.queueDir = queueDir;
        final Path name = queueDir.toAbsolutePath().normalize().getFileName();
        queue = null == name ? queueDir.toString() : name.toString();
        rules = new FrameRules(queue);
        file = open(queueDir.resolve(StoreLayout.QUEUE_FILE));
        walk = null == file ? null : new DocumentWalk(file);
        finder = new FrameFinder(file, checksum);
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end of what is complete, where a later call may find more, and at damage, where none will.
     */
    public boolean next()
    {
        if (null != damage || !readHead())
        {
            return false;
        }
        if (isHeld)
        {
            isHeld = false;
            return true;
        }
        return advance() && accept();
    }

    /**
     * The record it stands on, valid until the next call that moves.
     *
     * @return the frame; meaningless before the first record.
     */
    public Frame frame()
    {
        return frame;
    }

    /**
     * What stopped it.
     *
     * @return null when nothing is wrong so far.
     */
    public Damage damage()
    {
        return damage;
    }

    /**
     * Name of the queue.
     *
     * @return its folder's name.
     */
    public String queue()
    {
        return queue;
    }

    /**
     * What the queue says it is.
     *
     * @return null until the head record was read, or when it cannot be.
     */
    public QueueHead head()
    {
        return readHead() ? head : null;
    }

    /**
     * Sequence the next record must have.
     *
     * @return 0 before the head record was read.
     */
    public long expectedSequence()
    {
        return expectedSequence;
    }

    /**
     * Where the word of the next record is expected.
     *
     * @return byte position.
     */
    public long nextPosition()
    {
        return null == walk ? 0 : walk.position();
    }

    /**
     * Where the word of the last good record stands.
     *
     * @return byte position, 0 when there was none.
     */
    public long recordPosition()
    {
        return recordPosition;
    }

    /**
     * Where the word of the good record before that stands.
     *
     * @return byte position, 0 when there was none.
     */
    public long previousPosition()
    {
        return previousPosition;
    }

    /**
     * Where the newest document of the store's own stands, which it may still change.
     *
     * @return byte position of its word.
     */
    public long indexPosition()
    {
        return null == walk ? 0 : walk.indexPosition();
    }

    /**
     * Position of the last record's word as the store itself counts it.
     *
     * @return byte position, 0 for none or when the file is too short to tell.
     */
    public long writePosition()
    {
        return null == walk ? 0 : walk.counted();
    }

    /**
     * What the store wrote behind its write position; see {@link StoreLayout#countOf}.
     *
     * @return position and sequence of its last record in one long; 0 for none.
     */
    public long counted()
    {
        return null == file ? 0 : file.readVolatile(StoreLayout.WRITE_POSITION_OFFSET + Long.BYTES);
    }

    /**
     * Present size of the file.
     *
     * @return bytes; 0 when there is no file.
     */
    public long size()
    {
        return null == file ? 0 : file.size();
    }

    /**
     * Sequence of the record that the store holds for its last. Does not check what lies before.
     *
     * @return 0 for a queue without records.
     */
    public long lastSequence()
    {
        final long position = writePosition();
        final boolean isRight = position > 0 && finder.isWhole(position + WORD_LENGTH);
        return isRight ? finder.lastFrom(position) : lastSequenceByWalking();
    }

    /**
     * Places the cursor before a record, found by halving the file; what lies before it is not checked.
     *
     * @param sequence of the record that {@link #next()} shall deliver.
     * @return true when it is there. When it is the one after the last, false, and next() delivers it once it is
     * written.
     */
    public boolean seek(final long sequence)
    {
        if (null == file || !readHead() || 0 == firstPosition)
        {
            return false;
        }
        damage = null;
        isHeld = false;
        if (sequence <= FIRST_SEQUENCE)
        {
            place(firstPosition, FIRST_SEQUENCE);
        }
        else
        {
            placeBefore(sequence - 1);
        }
        while (expectedSequence < sequence && advance() && accept())
        {
            continue;
        }
        isHeld = null == damage && expectedSequence == sequence && advance() && accept();
        return isHeld;
    }

    @Override
    public void close()
    {
        if (null != file)
        {
            file.close();
        }
    }

    boolean hasFile()
    {
        return null != file;
    }

    FrameFinder finder()
    {
        return finder;
    }

    /** Where the last good record ends. */
    long recordEnd()
    {
        return recordEnd;
    }

    /** From here on the head record is not asked for; false when there is no need. */
    boolean giveUpHead()
    {
        if (isHeadRead || null == damage)
        {
            return false;
        }
        isHeadRead = true;
        expectedSequence = FIRST_SEQUENCE;
        return true;
    }

    /** Takes a whole frame for the next record, whatever stands before it. */
    boolean resumeAt(final long position, final int length)
    {
        damage = null;
        final boolean isGood = take(position, length);
        isHeld = isGood && isHeadRead;
        return isHeld || (isGood && decodeHead());
    }

    private StoreFile open(final Path path)
    {
        try
        {
            if (!Files.isRegularFile(path))
            {
                damage = fileDamage(DamageKind.MISSING_FILE, path.getFileName() + " is missing");
                return null;
            }
            if (0 == Files.size(path))
            {
                damage = fileDamage(DamageKind.EMPTY_FILE, path.getFileName() + " holds no bytes");
            }
            return new StoreFile(path);
        }
        catch (final IOException ex)
        {
            damage = fileDamage(DamageKind.MISSING_FILE, path.getFileName() + " cannot be read: " + ex.getMessage());
            return null;
        }
    }

    private Damage fileDamage(final DamageKind kind, final String what)
    {
        return new Damage(kind, queue, NULL_SEQUENCE, Damage.NULL_POSITION, what);
    }

    private boolean readHead()
    {
        if (isHeadRead)
        {
            return true;
        }
        return null == damage && advance() && accept() && decodeHead();
    }

    private boolean decodeHead()
    {
        isHeadRead = true;
        head = QueueHead.decode(frame.buffer(), frame.bodyOffset(), frame.bodyLength());
        if (null == head || QueueHead.FORMAT_VERSION != head.formatVersion())
        {
            final String found = null == head ? "unreadable" : "of format " + head.formatVersion();
            head = null;
            return stop(DamageKind.HEAD, recordPosition, "the head record is " + found +
                ", this build reads format " + QueueHead.FORMAT_VERSION);
        }
        rules.follow(head);
        firstPosition = walk.position();
        return true;
    }

    /** Stands before the next complete record, unless there is none or something is wrong. */
    private boolean advance()
    {
        return walk.advance(recordPosition) ||
            null != walk.problem() && stop(walk.problem(), walk.position(), walk.problemText());
    }

    private boolean accept()
    {
        final int word = file.buffer().getIntVolatile(file.index(walk.position()));
        final int length = StoreLayout.length(word);
        final long position = walk.position() + WORD_LENGTH;
        if (!file.covers(position, length))
        {
            return stopAtFileEnd(position, length, word);
        }
        return length < HEADER_LENGTH ? stopAtBadWord(word) : take(position, length);
    }

    private boolean stopAtFileEnd(final long position, final int length, final int word)
    {
        if (file.covers(position, HEADER_LENGTH))
        {
            frame.wrap(file.buffer(), file.index(position));
            if (MAGIC == frame.magic() && length - HEADER_LENGTH == frame.bodyLength())
            {
                return stop(DamageKind.TRUNCATED, walk.position(),
                    "the file ends within the record, which has " + length + " bytes");
            }
        }
        return stopAtBadWord(word);
    }

    private boolean stopAtBadWord(final int word)
    {
        return stop(DamageKind.BAD_WORD, walk.position(), DocumentWalk.describeBadWord(word));
    }

    /** A queue of another format shows at its first record, whose checksum is made otherwise. */
    private String describeBadChecksum()
    {
        return "the bytes do not match their checksum" + (HEAD_SEQUENCE != expectedSequence ? "" :
            "; so do those of another format: this build reads " + QueueHead.FORMAT_VERSION +
            ", manifest.json says what this is (an older tape is to be imported again)");
    }

    /** Checks the frame at a position and stands on it. */
    private boolean take(final long position, final int length)
    {
        final int index = file.index(position);
        frame.wrap(file.buffer(), index);
        if (MAGIC != frame.magic() || length - HEADER_LENGTH != frame.bodyLength())
        {
            return stop(DamageKind.BAD_FRAME, position - WORD_LENGTH, describeBadFrame(length));
        }
        if (checksum.ofRecord(file.bytes(), index, length, frame.sequence()) != frame.crc())
        {
            return stop(DamageKind.CHECKSUM, position - WORD_LENGTH, describeBadChecksum());
        }
        if (!rules.accept(frame, expectedSequence))
        {
            return stop(rules.brokenKind(), position - WORD_LENGTH, rules.brokenText());
        }
        previousPosition = recordPosition;
        recordPosition = position - WORD_LENGTH;
        recordEnd = StoreLayout.align(position + length);
        walk.position(recordEnd);
        expectedSequence = frame.sequence() + 1;
        return true;
    }

    private String describeBadFrame(final int length)
    {
        return MAGIC != frame.magic() ?
            String.format("no record header here (magic 0x%08X)", frame.magic()) :
            "the header states " + frame.bodyLength() + " bytes of body, the store " + (length - HEADER_LENGTH);
    }

    private boolean stop(final DamageKind kind, final long position, final String what)
    {
        damage = new Damage(kind, queue, expectedSequence, position, what);
        return false;
    }

    private void place(final long position, final long sequence)
    {
        walk.position(position);
        // whatever stands before this place is not missed: the store's count may point there
        recordPosition = position - 1;
        recordEnd = position;
        previousPosition = 0;
        expectedSequence = sequence;
        rules.restart();
    }

    /** Places the cursor on a record at or before the sequence. */
    private void placeBefore(final long sequence)
    {
        final long counted = writePosition();
        final long high = counted > firstPosition && counted < size() ? counted + WORD_LENGTH : size();
        final long found = finder.findBefore(sequence, firstPosition, high);
        place(found, finder.isWhole(found + WORD_LENGTH) ? finder.found().sequence() : FIRST_SEQUENCE);
    }

    private long lastSequenceByWalking()
    {
        try (RecordCursor walker = new RecordCursor(queueDir))
        {
            while (walker.next())
            {
                continue;
            }
            return Math.max(HEAD_SEQUENCE, walker.expectedSequence() - 1);
        }
    }
}
