package io.petrel.tools.backtest;

/**
 * What one account made of a run. Money is E8.
 *
 * @param accountId       number of the account.
 * @param startEquityE8   its initial balance.
 * @param endEquityE8     its equity as last reported.
 * @param realisedPnlE8   before fees.
 * @param unrealisedPnlE8 of what is open.
 * @param feesE8          paid, net of rebates.
 */
public record AccountReport(
    int accountId, long startEquityE8, long endEquityE8, long realisedPnlE8, long unrealisedPnlE8, long feesE8)
{
}
