package io.petrel.node.app;

import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.portfolio.Portfolio;

/**
 * Where one account stands. Money is E8 of its settlement currency.
 *
 * @param accountId        its number in the configuration.
 * @param guardian         what it may do; anything but NORMAL explains missing orders.
 * @param orders           sent.
 * @param fills            booked.
 * @param openOrders       still working.
 * @param netPnlE8         equity less initial balance, after fees.
 * @param realisedPnlE8    before fees.
 * @param unrealisedPnlE8  of what is open.
 * @param feesE8           paid, net of rebates.
 * @param equityE8         now.
 */
public record AccountSummary(
    int accountId,
    GuardianStateKind guardian,
    long orders,
    long fills,
    int openOrders,
    long netPnlE8,
    long realisedPnlE8,
    long unrealisedPnlE8,
    long feesE8,
    long equityE8)
{
    static AccountSummary of(final AccountLane account)
    {
        final Portfolio portfolio = account.portfolio();
        return new AccountSummary(
            account.accountId(),
            account.gateSwitch().state(),
            account.orders().sent(),
            account.orders().fills(),
            account.orders().openCount(),
            portfolio.realisedE8() + portfolio.unrealisedE8() - portfolio.feesE8(),
            portfolio.realisedE8(),
            portfolio.unrealisedE8(),
            portfolio.feesE8(),
            portfolio.equityE8());
    }
}
