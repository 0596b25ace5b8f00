package io.petrel.journal.store;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueHead;
import java.util.List;

/**
 * What a checking read of one queue found.
 *
 * @param queue            folder name.
 * @param head             what the queue says it is; null when that cannot be read.
 * @param readableSequence last record that a reader delivers.
 * @param savableSequence  last record that can be saved: beyond damage that touched only the store's own bytes.
 * @param justifiedSequence last savable record whose cause is there; as savable for an inbound queue.
 * @param lastSequence     last record that the store is known to have held; as savable when nothing is lost.
 * @param lastIngestTimeNs of the last savable record; the least long when there is none.
 * @param lastCauseSequence of the last savable record; the least long when there is none.
 * @param endPosition      where the next record would go.
 * @param lastPosition     where the word of the last good record stands.
 * @param indexPosition    where the newest document of the store's own stands.
 * @param bytes            of all savable records with their words.
 * @param damages          everything found, in file order.
 */
public record QueueReport(
    String queue,
    QueueHead head,
    long readableSequence,
    long savableSequence,
    long justifiedSequence,
    long lastSequence,
    long lastIngestTimeNs,
    long lastCauseSequence,
    long endPosition,
    long lastPosition,
    long indexPosition,
    long bytes,
    List<Damage> damages)
{
    /**
     * Whether everything is as it should be.
     *
     * @return true without any damage.
     */
    public boolean isGood()
    {
        return damages.isEmpty();
    }
}
