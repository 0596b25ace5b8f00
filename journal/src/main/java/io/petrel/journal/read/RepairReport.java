package io.petrel.journal.read;

import io.petrel.journal.append.JournalInspection;

/**
 * Result of a repair.
 *
 * @param journal  what was found in the damaged journal.
 * @param inbound  what became of the inbound queue.
 * @param outbound what became of the outbound queue; null for a tape.
 */
public record RepairReport(JournalInspection journal, Rescue inbound, Rescue outbound)
{
    /**
     * What became of one queue.
     *
     * @param queue  folder name.
     * @param saved  last sequence saved; records 1 to this one are in the new journal.
     * @param known  last sequence the queue is known to have held.
     * @param reason why the rest was left, in one clause; empty when nothing was left.
     */
    public record Rescue(String queue, long saved, long known, String reason)
    {
        /**
         * Records known to be lost.
         *
         * @return their number.
         */
        public long lost()
        {
            return known - saved;
        }

        @Override
        public String toString()
        {
            final String kept = 0 == saved ? "nothing saved" : "records 1 to " + saved + " saved";
            if (reason.isEmpty())
            {
                return queue + ": " + kept + ", nothing lost";
            }
            final String gone = 0 == lost() ? "whatever followed is lost" :
                "records " + (saved + 1) + " to " + known + " lost";
            return queue + ": " + kept + ", " + gone + ": " + reason;
        }
    }
}
