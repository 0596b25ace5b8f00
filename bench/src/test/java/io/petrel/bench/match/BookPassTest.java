package io.petrel.bench.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BookPassTest
{
    private static final long PRICE_TICKS = 600_000;
    private static final long LOTS = 30;
    /** 60 USDT each, which the balance of 100,000 covers 1,666 times. */
    private static final long TOO_MANY_LOTS = 1_800;

    /** Who checks an order first may not change what it trades. */
    @Test
    void shouldMakeTheSameTradesWhateverStandsAroundTheBook()
    {
        final OrderStream stream = new OrderStream(3);
        final String[] trades = new String[BookPass.Risk.values().length];
        for (final BookPass.Risk risk : BookPass.Risk.values())
        {
            final BookPass pass = new BookPass(stream, risk);
            pass.run();
            trades[risk.ordinal()] = pass.trades();
        }

        assertThat(trades).containsOnly(trades[0]);
        assertThat(trades[0]).doesNotStartWith("0 ");
    }

    @Test
    void shouldRefuseWhatTheBalanceDoesNotCover()
    {
        final BalanceCheck balance = new BalanceCheck();

        assertThat(balance.reserve(1, true, PRICE_TICKS, LOTS)).isTrue();
        balance.onTrade(1, true, PRICE_TICKS, LOTS, 0);
        balance.release(1);
        assertThat(balance.reserve(2, true, PRICE_TICKS, TOO_MANY_LOTS)).isFalse();
        assertThat(balance.reserve(3, false, PRICE_TICKS, 2 * LOTS)).isTrue();
        assertThat(balance.reserve(4, false, PRICE_TICKS, TOO_MANY_LOTS)).isFalse();
    }
}
