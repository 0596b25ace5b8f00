package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gate's arithmetic makes of the stop and the target of a position at the venue: they open nothing. */
class BracketRiskTest
{
    private static final long STOP = 19_900;
    private static final long TARGET = 20_300;

    private MarketState market;
    private TradingRig rig;
    private Position position;
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void open()
    {
        open(ContractType.LINEAR);
    }

    @ParameterizedTest
    @EnumSource(value = ContractType.class, names = {"SPOT", "LINEAR", "INVERSE"})
    void shouldLeaveTheWorstCaseAsItIsWithoutABracket(final ContractType type)
    {
        open(type);
        hold(Side.BUY, 10);
        final List<Long> without = measured();
        bracket(Side.SELL, STOP, TARGET, 10);
        assertThat(measured()).isEqualTo(without);
        assertThat(position.workingOrders()).as("the guardian's quick way is kept").isZero();

        if (ContractType.SPOT != type)
        {
            open(type);
            hold(Side.SELL, 10);
            final List<Long> withoutShort = measured();
            bracket(Side.BUY, 20_100, 19_700, 10);
            assertThat(measured()).isEqualTo(withoutShort);
        }
    }

    @Test
    void shouldMeasureAnEntryBesideABracketAsWithoutOne()
    {
        hold(Side.BUY, 10);
        final List<Long> without = measuredWith(Side.BUY, 5);
        bracket(Side.SELL, STOP, TARGET, 10);

        assertThat(measuredWith(Side.BUY, 5)).isEqualTo(without);
    }

    @Test
    void shouldNeverCountMoreThanIsHeldWhateverTheLegsSay()
    {
        hold(Side.BUY, 10);
        bracket(Side.SELL, STOP, TARGET, 10);
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, TARGET, 7, 0);

        assertThat(position.legLots(Side.SELL)).isEqualTo(10);
        assertThat(position.workingSellLots()).isEqualTo(3);
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, TARGET, 5, 0);
        assertThat(position.workingSellLots()).as("short by now: a sell that only closes fills nothing").isZero();
    }

    @Test
    void shouldReserveTheLargerLegOfAGroupAndFreeItWithTheLast()
    {
        hold(Side.BUY, 10);
        bracket(Side.SELL, STOP, TARGET, 10);
        final WorkingOrder stop = rig.portfolio.workingOrders().first();
        assertThat(position.legLots(Side.SELL)).isEqualTo(10);
        rig.portfolio.workingOrders().resize(stop.clientOrderId(), 4);
        assertThat(position.legLots(Side.SELL)).isEqualTo(10);
        rig.portfolio.workingOrders().release(stop.next().clientOrderId(), true);
        assertThat(position.legLots(Side.SELL)).isEqualTo(4);
        assertThat(rig.portfolio.workingOrders().countedOnce()).isEqualTo(1);
        rig.portfolio.workingOrders().release(stop.clientOrderId(), true);
        assertThat(position.legLots(Side.SELL)).isZero();
        assertThat(rig.portfolio.workingOrders().countedOnce()).isZero();
    }

    @Test
    void shouldTakeAnOwnRestingEntryOnTheOtherSideForHedgingAndABracketNot()
    {
        rig.set(ConductParams.NO_HEDGING, 1);
        hold(Side.BUY, 10);
        bracket(Side.SELL, STOP, TARGET, 10);
        assertThat(verdict(Side.BUY, 5)).as("the bracket only closes").isEqualTo("NONE");
        open(ContractType.LINEAR);
        rig.set(ConductParams.NO_HEDGING, 1);
        assertThat(verdict(Side.SELL, 5)).isEqualTo("NONE");

        assertThat(verdict(Side.BUY, 5)).as("an entry the other way rests").isEqualTo("HEDGE");
    }

    /** Each order of a group has a row of its own, of which there are only so many. */
    @Test
    void shouldRefuseAnEntryThatNoRowIsLeftForThoughGroupsCountAsOne()
    {
        rig.set(RiskParams.OPEN_ORDERS_MAX, WorkingOrders.CAPACITY);
        hold(Side.BUY, 10);
        for (long group = 1; group <= WorkingOrders.CAPACITY / 2; group++)
        {
            rig.portfolio.workingOrders().reserveLeg(-2 * group, position, Side.SELL, OrderPurpose.STOP,
                Units.NULL_TICKS, STOP, group, 1, rig.nowNs);
            rig.portfolio.workingOrders().reserveLeg(-2 * group - 1, position, Side.SELL, OrderPurpose.TARGET,
                TARGET, Units.NULL_TICKS, group, 1, rig.nowNs);
        }
        assertThat(rig.portfolio.workingOrders().countedOnce()).isEqualTo(WorkingOrders.CAPACITY / 2);

        assertThat(verdict(Side.BUY, 5)).isEqualTo("OPEN_ORDERS");
    }

    @Test
    void shouldCloseNothingTwiceBesideABracket()
    {
        hold(Side.BUY, 10);
        bracket(Side.SELL, STOP, TARGET, 6);
        rig.gate.onIntent(exit(4));
        assertThat(rig.drain().get(0)).endsWith("NONE");
        rig.set(RiskParams.ORDER_SIZE_MIN_LOTS, 5);
        rig.gate.onIntent(exit(1));

        assertThat(rig.drain().get(0)).as("more than is held with the others: it takes risk")
            .contains("ORDER_SIZE");
    }

    /** An exit works beside its legs, and what is held shrinks by a fill that nobody expected. */
    @Test
    void shouldLetALegShrinkThoughMoreWorksThanIsHeld()
    {
        hold(Side.BUY, 10);
        bracket(Side.SELL, STOP, TARGET, 6);
        final WorkingOrder stop = rig.portfolio.workingOrders().first();
        rig.accept(market, stop.clientOrderId());
        rig.gate.onIntent(exit(4));
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, Side.SELL, 20_000, 3, 0);
        rig.drain();
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.STOP, Side.SELL, STOP, 3)
            .stopping(STOP).inGroup(1).replacing(stop.clientOrderId()));

        assertThat(rig.drain()).contains(
            "replace " + stop.clientOrderId() + " 3 @ " + Units.NULL_TICKS + " stop " + STOP);
    }

    private OrderIntent exit(final long lots)
    {
        return intent.immediate(market, TradingRig.ACCOUNT, OrderPurpose.EXIT, Side.SELL, 20_000, lots);
    }

    private void open(final ContractType type)
    {
        market = TestMarket.quoted(1, type);
        rig = new TradingRig(market);
        rig.set(FloorParams.GAP_BPS, 100);
        rig.set(FloorParams.SLIPPAGE_BPS, 10);
        rig.set(FloorParams.FEE_BPS, 5);
        rig.set(FloorParams.STOPLESS_MOVE_BPS, 50);
        rig.at(1).quote(market, 20_000, 20_001);
        position = rig.portfolio.position(market.instrument());
    }

    private void hold(final Side side, final long lots)
    {
        rig.portfolio.onFill(market.instrument(), TradingRig.ACCOUNT, side, 20_000, lots, 0);
        rig.drain();
    }

    private void bracket(final Side side, final long stopTicks, final long targetTicks, final long lots)
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.STOP, side, stopTicks, lots)
            .stopping(stopTicks).inGroup(1));
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.TARGET, side, targetTicks, lots)
            .mayTake().inGroup(1));
        assertThat(rig.portfolio.workingOrders().size()).isEqualTo(2);
        rig.drain();
    }

    private String verdict(final Side side, final long lots)
    {
        rig.drain();
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side,
            Side.BUY == side ? 20_000 : 20_001, lots));
        return rig.drain().get(0).split(" ")[2];
    }

    private List<Long> measured()
    {
        final WorstCase worst = rig.gate.rules().worst();
        worst.ofHeld();
        return numbers(worst);
    }

    private List<Long> measuredWith(final Side side, final long lots)
    {
        final WorstCase worst = rig.gate.rules().worst();
        worst.of(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side, 20_000, lots), 0,
            intent.replacesOrderId());
        return numbers(worst);
    }

    private List<Long> numbers(final WorstCase worst)
    {
        return List.of(worst.lossE8(), worst.ownLossE8(), worst.grossE8(), worst.netE8(), worst.ownNotionalE8(),
            (long)worst.positions(), worst.gapLossE8(position));
    }
}
