package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.Portfolio;
import org.junit.jupiter.api.Test;

/** What holding costs: funding as the venue charged it, swap at the rate of the side held. Prices are 100.00/100.01. */
class FinancingTest extends AccountsFixture
{
    /** A basis point, and two. */
    private static final long LONG_RATE_E12 = 100_000_000;
    private static final long SHORT_RATE_E12 = 200_000_000;

    @Test
    void shouldChargeALongItsOwnRateOfWhatItIsWorthAtTheBid()
    {
        trade();
        fill(1, 640, 10);
        final long balanceE8 = portfolio(1).balanceE8();
        swap(1, LONG_RATE_E12, SHORT_RATE_E12);
        assertThat(portfolio(1).swapE8()).as("0.1 at 100.00, a basis point of it").isEqualTo(100_000);
        assertThat(portfolio(1).balanceE8()).isEqualTo(balanceE8 - 100_000);
        assertThat(portfolio(1).fundingE8()).isZero();
    }

    @Test
    void shouldChargeAShortItsOwnRateOfWhatItIsWorthAtTheAsk()
    {
        trade();
        fill(1, 640, Side.SELL, 10_000, 10);
        swap(1, LONG_RATE_E12, SHORT_RATE_E12);
        assertThat(portfolio(1).swapE8()).as("0.1 at 100.01, two basis points of it").isEqualTo(200_020);
    }

    @Test
    void shouldPayAPositionWhoseRateIsNegative()
    {
        trade();
        fill(1, 640, 10);
        fill(2, 704, Side.SELL, 10_000, 10);
        final long longE8 = portfolio(1).balanceE8();
        final long shortE8 = portfolio(2).balanceE8();
        swap(Units.NULL_ACCOUNT, -LONG_RATE_E12, -SHORT_RATE_E12);
        assertThat(portfolio(1).balanceE8()).isEqualTo(longE8 + 100_000);
        assertThat(portfolio(2).balanceE8()).isEqualTo(shortE8 + 200_020);
    }

    @Test
    void shouldChargeAnInversePositionInCoin()
    {
        trade(ContractType.INVERSE, 100);
        fill(1, 640, 10);
        final long balanceE8 = portfolio(1).balanceE8();
        swap(1, LONG_RATE_E12, SHORT_RATE_E12);
        assertThat(portfolio(1).swapE8()).as("a tenth of 100 at 100.00 is 0.1 coin").isEqualTo(1_000);
        assertThat(portfolio(1).balanceE8()).isEqualTo(balanceE8 - 1_000);
        funding(1, 1, -70);
        assertThat(portfolio(1).balanceE8()).isEqualTo(balanceE8 - 1_000 + 70);
    }

    @Test
    void shouldChargeNoSwapWhereNothingIsHeld()
    {
        trade();
        swap(Units.NULL_ACCOUNT, LONG_RATE_E12, SHORT_RATE_E12);
        fill(1, 640, 10);
        fill(1, 641, Side.SELL, 10_001, 10);
        final long balanceE8 = portfolio(1).balanceE8();
        swap(Units.NULL_ACCOUNT, LONG_RATE_E12, SHORT_RATE_E12);
        assertThat(portfolio(1).swapE8()).isZero();
        assertThat(portfolio(1).balanceE8()).isEqualTo(balanceE8);
    }

    @Test
    void shouldBookFundingWithTheSignTheVenueGivesAndOnlyOncePerCharge()
    {
        trade();
        fill(1, 640, 10);
        final long balanceE8 = portfolio(1).balanceE8();
        funding(1, 1, 300);
        funding(1, 2, -100);
        funding(1, 2, -100);
        funding(1, 1, 300);
        assertThat(portfolio(1).fundingE8()).isEqualTo(200);
        assertThat(portfolio(1).balanceE8()).isEqualTo(balanceE8 - 200);
        assertThat(portfolio(1).swapE8()).isZero();
    }

    @Test
    void shouldBookAChargeThatComesAfterThePositionIsClosed()
    {
        trade();
        fill(1, 640, 10);
        fill(1, 641, Side.SELL, 10_000, 10);
        final long balanceE8 = portfolio(1).balanceE8();
        funding(1, 1, 300);
        assertThat(portfolio(1).positionAt(0).lots()).isZero();
        assertThat(portfolio(1).balanceE8()).isEqualTo(balanceE8 - 300);
        assertThat(portfolio(1).equityE8()).isEqualTo(balanceE8 - 300);
    }

    @Test
    void shouldChargeNobodyButTheAccountThatIsNamed()
    {
        trade();
        fill(1, 640, 10);
        fill(2, 704, 10);
        final String other = state(pipeline.account(0).portfolio());
        swap(2, LONG_RATE_E12, SHORT_RATE_E12);
        funding(2, 1, 300);
        assertThat(state(pipeline.account(0).portfolio())).isEqualTo(other);
        assertThat(portfolio(2).swapE8()).isEqualTo(100_000);
        assertThat(portfolio(2).fundingE8()).isEqualTo(300);
        final long ignored = pipeline.ignoredEvents();
        funding(9, 1, 300);
        assertThat(pipeline.ignoredEvents()).isEqualTo(ignored + 1);
    }

    private Portfolio portfolio(final int accountId)
    {
        return pipeline.accountById(accountId).portfolio();
    }
}
