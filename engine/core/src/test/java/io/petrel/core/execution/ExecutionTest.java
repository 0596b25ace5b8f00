package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExecutionTest
{
    private static final long SECOND_NS = TradingRig.SECOND_NS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState spot = TestMarket.quoted(2, ContractType.SPOT);
    private final TradingRig rig = new TradingRig(market, spot);

    @BeforeEach
    void quoteTheMarkets()
    {
        rig.at(SECOND_NS).quote(market, 20_000, 20_001);
        rig.quote(spot, 20_000, 20_001);
    }

    @Test
    void shouldTakeWithinTheSlippageBoundOfTheReference()
    {
        target(100);
        assertThat(rig.drain()).contains("new 64 ENTRY BUY 100 @ 20020 IOC");
    }

    @Test
    void shouldSellBelowTheReference()
    {
        target(-100);
        assertThat(rig.drain()).contains("new 64 ENTRY SELL 100 @ 19980 IOC");
    }

    @Test
    void shouldClampSpotTargetAtNothing()
    {
        rig.target(spot, -100);
        assertThat(rig.drain()).isEmpty();
    }

    @Test
    void shouldProposeNothingWhileAnOrderWorks()
    {
        target(100);
        rig.drain();
        target(200);
        rig.at(40 * SECOND_NS).onMarket(market);

        assertThat(rig.drain()).isEmpty();
    }

    @Test
    void shouldTryAnEntryOncePerTarget()
    {
        target(100);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.drain();
        rig.at(40 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).isEmpty();
        target(100);
        assertThat(rig.drain()).anyMatch(line -> line.contains("ENTRY BUY 100"));
    }

    @Test
    void shouldWaitForTheCooldownBetweenEntriesAndDropAStaleTarget()
    {
        target(100);
        rig.fill(market, rig.lastId(), 20_001, 100, 0);
        rig.at(2 * SECOND_NS);
        target(300);
        rig.drain();
        rig.at(31 * SECOND_NS - 1).onMarket(market);
        assertThat(rig.drain()).isEmpty();
        rig.at(31 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).anyMatch(line -> line.contains("ENTRY BUY 200"));
        rig.end(market, rig.lastId(), ExecType.EXPIRED);

        rig.at(32 * SECOND_NS);
        rig.set(ExecutionParams.ENTRY_COOLDOWN_NS, 100 * SECOND_NS);
        target(400);
        rig.drain();
        rig.at(140 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).isEmpty();
    }

    @Test
    void shouldTurnByExitAndThenEntry()
    {
        hold(100);
        rig.at(60 * SECOND_NS);
        target(-50);
        final long exit = rig.lastId();
        assertThat(rig.drain()).contains("new " + exit + " EXIT SELL 100 @ 19980 IOC reduce-only");
        rig.fill(market, exit, 20_000, 100, 0);
        rig.drain();
        rig.onMarket(market);
        assertThat(rig.drain()).anyMatch(line -> line.contains("ENTRY SELL 50 @ 19980 IOC"));
    }

    @Test
    void shouldRetryAnExitUntilDoneButNotBeforeTheInterval()
    {
        hold(100);
        rig.at(60 * SECOND_NS);
        target(0);
        rig.fill(market, rig.lastId(), 20_000, 30, 0);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.drain();
        rig.at(61 * SECOND_NS - 1).onMarket(market);
        assertThat(rig.drain()).isEmpty();
        rig.at(61 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).anyMatch(line -> line.contains("EXIT SELL 70"));
    }

    @Test
    void shouldExitWhenHeldForTheLongestTime()
    {
        hold(100);
        rig.at(601 * SECOND_NS - 1).execution.onTime(rig.nowNs);
        assertThat(rig.drain()).isEmpty();
        rig.at(601 * SECOND_NS).execution.onTime(rig.nowNs);

        assertThat(rig.drain()).anyMatch(line -> line.contains("MAX_HOLD SELL 100"));
    }

    @Test
    void shouldExitWithTheNextSafeMarketWhenTimeIsOverOnAnUnsafeOne()
    {
        hold(100);
        TestMarket.quote(market, 20_001, 20_000);
        rig.at(700 * SECOND_NS).execution.onTime(rig.nowNs);
        assertThat(rig.drain()).isEmpty();
        rig.at(701 * SECOND_NS).quote(market, 20_000, 20_001);

        assertThat(rig.drain()).anyMatch(line -> line.contains("MAX_HOLD SELL 100"));
    }

    @Test
    void shouldLeaveSmallChangesAloneButAlwaysGoFlat()
    {
        hold(1_000);
        rig.at(60 * SECOND_NS);
        target(1_099);
        target(950);
        assertThat(rig.drain()).isEmpty();
        target(0);
        assertThat(rig.drain()).anyMatch(line -> line.contains("EXIT SELL 1000"));
    }

    @Test
    void shouldRestPostOnlyAtTheBestPriceAndFollowIt()
    {
        rig.set(ExecutionParams.ALGORITHM, ExecutionAlgorithm.ICEBERG.value());
        target(100);
        final long id = rig.lastId();
        assertThat(rig.drain()).contains("new " + id + " ENTRY BUY 100 @ 20000 GTC post-only");
        rig.accept(market, id);

        rig.at(3 * SECOND_NS).quote(market, 20_002, 20_003);
        assertThat(rig.drain()).isEmpty();
        rig.at(6 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).containsExactly("verdict " + id + " NONE", "replace " + id + " 100 @ 20002");
        rig.end(market, id, ExecType.REPLACED);

        rig.at(20 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).isEmpty();
        rig.at(21 * SECOND_NS).quote(market, 20_004, 20_005);
        rig.end(market, id, ExecType.REPLACED);
        rig.drain();
        rig.at(30 * SECOND_NS).quote(market, 20_006, 20_007);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);
        rig.onMarket(market);
        assertThat(rig.drain()).as("it was moved often enough: the next one takes")
            .contains("new " + rig.lastId() + " ENTRY BUY 100 @ 20026 IOC");
    }

    @Test
    void shouldTakeARestingOrderBackWhenItIsNotWantedAnyMore()
    {
        rig.set(ExecutionParams.ALGORITHM, ExecutionAlgorithm.ICEBERG.value());
        target(100);
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.drain();
        target(-100);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);
        rig.at(40 * SECOND_NS).onMarket(market);
        assertThat(rig.drain()).anyMatch(line -> line.contains("ENTRY SELL 100 @ 20001 GTC post-only"));
    }

    @Test
    void shouldTakeARestingOrderBackWhenItsTimeIsOverAndTakeTheRest()
    {
        rig.set(ExecutionParams.ALGORITHM, ExecutionAlgorithm.ICEBERG.value());
        target(100);
        final long id = rig.lastId();
        rig.accept(market, id);
        rig.drain();
        rig.at(61 * SECOND_NS - 1).execution.onTime(rig.nowNs);
        assertThat(rig.drain()).isEmpty();
        rig.at(61 * SECOND_NS).execution.onTime(rig.nowNs);
        assertThat(rig.drain()).containsExactly("cancel " + id);
        rig.end(market, id, ExecType.CANCELLED);
        rig.onMarket(market);

        assertThat(rig.drain()).contains("new " + rig.lastId() + " ENTRY BUY 100 @ 20020 IOC");
    }

    @Test
    void shouldRestAtTheReferenceWhenTheFeedHasTradesOnly()
    {
        final MarketState trades = TestMarket.traded(3, ContractType.LINEAR);
        TestMarket.trade(trades, 20_000);
        rig.set(ExecutionParams.ALGORITHM, ExecutionAlgorithm.ICEBERG.value());
        rig.target(trades, 10);

        assertThat(rig.drain()).anyMatch(line -> line.contains("ENTRY BUY 10 @ 20000 GTC post-only"));
    }

    @Test
    void shouldNotActOnNumbersItLacks()
    {
        final Parameters unset = new Parameters(TradingRig.SPECS);
        final Execution bare = new Execution(rig.portfolio, unset, new Paces(unset), new IntentSink()
        {
            @Override
            public void onIntent(final OrderIntent intent)
            {
                throw new AssertionError("proposed without numbers");
            }

            @Override
            public void onCancelIntent(final long clientOrderId)
            {
                throw new AssertionError("cancelled without cause");
            }

            @Override
            public boolean admitsClosing(final OrderPurpose purpose)
            {
                return true;
            }

            @Override
            public boolean admitsEntries()
            {
                return true;
            }
        }, rig, rig);
        bare.onTarget(market, 100, 1, 2, 1, 1);
        rig.portfolio.onFill(market.instrument(), 1, Side.BUY, 20_000, 5, 0);
        bare.onTarget(market, 0, 1, 2, 1, 2);
        bare.onTime(Long.MAX_VALUE);
    }

    @Test
    void shouldKeepATargetThatWantsLessThanItIsReducedTo()
    {
        hold(100);
        rig.at(60 * SECOND_NS);
        target(20);
        rig.fill(market, rig.lastId(), 20_000, 40, 0);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.drain();
        rig.execution.reduceTo(rig.portfolio.position(market.instrument()), 50, rig.nowNs);
        rig.at(62 * SECOND_NS).onMarket(market);

        assertThat(rig.drain()).anyMatch(line -> line.contains("EXIT SELL 40"));
    }

    @Test
    void shouldNotEnterAgainWithoutASignalWhenAStopClosesWhatATargetLeft()
    {
        rig.target(market, 100, 19_900, Units.NULL_TICKS);
        rig.fill(market, rig.lastId(), 20_001, 100, 0);
        rig.at(60 * SECOND_NS);
        target(50);
        rig.fill(market, rig.lastId(), 20_000, 50, 0);
        rig.at(62 * SECOND_NS).quote(market, 19_900, 19_901);
        assertThat(rig.drain()).anyMatch(line -> line.contains("STOP SELL 50"));
        rig.fill(market, rig.lastId(), 19_900, 50, 0);
        rig.drain();
        rig.at(70 * SECOND_NS).quote(market, 20_000, 20_001);
        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new "));

        target(50);
        assertThat(rig.drain()).as("a new signal").anyMatch(line -> line.contains("ENTRY BUY 50"));
    }

    @Test
    void shouldStillTurnWhenAStopClosesWhatIsTurned()
    {
        rig.target(market, 100, 19_900, Units.NULL_TICKS);
        rig.fill(market, rig.lastId(), 20_001, 100, 0);
        rig.at(60 * SECOND_NS);
        target(-50);
        rig.end(market, rig.lastId(), ExecType.EXPIRED);
        rig.at(62 * SECOND_NS).quote(market, 19_900, 19_901);
        rig.fill(market, rig.lastId(), 19_900, 100, 0);
        rig.drain();
        rig.at(64 * SECOND_NS).onMarket(market);

        assertThat(rig.drain()).anyMatch(line -> line.contains("ENTRY SELL 50"));
    }

    @Test
    void shouldCutHoweverLittleTheCutIs()
    {
        hold(1_000);
        rig.at(60 * SECOND_NS);
        target(980);
        assertThat(rig.drain()).as("not worth an order to the strategy").isEmpty();
        rig.execution.reduceTo(rig.portfolio.position(market.instrument()), 990, rig.nowNs);
        assertThat(rig.drain()).as("the target wants less").anyMatch(line -> line.contains("EXIT SELL 20"));
        rig.fill(market, rig.lastId(), 20_000, 20, 0);
        rig.at(62 * SECOND_NS);
        rig.execution.reduceTo(rig.portfolio.position(market.instrument()), 950, rig.nowNs);
        assertThat(rig.drain()).anyMatch(line -> line.contains("EXIT SELL 30"));
        rig.fill(market, rig.lastId(), 20_000, 30, 0);
        rig.at(64 * SECOND_NS);
        target(940);

        assertThat(rig.drain()).as("the next target is worked as any").noneMatch(line -> line.startsWith("new "));
    }

    @Test
    void shouldEnterNothingToReachWhatItWasReducedTo()
    {
        rig.target(market, 100, 19_900, Units.NULL_TICKS);
        rig.fill(market, rig.lastId(), 20_001, 100, 0);
        rig.at(60 * SECOND_NS).onMarket(market);
        rig.execution.reduceTo(rig.portfolio.position(market.instrument()), 50, rig.nowNs);
        rig.fill(market, rig.lastId(), 20_000, 50, 0);
        rig.at(61 * SECOND_NS).quote(market, 19_900, 19_901);
        rig.fill(market, rig.lastId(), 19_900, 50, 0);
        rig.drain();
        rig.at(70 * SECOND_NS).quote(market, 20_000, 20_001);

        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new "));
    }

    private void target(final long lots)
    {
        rig.target(market, lots);
    }

    private void hold(final long lots)
    {
        target(lots);
        rig.fill(market, rig.lastId(), 20_001, lots, 0);
        rig.onMarket(market);
        rig.drain();
    }
}
