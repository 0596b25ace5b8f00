package io.petrel.core.risk;

/**
 * Receives what the gate found, for each intent, approved or not. An approved order does not wait for that: it leaves
 * first, and its verdict is told at the place that was asked for before. Pipeline thread only.
 */
public interface VerdictSink
{
    /** {@return the place of what would be told next, valid until anything is told at an earlier one} */
    default int place()
    {
        return 0;
    }

    /**
     * One intent was checked.
     *
     * @param verdict valid during the call.
     * @param place   before all that was told since it was asked for.
     */
    void onVerdict(Verdict verdict, int place);

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
