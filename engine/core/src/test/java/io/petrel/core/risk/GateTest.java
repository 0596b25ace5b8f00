package io.petrel.core.risk;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Configured;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.portfolio.Portfolio;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GateTest
{
    private final MarketState linear = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState spot = TestMarket.quoted(2, ContractType.SPOT);
    private final MarketState inverse = TestMarket.quoted(3, ContractType.INVERSE);
    private final TradingRig rig = new TradingRig(linear, spot, inverse);
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void quoteTheMarkets()
    {
        rig.at(1).quote(linear, 20_000, 20_001);
        rig.quote(spot, 20_000, 20_001);
        rig.quote(inverse, 20_000, 20_001);
        rig.drain();
        rig.at(2);
    }

    @Test
    void shouldApproveAndSendAfterTheVerdict()
    {
        propose(linear, Side.BUY, 20_010, 100);

        assertThat(rig.drain()).containsExactly("verdict 128 NONE", "new 128 ENTRY BUY 100 @ 20010 IOC");
    }

    @Test
    void shouldRefuseWhenGateIsClosed()
    {
        rig.gateSwitch.close(CloseReason.UNKNOWN_ORDER);
        rig.drain();
        propose(linear, Side.BUY, 20_010, 100);

        assertThat(rig.drain()).containsExactly("verdict 128 GATE_CLOSED 8 of 0");
    }

    @Test
    void shouldRefuseWhenAnyLimitIsNotConfigured()
    {
        for (final String key : List.of(RiskParams.PRICE_BAND_BPS, RiskParams.ORDER_SIZE_MIN_LOTS,
            RiskParams.ORDER_SIZE_MAX_LOTS, RiskParams.ORDER_NOTIONAL_MAX_FRACTION, RiskParams.POSITION_MAX_FRACTION,
            RiskParams.OPEN_ORDERS_MAX, RiskParams.RATE_MAX_ORDERS, RiskParams.RATE_WINDOW_NS,
            RiskParams.DRAWDOWN_KILL_FRACTION))
        {
            assertThat(verdictWithout(key)).as(key).containsExactly("NOT_CONFIGURED 1 of 0");
        }
        assertThat(verdictWithout(AccountParams.INITIAL_BALANCE_E8)).containsExactly("NOT_CONFIGURED 1 of 0");
    }

    /** A hundred times five billion is more than 64 bits of E8: such a limit binds nothing, and stops no node. */
    @Test
    void shouldTakeALimitThatIsMoreMoneyThanThereCanBeForOneThatDoesNotBind()
    {
        final TradingRig rich = new TradingRig(linear);
        rich.set(AccountParams.INITIAL_BALANCE_E8, 5e9 * Units.ONE_E8);
        rich.set(RiskParams.ORDER_NOTIONAL_MAX_FRACTION, 100);
        rich.set(RiskParams.POSITION_MAX_FRACTION, 100);
        rich.set(PortfolioRiskParams.LEVERAGE_MAX, 100);
        rich.at(1).quote(linear, 20_000, 20_001);
        rich.at(2).gate.onIntent(
            intent.immediate(linear, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_010, 100));

        assertThat(rich.drain()).contains("verdict 128 NONE");
    }

    @Test
    void shouldRefuseOrderOfAnotherAccount()
    {
        rig.gate.onIntent(intent.immediate(linear, 7, OrderPurpose.ENTRY, Side.BUY, 20_010, 100));

        assertThat(rig.drain()).containsExactly("verdict 128 NOT_CONFIGURED 1 of 0");
    }

    @Test
    void shouldRefuseWhenInstrumentIsHalted()
    {
        linear.instrument().state(InstrumentState.HALTED);
        propose(linear, Side.BUY, 20_010, 100);

        assertThat(rig.drain()).containsExactly("verdict 128 INSTRUMENT_STATE 2 of 1");
    }

    @Test
    void shouldRefuseOnCrossedMarket()
    {
        TestMarket.quote(linear, 20_001, 20_000);
        propose(linear, Side.BUY, 20_010, 100);

        assertThat(rig.drain()).containsExactly("verdict 128 BOOK_UNSAFE 0 of 1");
    }

    @Test
    void shouldRefuseToSellSpotThatIsNotHeld()
    {
        propose(spot, Side.SELL, 19_990, 1);

        assertThat(rig.drain()).containsExactly("verdict 128 SHORT_NOT_ALLOWED -1 of 0");
    }

    @Test
    void shouldCountWorkingSellsWhenSellingSpot()
    {
        rig.portfolio.onFill(spot.instrument(), 1, Side.BUY, 20_000, 10, 0);
        rig.drain();
        propose(spot, Side.SELL, 19_990, 6);
        propose(spot, Side.SELL, 19_990, 6);

        assertThat(rig.drain()).contains("verdict 128 NONE", "verdict 129 SHORT_NOT_ALLOWED -2 of 0");
    }

    @Test
    void shouldRefusePriceOutsideTheBand()
    {
        propose(linear, Side.BUY, 20_200, 100);
        propose(linear, Side.BUY, 20_201, 100);
        propose(linear, Side.SELL, 19_799, 100);

        assertThat(verdicts()).containsExactly("128 NONE", "129 PRICE_BAND 201 of 200", "130 PRICE_BAND 201 of 200");
    }

    @Test
    void shouldRefuseOrderWithoutPrice()
    {
        propose(linear, Side.BUY, Units.NULL_TICKS, 100);
        propose(linear, Side.BUY, 0, 100);

        assertThat(rig.drain()).allMatch(line -> line.contains("PRICE_BAND")).hasSize(2);
    }

    @Test
    void shouldRefuseSizeOutsideItsBounds()
    {
        rig.set(RiskParams.ORDER_SIZE_MIN_LOTS, 10);
        rig.set(RiskParams.ORDER_SIZE_MAX_LOTS, 20);
        propose(linear, Side.BUY, 20_010, 9);
        propose(linear, Side.BUY, 20_010, 21);
        propose(linear, Side.BUY, 20_010, 0);
        propose(linear, Side.BUY, 20_010, -5);
        propose(linear, Side.BUY, 20_010, Long.MAX_VALUE);
        propose(linear, Side.SELL, 20_010, Units.NULL_LOTS);

        assertThat(verdicts()).containsExactly("128 ORDER_SIZE 9 of 10", "129 ORDER_SIZE 21 of 20",
            "130 ORDER_SIZE 0 of 10", "131 ORDER_SIZE -5 of 10", "132 ORDER_SIZE " + Long.MAX_VALUE + " of 20",
            "133 ORDER_SIZE " + Long.MIN_VALUE + " of 10");
    }

    @Test
    void shouldRefuseNotionalBeyondFractionOfEquity()
    {
        // 20,010 ticks are 10,005; half of 100,000 buys 4,997 lots of 0.001.
        propose(linear, Side.BUY, 20_010, 4_998);

        assertThat(rig.drain()).containsExactly("verdict 128 ORDER_NOTIONAL 5000499000000 of 5000000000000");
    }

    @Test
    void shouldTakeTheLowerOfBothNotionalLimits()
    {
        rig.set(RiskParams.ORDER_NOTIONAL_MAX_E8, 1_000_500_000);
        propose(linear, Side.BUY, 20_010, 1);
        propose(linear, Side.BUY, 20_010, 2);

        assertThat(verdicts()).containsExactly("128 NONE", "129 ORDER_NOTIONAL 2001000000 of 1000500000");
    }

    @Test
    void shouldValueInverseAtTheLowerPrice()
    {
        rig.set(RiskParams.ORDER_NOTIONAL_MAX_E8, 1_000_000);
        // One contract of 100 at 10,000 is 0.01 coins; bid lower it is worth more.
        propose(inverse, Side.BUY, 20_010, 1);
        propose(inverse, Side.BUY, 19_990, 1);

        assertThat(verdicts()).containsExactly("128 NONE", "129 ORDER_NOTIONAL 1000500 of 1000000");
    }

    @Test
    void shouldRefusePositionAtItsWorstCaseWithAllWorkingOrdersFilled()
    {
        propose(linear, Side.BUY, 20_000, 2_500);
        propose(linear, Side.BUY, 20_000, 2_500);
        propose(linear, Side.BUY, 20_000, 1);

        assertThat(verdicts()).containsExactly("128 NONE", "129 NONE", "130 POSITION 5001000000000 of 5000000000000");
    }

    @Test
    void shouldLetReducingOrdersPassRiskLimitsButNotWhatProtectsFromErrors()
    {
        rig.portfolio.onFill(linear.instrument(), 1, Side.BUY, 20_000, 8_000, 0);
        rig.set(RiskParams.ORDER_SIZE_MAX_LOTS, 1);
        rig.set(RiskParams.OPEN_ORDERS_MAX, 0);
        rig.set(RiskParams.DRAWDOWN_KILL_FRACTION, 0);
        rig.drain();
        propose(linear, Side.SELL, 19_990, 5_000);
        propose(linear, Side.SELL, 10_000, 1_000);
        propose(linear, Side.SELL, 19_990, 3_001);
        rig.set(RiskParams.RATE_MAX_ORDERS, 1);
        propose(linear, Side.SELL, 19_990, 1_000);

        assertThat(verdicts()).containsExactly("128 NONE", "129 PRICE_BAND 10000 of 200", "130 ORDER_SIZE 3001 of 1",
            "131 RATE 1 of 1");
    }

    @Test
    void shouldLimitOrdersInARollingWindowOfEventTime()
    {
        rig.set(RiskParams.RATE_MAX_ORDERS, 2);
        rig.at(2 * TradingRig.SECOND_NS);
        propose(linear, Side.BUY, 20_010, 1);
        rig.at(5 * TradingRig.SECOND_NS);
        propose(linear, Side.BUY, 20_010, 1);
        rig.at(12 * TradingRig.SECOND_NS - 1);
        propose(linear, Side.BUY, 20_010, 1);
        rig.at(12 * TradingRig.SECOND_NS);
        propose(linear, Side.BUY, 20_010, 1);
        propose(linear, Side.BUY, 20_010, 1);

        assertThat(verdicts()).containsExactly(
            "192 NONE", "256 NONE", "320 RATE 2 of 2", "384 NONE", "385 RATE 2 of 2");
    }

    @Test
    void shouldRefuseMoreIntentsThanAnEventHasIds()
    {
        rig.set(RiskParams.RATE_MAX_ORDERS, 4096);
        rig.set(RiskParams.OPEN_ORDERS_MAX, 256);
        for (int i = 0; i <= OrderIds.PER_EVENT; i++)
        {
            propose(linear, Side.BUY, 20_010, 1);
        }

        assertThat(rig.orders.sent()).isEqualTo(OrderIds.PER_EVENT);
        assertThat(rig.drain()).last().asString().startsWith("verdict " + Units.NULL_ID + " RATE 64");
    }

    @Test
    void shouldRefuseRiskWhileDrawdownStands()
    {
        rig.portfolio.onFill(linear.instrument(), 1, Side.BUY, 20_000, 8_000, 0);
        rig.portfolio.onMark(linear.instrument(), 16_000, 16_001, 16_000);
        rig.drain();
        propose(linear, Side.BUY, 20_010, 1);

        assertThat(rig.drain()).containsExactly("verdict 128 POSITION 8005000500000 of 4200000000000");
        rig.set(RiskParams.POSITION_MAX_FRACTION, 10);
        propose(linear, Side.BUY, 20_010, 1);
        assertThat(rig.drain()).containsExactly("verdict 129 DRAWDOWN 1600000000000 of 1500000000000");
    }

    @Test
    void shouldRefuseWithoutReferencePrice()
    {
        final MarketState unseen = TestMarket.traded(4, ContractType.LINEAR);
        propose(unseen, Side.BUY, 20_010, 100);

        assertThat(rig.drain()).containsExactly("verdict 128 BOOK_UNSAFE 0 of 1");
    }

    @Test
    void shouldRefuseMoreOpenOrdersThanAllowed()
    {
        rig.set(RiskParams.OPEN_ORDERS_MAX, 1);
        propose(linear, Side.BUY, 20_010, 1);
        propose(linear, Side.BUY, 20_010, 1);

        assertThat(verdicts()).containsExactly("128 NONE", "129 OPEN_ORDERS 1 of 1");
    }

    @Test
    void shouldRecordEveryRuleInTheOrderOfTheSchemaWhetherItPassedOrNot()
    {
        final List<RuleId> rules = new ArrayList<>();
        final Gate gate = new Gate(rig.portfolio, rig.parameters, rig.gateSwitch, rig.ids, rig.orders,
            (verdict, place) ->
            {
                for (int i = 0; i < verdict.checks(); i++)
                {
                    rules.add(verdict.ruleAt(i));
                }
                assertThat(verdict.rule()).isEqualTo(RuleId.PRICE_BAND);
                assertThat(verdict.measuredAt(5)).isEqualTo(verdict.measuredValue()).isEqualTo(980_000);
                assertThat(verdict.limitAt(5)).isEqualTo(verdict.limitValue()).isEqualTo(200);
            });
        gate.beginEvent(5);
        gate.onIntent(intent.immediate(linear, 1, OrderPurpose.ENTRY, Side.BUY, 1_000_000, 1));

        final List<RuleId> schema = new ArrayList<>(List.of(RuleId.values()));
        schema.removeIf(rule -> RuleId.NONE == rule || rule.value() > RuleId.OPEN_ORDERS.value());
        assertThat(rules).isEqualTo(schema);
    }

    @Test
    void shouldNotCountTheOrderItReplaces()
    {
        rig.set(RiskParams.OPEN_ORDERS_MAX, 1);
        rig.gate.onIntent(intent.resting(linear, 1, OrderPurpose.ENTRY, Side.BUY, 20_000, 4_900));
        rig.accept(linear, rig.lastId());
        intent.resting(linear, 1, OrderPurpose.ENTRY, Side.BUY, 19_999, 5_000).replacing(rig.lastId());
        rig.gate.onIntent(intent);
        assertThat(rig.drain()).endsWith("verdict 128 NONE", "replace 128 5000 @ 19999");
    }

    @Test
    void shouldGiveNoPublicWayToMakeAnApprovedOrder()
    {
        for (final Constructor<?> constructor : ApprovedOrder.class.getDeclaredConstructors())
        {
            assertThat(Modifier.isPublic(constructor.getModifiers())).isFalse();
        }
    }

    private void propose(final MarketState market, final Side side, final long priceTicks, final long lots)
    {
        rig.gate.onIntent(intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side, priceTicks, lots));
    }

    private List<String> verdicts()
    {
        return rig.drain().stream().filter(line -> line.startsWith("verdict ")).map(line -> line.substring(8)).toList();
    }

    /** Verdict on an entry when all but one number is configured. */
    private List<String> verdictWithout(final String missingKey)
    {
        final Parameters parameters = new Parameters(TradingRig.SPECS);
        for (int i = 0; i < parameters.count(); i++)
        {
            final String key = parameters.at(i).spec().key();
            if (!key.equals(missingKey) && rig.parameters.param(key).isSet())
            {
                Configured.set(parameters, key, rig.parameters.param(key).asDouble());
            }
        }
        final List<String> verdicts = new ArrayList<>();
        final Portfolio portfolio = new Portfolio(TradingRig.ACCOUNT, parameters, rig);
        portfolio.onMark(linear.instrument(), 20_000, 20_001, 20_000);
        final Gate gate = new Gate(portfolio, parameters, new GateSwitch(1, rig), rig.ids, rig.orders,
            (verdict, place) ->
                verdicts.add(verdict.rule() + " " + verdict.measuredValue() + " of " + verdict.limitValue()));
        gate.onIntent(intent.immediate(linear, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_010, 100));
        return verdicts;
    }
}
