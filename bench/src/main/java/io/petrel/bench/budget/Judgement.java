package io.petrel.bench.budget;

import java.io.Serializable;

/**
 * What one process found of one budget.
 *
 * @param stage    that has it.
 * @param isInTime false when it took longer by more than the noise of its rounds.
 * @param isClean  false when it allocated.
 * @param text     what was measured, against what.
 */
public record Judgement(String stage, boolean isInTime, boolean isClean, String text) implements Serializable
{
    /**
     * Whether this process found nothing.
     *
     * @return false when the budget was passed in time or in bytes.
     */
    public boolean isKept()
    {
        return isInTime && isClean;
    }
}
