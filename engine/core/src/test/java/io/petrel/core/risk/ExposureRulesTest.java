package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rules of exposure make of what they cannot measure. */
class ExposureRulesTest
{
    private static final long MINUTE_NS = 60 * TradingRig.SECOND_NS;

    private final MarketState first = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState second = TestMarket.quoted(2, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(first, second);
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void quoteTheMarkets()
    {
        rig.at(MINUTE_NS).quote(first, 20_000, 20_001);
        rig.quote(second, 20_000, 20_001);
    }

    @Test
    void shouldRefuseByHeatWhatHasNoStopUnlessAMoveIsSetToAssume()
    {
        rig.set(FloorParams.GAP_BPS, 100);
        rig.set(FloorParams.SLIPPAGE_BPS, 0);
        rig.set(FloorParams.FEE_BPS, 0);
        rig.set(PortfolioRiskParams.HEAT_MAX, 0.9);
        assertThat(verdictOfBuying(first)).isEqualTo("HEAT");

        rig.set(FloorParams.STOPLESS_MOVE_BPS, 0);
        assertThat(verdictOfBuying(first)).isEqualTo("NONE");
    }

    @Test
    void shouldNotMeasureTheHeatOfWhatHasNoStopUnlessAMoveIsSetToAssume()
    {
        rig.set(PortfolioRiskParams.INTERVAL_NS, MINUTE_NS);
        rig.set(FloorParams.GAP_BPS, 100);
        rig.set(FloorParams.SLIPPAGE_BPS, 0);
        rig.set(FloorParams.FEE_BPS, 0);
        hold(first, 100);
        rig.at(3 * MINUTE_NS).guardian.onEvent();
        assertThat(rig.gate.rules().risk().heat()).isNaN();

        rig.set(FloorParams.STOPLESS_MOVE_BPS, 0);
        rig.at(5 * MINUTE_NS).guardian.onEvent();
        assertThat(rig.gate.rules().risk().heat()).isPositive();
    }

    @Test
    void shouldTakeNothingMoreUnmeasuredBetweenTwoMeasurements()
    {
        rig.set(PortfolioRiskParams.INTERVAL_NS, 60 * MINUTE_NS);
        rig.set(PortfolioRiskParams.VOLATILITY_MAX, 0.9);
        rig.at(2 * MINUTE_NS).guardian.onEvent();
        assertThat(rig.gate.rules().risk().gross()).isZero();
        assertThat(verdictOfBuying(first)).as("nothing is held").isEqualTo("NONE");
        assertThat(verdictOfBuying(second)).as("the first one works").isEqualTo("VOLATILITY");

        rig.fill(first, rig.lastId(), 20_001, 100, 0);
        rig.at(3 * MINUTE_NS).guardian.onEvent();
        assertThat(rig.gate.rules().risk().gross()).as("measured when nothing was held").isZero();
        assertThat(verdictOfBuying(second)).isEqualTo("VOLATILITY");
        assertThat(verdictOfBuying(first)).isEqualTo("VOLATILITY");
    }

    private String verdictOfBuying(final MarketState market)
    {
        rig.drain();
        intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_010, 100);
        rig.gate.onIntent(intent);
        return rig.drain().get(0).split(" ")[2];
    }

    private void hold(final MarketState market, final long lots)
    {
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, lots, 0);
    }
}
