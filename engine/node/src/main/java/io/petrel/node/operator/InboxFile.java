package io.petrel.node.operator;

import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;

/** What a person left for a node. Its event follows from the file alone, so that it is known again in the journal. */
public interface InboxFile
{
    /**
     * Leaves it for the node of a journal, running or not.
     *
     * @param journal folder of the journal.
     * @return the file, which the node removes once its event is journaled.
     */
    Path leave(Path journal);

    /**
     * Writes its event.
     *
     * @param buffer to write the SBE message to, at offset 0.
     * @return length of header and body in bytes.
     */
    int encode(MutableDirectBuffer buffer);
}
