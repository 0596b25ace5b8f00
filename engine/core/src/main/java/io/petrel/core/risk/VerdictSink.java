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

    /**
     * A day of an account began.
     *
     * @param days         of the account, valid during the call.
     * @param accountId    concerned.
     * @param lastProfitE8 profit of the day that ended.
     * @param localDay     that began, as days since the epoch.
     */
    default void onDay(final AccountDays days, final int accountId, final long lastProfitE8, final long localDay)
    {
    }

    /**
     * The portfolio's risk was measured.
     *
     * @param risk valid during the call.
     */
    default void onPortfolioRisk(final PortfolioRisk risk)
    {
    }
}
