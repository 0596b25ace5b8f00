package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Positions that end at their stop, at their target, or by time. */
class ExitsTest
{
    private static final long SECOND_NS = TradingRig.SECOND_NS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private TradingRig rig = new TradingRig(market);

    @BeforeEach
    void open()
    {
        rig.at(SECOND_NS).quote(market, 20_000, 20_002);
    }

    @Test
    void shouldCloseALongWhenTheBidReachesTheStop()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 19_901, 19_903);
        assertThat(rig.drain()).isEmpty();
        rig.at(3 * SECOND_NS).quote(market, 19_900, 19_904);

        assertThat(orders()).containsExactly("STOP SELL 100 reduce-only");
    }

    @Test
    void shouldCloseAShortWhenTheAskReachesTheStop()
    {
        hold(-100, 20_100, 19_700);
        rig.at(2 * SECOND_NS).quote(market, 20_099, 20_099);
        assertThat(rig.drain()).isEmpty();
        rig.at(3 * SECOND_NS).quote(market, 20_090, 20_101);

        assertThat(orders()).containsExactly("STOP BUY 100 reduce-only");
    }

    @Test
    void shouldCloseWhenThePriceAtWhichItCanBeClosedReachesTheTarget()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 20_299, 20_305);
        assertThat(rig.drain()).as("the ask is there, the bid is not").isEmpty();
        rig.at(3 * SECOND_NS).quote(market, 20_300, 20_305);

        assertThat(orders()).containsExactly("TARGET SELL 100 reduce-only");
    }

    @Test
    void shouldLetTheStopOfALongFollowTheBestBidAndNeverGoBack()
    {
        trail(100, 19_900, 50);
        rig.at(3 * SECOND_NS).quote(market, 20_100, 20_102);
        assertThat(rig.execution.stopTicks(position())).isEqualTo(20_050);
        rig.at(4 * SECOND_NS).quote(market, 20_060, 20_062);
        assertThat(rig.execution.stopTicks(position())).isEqualTo(20_050);
        assertThat(orders()).isEmpty();
        rig.at(5 * SECOND_NS).quote(market, 20_050, 20_052);

        assertThat(orders()).containsExactly("STOP SELL 100 reduce-only");
    }

    @Test
    void shouldLetTheStopOfAShortFollowTheBestAsk()
    {
        trail(-100, 20_100, 50);
        rig.at(3 * SECOND_NS).quote(market, 19_898, 19_900);
        assertThat(rig.execution.stopTicks(position())).isEqualTo(19_950);
        rig.at(4 * SECOND_NS).quote(market, 19_948, 19_950);

        assertThat(orders()).containsExactly("STOP BUY 100 reduce-only");
    }

    @Test
    void shouldNotPullAStopThatIsNearerThanItsTrail()
    {
        trail(100, 19_990, 50);

        assertThat(rig.execution.stopTicks(position())).isEqualTo(19_990);
    }

    @Test
    void shouldGoOnClosingWhereverThePriceGoes()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 19_890, 19_892);
        rig.fill(market, rig.lastId(), 19_890, 40, 0);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.drain();
        rig.at(4 * SECOND_NS).quote(market, 20_000, 20_002);

        assertThat(orders()).as("the rest").containsExactly("STOP SELL 60 reduce-only");
    }

    @Test
    void shouldCloseWhatWasFilledOfAnEntry()
    {
        rig.at(2 * SECOND_NS).target(market, 100, 19_900, 20_300);
        rig.fill(market, rig.lastId(), 20_002, 30, 0);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.drain();
        rig.at(3 * SECOND_NS).quote(market, 19_899, 19_901);

        assertThat(orders()).containsExactly("STOP SELL 30 reduce-only");
    }

    @Test
    void shouldTakeARestingRestOfTheEntryBackBeforeItCloses()
    {
        rig.set(ExecutionParams.ALGORITHM, ExecutionAlgorithm.ICEBERG.value());
        rig.at(2 * SECOND_NS).target(market, 100, 19_900, 20_300);
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.fill(market, id, 20_000, 30, 0);
        rig.drain();
        rig.at(3 * SECOND_NS).quote(market, 19_890, 19_892);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);
        rig.at(4 * SECOND_NS).onMarket(market);

        assertThat(orders()).containsExactly("STOP SELL 30 reduce-only");
    }

    @Test
    void shouldKeepTheExitsOfThePositionWhenATargetOfTheSameDirectionChangesItsSize()
    {
        hold(100, 19_900, 20_300);
        rig.at(40 * SECOND_NS).quote(market, 20_100, 20_102);
        rig.target(market, 200, 20_000, 20_400);
        rig.fill(market, rig.lastId(), 20_102, 100, 0);
        rig.onMarket(market);
        rig.drain();
        rig.at(41 * SECOND_NS).quote(market, 19_950, 19_952);
        assertThat(rig.drain()).as("the later stop is not in force").isEmpty();
        rig.at(42 * SECOND_NS).quote(market, 20_300, 20_302);

        assertThat(orders()).containsExactly("TARGET SELL 200 reduce-only");
    }

    @Test
    void shouldTakeUpNewExitsWithAReversal()
    {
        hold(100, 19_900, 20_300);
        rig.at(40 * SECOND_NS).target(market, -50, 20_200, 19_600);
        assertThat(orders()).containsExactly("EXIT SELL 100 reduce-only");
        rig.fill(market, rig.lastId(), 20_000, 100, 0);
        rig.onMarket(market);
        assertThat(orders()).containsExactly("ENTRY SELL 50");
        rig.fill(market, rig.lastId(), 20_000, 50, 0);
        rig.onMarket(market);
        rig.drain();
        rig.at(41 * SECOND_NS).quote(market, 19_890, 19_892);
        assertThat(rig.drain()).as("where the long would have stopped").isEmpty();
        rig.at(42 * SECOND_NS).quote(market, 20_199, 20_200);

        assertThat(orders()).containsExactly("STOP BUY 50 reduce-only");
    }

    @Test
    void shouldNotEnterAgainOnATargetWhosePositionWasStopped()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 19_890, 19_892);
        rig.fill(market, rig.lastId(), 19_890, 100, 0);
        rig.drain();
        rig.at(40 * SECOND_NS).quote(market, 20_000, 20_002);

        assertThat(rig.drain()).isEmpty();
        assertThat(rig.portfolio.position(market.instrument()).lots()).isZero();
    }

    @Test
    void shouldReachTheOtherSideWithAStopHoweverWideTheSpread()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 19_890, 20_050);
        assertThat(rig.drain()).as("the bound is 20 from 19970")
            .last().asString().contains("SELL 100 @ 19890");
        rig = new TradingRig(market);
        rig.at(SECOND_NS).quote(market, 20_000, 20_002);
        hold(-100, 20_100, 19_700);
        rig.at(2 * SECOND_NS).quote(market, 19_960, 20_110);

        assertThat(rig.drain()).last().asString().contains("BUY 100 @ 20110");
    }

    @Test
    void shouldNotEnterWhileTheMarketIsPastTheStopOrTheTarget()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 19_890, 19_892);
        rig.fill(market, rig.lastId(), 19_890, 100, 0);
        rig.drain();
        rig.at(3 * SECOND_NS).target(market, -100, 19_980, 19_700);
        rig.at(32 * SECOND_NS).quote(market, 19_978, 19_980);
        assertThat(rig.drain()).as("cooled down, but the ask is at the stop").isEmpty();
        rig.at(33 * SECOND_NS).quote(market, 19_698, 19_700);
        assertThat(rig.drain()).as("the ask is at the target").isEmpty();
        rig.at(34 * SECOND_NS).quote(market, 19_890, 19_892);

        assertThat(orders()).containsExactly("ENTRY SELL 100");
    }

    @Test
    void shouldNotEnterWhereTheSpreadReachesTheStop()
    {
        rig.at(2 * SECOND_NS).target(market, 100, 20_000, 20_300);
        assertThat(rig.drain()).isEmpty();
    }

    @Test
    void shouldTakeARestingEntryBackWhenItsTargetIsReachedWithoutIt()
    {
        rig.set(ExecutionParams.ALGORITHM, ExecutionAlgorithm.ICEBERG.value());
        rig.at(2 * SECOND_NS).target(market, 100, 19_900, 20_300);
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.drain();
        rig.at(3 * SECOND_NS).quote(market, 20_300, 20_302);

        assertThat(rig.drain()).containsExactly("cancel " + id);
    }

    @Test
    void shouldNotJudgeByPricesThatCannotBeTraded()
    {
        hold(100, 19_900, 20_300);
        rig.at(2 * SECOND_NS).quote(market, 20_400, 20_100);
        rig.at(3 * SECOND_NS).quote(market, 20_000, 20_002);

        assertThat(rig.drain()).isEmpty();
    }

    @Test
    void shouldJudgeByTheLastTradeWhereThereAreNoQuotes()
    {
        final MarketState trades = TestMarket.traded(2, ContractType.LINEAR);
        rig = new TradingRig(trades);
        TestMarket.trade(trades, 20_000);
        rig.at(SECOND_NS).onMarket(trades);
        rig.target(trades, 10, 19_900, 20_300);
        rig.fill(trades, rig.lastId(), 20_000, 10, 0);
        rig.onMarket(trades);
        rig.drain();
        TestMarket.trade(trades, 19_880);
        rig.at(2 * SECOND_NS).onMarket(trades);

        assertThat(orders()).containsExactly("STOP SELL 10 reduce-only");
    }

    @Test
    void shouldTellTheStopOfWhatIsHeldOrAboutToBe()
    {
        final Position position = rig.portfolio.position(market.instrument());
        assertThat(rig.execution.stopTicks(position)).isEqualTo(Units.NULL_TICKS);
        rig.at(2 * SECOND_NS).target(market, 100, 19_900, 20_300);
        assertThat(rig.execution.stopTicks(position)).as("on its way").isEqualTo(19_900);
        rig.fill(market, rig.lastId(), 20_002, 100, 0);
        rig.onMarket(market);
        assertThat(rig.execution.stopTicks(position)).isEqualTo(19_900);
        rig.at(3 * SECOND_NS).quote(market, 19_000, 19_002);
        rig.fill(market, rig.lastId(), 19_000, 100, 0);
        rig.onMarket(market);
        assertThat(rig.execution.stopTicks(position)).as("spent").isEqualTo(Units.NULL_TICKS);
    }

    @Test
    void shouldHashTheExits()
    {
        hold(100, 19_900, 20_300);
        final TradingRig other = rig;
        rig = new TradingRig(market);
        rig.at(SECOND_NS).quote(market, 20_000, 20_002);
        hold(100, 19_901, 20_300);
        assertThat(rig.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void shouldBeFlatAfterEveryStopTargetAndTimeWhateverThePathOfThePrice()
    {
        Seeds.forEach(100, random ->
        {
            rig = new TradingRig(market);
            rig.set(ExecutionParams.ENTRY_COOLDOWN_NS, 0);
            rig.at(SECOND_NS).quote(market, 20_000, 20_002);
            final long sign = random.nextBoolean() ? 1 : -1;
            hold(sign * 100, 20_001 - sign * 50, 20_001 + sign * 80);
            long price = 20_000;
            boolean isDue = false;
            for (int i = 0; i < 700 && !isDue; i++)
            {
                price += random.nextInt(-9, 10);
                rig.at(rig.nowNs + SECOND_NS).quote(market, price, price + 2);
                final long close = sign > 0 ? price : price + 2;
                isDue = sign * (close - 20_001) <= -50 || sign * (close - 20_001) >= 80 ||
                    rig.nowNs - SECOND_NS >= TradingRig.MAX_HOLD_NS;
                assertThat(rig.portfolio.workingOrders().size()).isEqualTo(isDue ? 1 : 0);
            }
            assertThat(isDue).isTrue();
            rig.fill(market, rig.lastId(), price, 100, 0);
            assertThat(rig.portfolio.position(market.instrument()).lots()).isZero();
        });
    }

    private void hold(final long lots, final long stopTicks, final long targetTicks)
    {
        rig.target(market, lots, stopTicks, targetTicks);
        rig.fill(market, rig.lastId(), lots > 0 ? 20_002 : 20_000, Math.abs(lots), 0);
        rig.onMarket(market);
        rig.drain();
    }

    /** Purpose, side and size of the orders since the last call. */
    private List<String> orders()
    {
        return rig.drain().stream().filter(line -> line.startsWith("new "))
            .map(line -> line.replaceFirst("new \\d+ ", "").replaceFirst(" @ .* (IOC|GTC)", "").trim()).toList();
    }

    private Position position()
    {
        return rig.portfolio.position(market.instrument());
    }

    private void trail(final long lots, final long stopTicks, final long trailTicks)
    {
        rig.at(2 * SECOND_NS);
        rig.execution.onTarget(
            market, lots, stopTicks, Units.NULL_TICKS, TradingRig.MAX_HOLD_NS, trailTicks, rig.nowNs);
        rig.fill(market, rig.lastId(), lots > 0 ? 20_002 : 20_000, Math.abs(lots), 0);
        rig.onMarket(market);
        rig.drain();
    }
}
