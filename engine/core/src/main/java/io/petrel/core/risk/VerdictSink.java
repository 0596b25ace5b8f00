package io.petrel.core.risk;

/**
 * Receives what the gate found, for each intent, approved or not, before an approved order leaves. Pipeline thread
 * only.
 */
public interface VerdictSink
{
    /**
     * One intent was checked.
     *
     * @param verdict valid during the call.
     */
    void onVerdict(Verdict verdict);
}
