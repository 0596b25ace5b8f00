package io.petrel.core;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.risk.RiskParams;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Target, execution, gate, orders, hand-made reports, portfolio: every output of a short session, figures worked out
 * by hand.
 */
class TargetToPortfolioTest
{
    private static final long SECOND_NS = TradingRig.SECOND_NS;
    private static final long NONE = Units.NULL_LOTS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);

    @Test
    void shouldTakeATargetToTheMarketAndItsFillsToTheAccount()
    {
        enterInPart();
        turn();
        beRefused();
        exitWhenHeldTooLong();

        assertThat(rig.portfolio.workingOrders().size()).isZero();
        assertThat(rig.orders.openCount()).isZero();
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldEndInTheSameStateWhenTheSameSessionRunsAgain()
    {
        final TradingRig again = new TradingRig(market);
        assertThat(again.hash()).isEqualTo(rig.hash());
        session(rig);
        session(again);

        assertThat(again.hash()).isEqualTo(rig.hash());
        again.at(99 * SECOND_NS);
        assertThat(again.hash()).isNotEqualTo(rig.hash());
    }

    private void enterInPart()
    {
        rig.at(SECOND_NS).quote(market, 20_000, 20_002);
        rig.at(2 * SECOND_NS).target(market, 1_000);
        // Reference 20,001 ticks; 10 bps of it are 20.001, so 20 ticks. Sequence 2 x 64 = 128.
        expect(
            "verdict 128 NONE",
            "new 128 ENTRY BUY 1000 @ 20021 IOC");

        rig.at(3 * SECOND_NS);
        rig.accept(market, 128);
        expect();
        // 600 lots of 0.001 at 10,001.00: 6,000.60; fee 4 bps 2.40024. Marked at the bid of 10,000.00: -0.60.
        rig.fill(market, 128, 20_002, 600, 240_024_000);
        expect(
            "position 600 cost 600060000000 realised 0 unrealised -60000000 fees 240024000",
            "account balance 9999759976000 equity 9999699976000 high 10000000000000");
        // The rest of an immediate order expires; a repeated report changes nothing.
        rig.report(market, 128, ExecType.EXPIRED, Units.NULL_TICKS, 0, 600, 0, 0);
        rig.reportAs(2, market, 128, ExecType.FILL, 20_002, 600, 600, 400, 240_024_000, rig.orders.find(128).side());
        expect();
    }

    private void turn()
    {
        // Price rises to 10,100.00 / 10,101.00: 600 x 0.001 x 99.00 = 59.40 open.
        rig.at(4 * SECOND_NS).quote(market, 20_200, 20_202);
        expect();
        assertThat(rig.portfolio.unrealisedE8()).isEqualTo(5_940_000_000L);

        // The target turns: first the exit, whose limit is 20,201 - 20; then, once flat, the entry on the other side.
        rig.at(60 * SECOND_NS).target(market, -300);
        expect(
            "verdict 320 NONE",
            "new 320 EXIT SELL 600 @ 20181 IOC reduce-only");
        rig.at(61 * SECOND_NS);
        rig.accept(market, 320);
        rig.fill(market, 320, 20_200, 600, 242_400_000);
        // 6,060.00 - 6,000.60 = 59.40 realised; fees 4.82424.
        expect(
            "position 0 cost 0 realised 5940000000 unrealised 0 fees 482424000",
            "account balance 10005457576000 equity 10005457576000 high 10005699976000");
        rig.onMarket(market);
        expect(
            "verdict 384 NONE",
            "new 384 ENTRY SELL 300 @ 20181 IOC");
        rig.at(62 * SECOND_NS);
        rig.fill(market, 384, 20_199, 300, -50_000_000);
        // 300 x 0.001 x 10,099.50 = 3,029.85; to be bought back at the ask of 10,101.00: -0.45. A rebate of 0.50.
        expect(
            "position -300 cost 302985000000 realised 5940000000 unrealised -45000000 fees 432424000",
            "account balance 10005507576000 equity 10005462576000 high 10005699976000");
        rig.onMarket(market);
        expect();
    }

    private void beRefused()
    {
        // A target the gate refuses: 30 % short of equity is the most.
        rig.set(RiskParams.POSITION_MAX_FRACTION, 0.3);
        rig.at(100 * SECOND_NS).target(market, -3_100);
        expect("verdict 512 POSITION 3131155000000 of 3001638772800");
    }

    private void exitWhenHeldTooLong()
    {
        // The longest hold is over.
        rig.at(662 * SECOND_NS).execution.onTime(rig.nowNs);
        expect(
            "verdict 576 NONE",
            "new 576 MAX_HOLD BUY 300 @ 20221 IOC reduce-only");
        rig.at(663 * SECOND_NS);
        rig.report(market, 576, ExecType.REJECTED, Units.NULL_TICKS, 0, NONE, NONE, 0);
        rig.onMarket(market);
        expect(
            "verdict 640 NONE",
            "new 640 MAX_HOLD BUY 300 @ 20221 IOC reduce-only");
        rig.fill(market, 640, 20_202, 300, 0);
        expect(
            "position 0 cost 0 realised 5895000000 unrealised 0 fees 432424000",
            "account balance 10005462576000 equity 10005462576000 high 10005699976000");
    }

    private void session(final TradingRig on)
    {
        on.at(SECOND_NS).quote(market, 20_000, 20_002);
        on.target(market, 1_000);
        on.fill(market, on.lastId(), 20_002, 600, 7);
    }

    private void expect(final String... lines)
    {
        assertThat(rig.drain()).isEqualTo(List.of(lines));
    }
}
