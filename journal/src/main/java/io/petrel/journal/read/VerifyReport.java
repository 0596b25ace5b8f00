package io.petrel.journal.read;

import io.petrel.journal.append.JournalInspection;
import java.util.List;

/**
 * Result of a verification.
 *
 * @param journal  what was read: manifest, and per queue how far it can be read and saved.
 * @param findings everything that is wrong, in the order manifest, inbound, outbound; empty when all is good.
 */
public record VerifyReport(JournalInspection journal, List<Finding> findings)
{
    /**
     * Whether all is good.
     *
     * @return true without findings.
     */
    public boolean isGood()
    {
        return findings.isEmpty();
    }
}
