package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConductRulesTest
{
    private static final long MINUTE_NS = DayClock.MINUTE_NS;
    private static final long HIGH_IMPACT = 3;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState other = TestMarket.quoted(2, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market, other);
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void quoteTheMarkets()
    {
        rig.at(MINUTE_NS).quote(market, 20_000, 20_001);
        rig.quote(other, 20_000, 20_001);
    }

    @Test
    void shouldCountTheFeeOfItsFirstFillAgainstATrade()
    {
        // Bought and sold at a gain of 1 (100 lots, 20 ticks of 0.0005), with a fee of 0.6 on each way.
        fill(Side.BUY, 20_000, 100, 60_000_000);
        fill(Side.SELL, 20_020, 100, 60_000_000);

        assertThat(rig.portfolio.realisedE8()).isEqualTo(Units.ONE_E8);
        assertThat(rig.gate.rules().trades().lossesInARow()).isEqualTo(1);
    }

    @Test
    void shouldCountTheFeeOfTheTurningFillAgainstTheTradeThatItEnds()
    {
        fill(Side.BUY, 20_000, 100, 0);
        fill(Side.SELL, 20_020, 200, 110_000_000);
        assertThat(rig.gate.rules().trades().lossesInARow()).isEqualTo(1);

        fill(Side.BUY, 20_000, 100, 0);
        assertThat(rig.gate.rules().trades().lossesInARow()).isZero();
    }

    @Test
    void shouldLetAnAccountWithoutATargetBeginUnderTheConsistencyRule()
    {
        rig.set(ConductParams.CONSISTENCY_FRACTION, 0.3);
        assertThat(verdict(market)).isEqualTo(RuleId.NONE);

        fill(Side.BUY, 20_000, 100, 0);
        fill(Side.SELL, 20_020, 100, 0);
        assertThat(verdict(market)).isEqualTo(RuleId.CONSISTENCY);
    }

    @Test
    void shouldOpenNothingThatWouldBeFlatBeforeTheNewsAndKeepTheGateClosedUntilItsEnd()
    {
        final long startNs = 60 * MINUTE_NS;
        rig.set(ConductParams.NEWS_IMPACT_MIN, HIGH_IMPACT);
        rig.set(ConductParams.NEWS_FLAT, 1);
        rig.set(ConductParams.FLAT_LEAD_NS, 10 * MINUTE_NS);
        rig.sharedRules.onNews(startNs, startNs + MINUTE_NS, (int)HIGH_IMPACT, 0, false, rig.nowNs);
        fill(Side.BUY, 20_000, 100, 0);

        rig.at(startNs - 10 * MINUTE_NS).onMarket(market);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.CALENDAR)).isTrue();
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, 20_000, 100, 0);
        rig.at(startNs - 8 * MINUTE_NS).onMarket(market);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.CALENDAR)).isTrue();
        rig.at(startNs + MINUTE_NS).onMarket(market);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.CALENDAR)).isFalse();
    }

    /** Six minutes around a rollover, with a lead of ten: it must not be open again in between. */
    @Test
    void shouldStayFlatFromTheLeadOfANightThatIsShorterThanItUntilItsEnd()
    {
        rig.set(ConductParams.OVERNIGHT_FROM_MINUTE, 119);
        rig.set(ConductParams.OVERNIGHT_UNTIL_MINUTE, 125);
        rig.set(ConductParams.FLAT_LEAD_NS, 10 * MINUTE_NS);
        for (long minute = 105; minute < 128; minute++)
        {
            rig.at(minute * MINUTE_NS + 1).onMarket(market);
            assertThat(rig.gateSwitch.isClosedFor(CloseReason.CALENDAR)).as("minute %d", minute)
                .isEqualTo(minute >= 109 && minute < 125);
        }
    }

    @Test
    void shouldStandAsideForNewsOfItsCurrencyOrOfEveryoneOnly()
    {
        final long startNs = 60 * MINUTE_NS;
        rig.set(ConductParams.NEWS_IMPACT_MIN, HIGH_IMPACT);
        rig.set(ConductParams.NEWS_MATCH_CURRENCY, 1);
        rig.set(ConductParams.NEWS_BEFORE_MINUTES, 5);
        rig.at(startNs - MINUTE_NS);

        rig.sharedRules.onNews(startNs, startNs, 3, NewsWindows.currencyCode("ZZZ"), true, rig.nowNs);
        rig.sharedRules.onNews(startNs, startNs, 2, NewsWindows.EVERYONE, true, rig.nowNs);
        assertThat(verdict(market)).isEqualTo(RuleId.NONE);
        rig.sharedRules.onNews(startNs, startNs, 3, NewsWindows.EVERYONE, true, rig.nowNs);
        assertThat(verdict(market)).isEqualTo(RuleId.NEWS);
        rig.sharedRules.onNewsWithdrawn(startNs, startNs, 3, NewsWindows.EVERYONE);
        assertThat(verdict(market)).isEqualTo(RuleId.NONE);

        final String symbol = market.instrument().symbol();
        rig.sharedRules.onNews(startNs, startNs, 3, NewsWindows.currencyCode(symbol), true, rig.nowNs);
        assertThat(verdict(market)).isEqualTo(RuleId.NEWS);
    }

    @Test
    void shouldCountWhatWorksElsewhereAsMovingTogether()
    {
        measureEqualMarkets();
        rig.set(PortfolioRiskParams.CORRELATION_MAX, 0.015);
        rig.drain();
        assertThat(verdict(other)).isEqualTo(RuleId.NONE);
        assertThat(verdict(market)).isEqualTo(RuleId.CORRELATION);
    }

    /** Both markets make the same moves, so that they are measured as one. */
    private void measureEqualMarkets()
    {
        rig.set(PortfolioRiskParams.INTERVAL_NS, MINUTE_NS);
        rig.set(PortfolioRiskParams.INTERVALS_PER_YEAR, 525_600);
        rig.set(PortfolioRiskParams.LOOKBACK, 8);
        rig.set(PortfolioRiskParams.RETURNS_MIN, 4);
        rig.set(PortfolioRiskParams.DECAY, 1);
        rig.set(PortfolioRiskParams.SHRINK_TO, PortfolioRiskParams.NOT_SHRUNK);
        for (int i = 0; i < 9; i++)
        {
            rig.at(rig.nowNs + MINUTE_NS);
            final long bidTicks = 20_000 + 10 * (i % 2);
            TestMarket.quote(other, bidTicks, bidTicks + 1);
            rig.portfolio.onMark(other.instrument(), bidTicks, bidTicks + 1, bidTicks);
            rig.quote(market, bidTicks, bidTicks + 1);
        }
    }

    private RuleId verdict(final MarketState of)
    {
        rig.drain();
        rig.gate.onIntent(intent.immediate(of, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_005, 100));
        return RuleId.valueOf(rig.drain().get(0).split(" ")[2]);
    }

    private void fill(final Side side, final long priceTicks, final long lots, final long feeE8)
    {
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, side, priceTicks, lots, feeE8);
        rig.guardian.onEvent();
    }
}
