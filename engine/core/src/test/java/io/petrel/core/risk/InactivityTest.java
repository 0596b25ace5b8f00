package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.Request;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account does that did not trade for long. */
class InactivityTest
{
    private static final long MINUTE_NS = DayClock.MINUTE_NS;
    private static final long DAY_NS = DayClock.DAY_NS;
    private static final long HOLD_NS = 10 * MINUTE_NS;

    private final MarketState first = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState second = TestMarket.quoted(2, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(first, second);
    private final List<String> pings = new ArrayList<>();
    private final Inactivity inactivity = new Inactivity(rig.portfolio, rig.parameters, rig.gateSwitch,
        rig.gate.rules().days(), rig.execution, (account, instrument, lots, stop, hold, lastNs, limitNs) ->
            pings.add(instrument + " " + lots + " stop " + stop));

    @BeforeEach
    void configure()
    {
        rig.at(1).quote(first, 20_000, 20_001);
        rig.quote(second, 20_000, 20_001);
        for (final MarketState market : List.of(first, second))
        {
            rig.execution.onInstrument(market);
            inactivity.onInstrument(market);
        }
        rig.set(ConductParams.INACTIVITY_MAX_DAYS, 30);
        rig.set(ConductParams.INACTIVITY_GUARD_DAYS, 25);
        rig.set(ConductParams.INACTIVITY_STOP_BPS, 100);
        rig.set(ConductParams.INACTIVITY_HOLD_NS, HOLD_NS);
        rig.set(RiskParams.ORDER_SIZE_MIN_LOTS, 7);
    }

    @Test
    void shouldTradeNothingByItselfUnlessItIsAskedTo()
    {
        at(29 * DAY_NS);
        rig.set(ConductParams.INACTIVITY_PING, 0);
        at(31 * DAY_NS);

        assertThat(pings).isEmpty();
        assertThat(rig.sentIds).isEmpty();
    }

    @Test
    void shouldMakeTheSmallestTradeOnceItIsDueAndThenWaitAnotherTime()
    {
        rig.set(ConductParams.INACTIVITY_PING, 1);
        at(25 * DAY_NS);
        assertThat(pings).as("a nanosecond is missing").isEmpty();
        at(25 * DAY_NS + 1);
        assertThat(pings).containsExactly("1 7 stop 19800");
        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new ") && line.contains("ENTRY BUY 7 "));

        rig.fill(first, rig.lastId(), 20_001, 7, 0);
        at(25 * DAY_NS + 2 * MINUTE_NS);
        rig.onMarket(first);
        rig.at(rig.nowNs + HOLD_NS).onMarket(first);
        assertThat(rig.drain()).as("it ends").anyMatch(line -> line.contains(" MAX_HOLD SELL 7 "));
        rig.fill(first, rig.lastId(), 20_000, 7, 0);
        at(26 * DAY_NS);
        at(49 * DAY_NS);
        assertThat(pings).hasSize(1);
        at(51 * DAY_NS);
        assertThat(pings).hasSize(2);
    }

    @Test
    void shouldTryEverySideAndInstrumentThatARuleRefusesAndSendNone()
    {
        rig.set(ConductParams.INACTIVITY_PING, 1);
        rig.set(ConductParams.LISTED_ONLY, 1);
        for (int i = 0; i < 5; i++)
        {
            at(26 * DAY_NS + i * MINUTE_NS);
        }

        assertThat(pings).containsExactly("1 7 stop 19800", "1 -7 stop 20200", "2 7 stop 19800", "2 -7 stop 20200");
        assertThat(rig.sentIds).isEmpty();
        assertThat(rig.drain()).filteredOn(line -> line.startsWith("verdict"))
            .allMatch(line -> line.contains(RuleId.INSTRUMENT_LIST.name()));
        at(26 * DAY_NS + 70 * MINUTE_NS);
        assertThat(pings).as("again after an hour").hasSize(5);
    }

    @Test
    void shouldWaitWhileTheGateIsClosedOrAnythingIsHeld()
    {
        rig.set(ConductParams.INACTIVITY_PING, 1);
        rig.gateSwitch.close(CloseReason.OPERATOR_HALT);
        at(26 * DAY_NS);
        assertThat(pings).isEmpty();
        rig.gateSwitch.resume();
        rig.portfolio.onFill(second.instrument(), TradingRig.ACCOUNT, Side.BUY, 20_000, 5, 0);
        at(26 * DAY_NS + MINUTE_NS);
        at(60 * DAY_NS);
        assertThat(pings).isEmpty();
    }

    @Test
    void shouldWaitForAnOrderThatIsWorkedThoughNothingOfItIsAtTheVenue()
    {
        at(26 * DAY_NS);
        rig.execution.onRequest(first, Side.BUY, 50, new Request().ask(ExecutionAlgorithm.TWAP, DAY_NS)
            .bound(19_000, Double.NaN, Double.NaN), rig.nowNs);
        rig.set(ConductParams.INACTIVITY_PING, 1);
        at(26 * DAY_NS + MINUTE_NS);
        assertThat(rig.sentIds).as("its limit is too low").isEmpty();
        assertThat(pings).isEmpty();
        rig.at(27 * DAY_NS - MINUTE_NS).quote(first, 18_990, 18_991);

        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new ") && line.contains("ENTRY BUY"));
    }

    @Test
    void shouldAskForNothingWithoutStopAndHold()
    {
        final TradingRig bare = new TradingRig(first);
        final Inactivity unset = new Inactivity(bare.portfolio, bare.parameters, bare.gateSwitch,
            bare.gate.rules().days(), bare.execution, (account, instrument, lots, stop, hold, lastNs, limitNs) ->
                pings.add("asked"));
        bare.execution.onInstrument(first);
        unset.onInstrument(first);
        bare.set(ConductParams.INACTIVITY_GUARD_DAYS, 1);
        bare.set(ConductParams.INACTIVITY_PING, 1);
        bare.at(1).quote(first, 20_000, 20_001);
        bare.at(9 * DAY_NS).guardian.onEvent();
        unset.onTime(9 * DAY_NS);

        assertThat(pings).isEmpty();
    }

    @Test
    void shouldHaveWhatItWillTryNextInItsState()
    {
        final long before = hash();
        rig.set(ConductParams.INACTIVITY_PING, 1);
        rig.set(ConductParams.LISTED_ONLY, 1);
        at(26 * DAY_NS);

        assertThat(hash()).isNotEqualTo(before);
    }

    private void at(final long nowNs)
    {
        rig.at(nowNs).guardian.onEvent();
        rig.execution.onTime(nowNs);
        inactivity.onTime(nowNs);
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        inactivity.visitState(hash);
        return hash.value();
    }
}
