package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.VenueAnswers;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.CloseReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is taken over of the venue's books: positions that no order of ours explains, and the order of its bookings. */
class AdoptionTest
{
    private static final long INTERVAL_NS = 60 * TradingRig.SECOND_NS;
    private static final long RETRY_NS = 2 * TradingRig.SECOND_NS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final VenueAnswers venue = new VenueAnswers();
    private final OrderIntent intent = new OrderIntent();

    @BeforeEach
    void begin()
    {
        rig.set(OrderParams.ANSWER_TIMEOUT_NS, TradingRig.SECOND_NS);
        rig.set(OrderParams.RECONCILE_INTERVAL_NS, INTERVAL_NS);
        rig.set(OrderParams.RECONCILE_RETRY_NS, RETRY_NS);
        rig.set(OrderParams.RECONCILE_TOLERANCE_E8, 0);
        rig.at(1).quote(market, 20_000, 20_001);
        rig.orders.onEvent();
        pass(1);
        view(1);
        rig.drain();
    }

    @Test
    void shouldAskAboutAnOrderThatEndedLatelyBeforeItsLotsAreAdopted()
    {
        final long id = cancelledWithAnUntoldFill();
        mismatched(4);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        assertThat(rig.drain()).contains("query " + id + " ADOPTION").noneMatch(line -> line.startsWith("reconcile "));

        rig.orders.onStatus(
            venue.status(id, OrderAnswer.CANCELLED, 4, 0, 20_000, new long[] {20_000, 4, 4}), rig.nowNs);
        pass(1);
        venue.position(1, 4, Units.NULL_E8);
        view(4);
        rig.reportAs(9, market, id, ExecType.FILL, 20_000, 4, 4, 0, 0, Side.BUY);

        assertThat(rig.drain()).contains("reconcile 4 SECOND_LOOK", "reconciled 4 MATCHED 0");
        assertThat(position().lots()).isEqualTo(4);
        assertThat(rig.portfolio.adoptions()).isZero();
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldNotBookALateFillOnTopOfAnAdoptedPositionThatContainsIt()
    {
        final long id = cancelledWithAnUntoldFill();
        mismatched(4);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        rig.orders.onStatus(venue.status(id, OrderAnswer.CANCELLED, 4, 0, 20_000), rig.nowNs);
        pass(1);
        venue.position(1, 4, Units.NULL_E8);
        view(4);
        assertThat(rig.drain()).as("the venue counts the fill, and does not tell it")
            .contains("reconciled 4 ACCEPTED 1");

        rig.reportAs(9, market, id, ExecType.FILL, 20_000, 4, 4, 0, 0, Side.BUY);
        assertThat(position().lots()).isEqualTo(4);
        assertThat(rig.orders.disorders(Disorder.DUPLICATE_REPORT)).isEqualTo(1);
    }

    /** Somebody else bought four, which the venue told of in its books first. */
    @Test
    void shouldNotBookALateFillOfSomebodyElsesThatTheAdoptedPositionContains()
    {
        final long boughtNs = rig.nowNs + 1;
        mismatched(4);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        venue.at(rig.nowNs).position(1, 4, Units.NULL_E8);
        view(4);
        assertThat(rig.drain()).contains("reconciled 4 ACCEPTED 1");
        final long laterNs = rig.nowNs + 1;
        rig.at(boughtNs).reportAs(9, market, 1L << 60, ExecType.FILL, 20_000, 4, 4, 0, 0, Side.BUY);
        assertThat(position().lots()).isEqualTo(4);
        assertThat(rig.gateSwitch.isOpen()).as("accepted already").isTrue();

        rig.at(laterNs).reportAs(10, market, 1L << 60, ExecType.FILL, 20_000, 3, 7, 0, 0, Side.BUY);
        assertThat(position().lots()).as("bought since").isEqualTo(7);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
    }

    /** Books of the same instant contain it or not: nothing leaves until the next comparison has told. */
    @Test
    void shouldCloseTheGateOverAFillOfTheInstantOfTheAdoptedBooks()
    {
        adoptedFour();
        rig.reportAs(9, market, 1L << 60, ExecType.FILL, 20_000, 4, 4, 0, 0, Side.BUY);

        assertThat(rig.gateSwitch.isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
        assertThat(rig.orders.disorders(Disorder.DUPLICATE_REPORT)).isZero();
        rig.drain();
        pass(INTERVAL_NS);
        venue.position(1, 4, Units.NULL_E8);
        view(5);
        assertThat(rig.drain()).contains("differs 5 POSITION_LOTS none ours 8 venue 4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldBookAFillOfSomebodyElsesWhereTheVenueDoesNotSayWhen(final boolean saysWhenItsBooksAreOf)
    {
        venue.at(saysWhenItsBooksAreOf ? rig.nowNs + 2 * INTERVAL_NS : Units.NULL_TIME_NS);
        adoptFour();
        rig.nowNs = saysWhenItsBooksAreOf ? Units.NULL_TIME_NS : rig.nowNs;
        rig.reportAs(9, market, 1L << 60, ExecType.FILL, 20_000, 3, 3, 0, 0, Side.BUY);

        assertThat(position().lots()).isEqualTo(7);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
    }

    @Test
    void shouldAskForTheBooksInTheEventOfTheLastAnswer()
    {
        final long working = rest(Side.BUY, 19_990);
        rig.accept(market, working);
        final long ended = cancelledWithAnUntoldFill();
        pass(INTERVAL_NS);
        venue.order(working, 19_990, 0, 10).position(1, 4, Units.NULL_E8);
        view(2);
        pass(RETRY_NS);
        venue.order(working, 19_990, 0, 10).position(1, 4, Units.NULL_E8);
        view(3);
        rig.drain();
        rig.operator(OperatorAction.RESUME);
        assertThat(rig.drain()).contains("query " + working + " ADOPTION", "query " + ended + " ADOPTION");
        rig.orders.onStatus(venue.status(ended, OrderAnswer.CANCELLED, 0, 0, 20_000), rig.nowNs);
        assertThat(rig.drain()).as("one is not known yet").noneMatch(line -> line.startsWith("reconcile "));
        rig.end(market, working, ExecType.CANCELLED);

        assertThat(rig.drain()).as("a report says what became of it").contains("reconcile 4 SECOND_LOOK");
    }

    @Test
    void shouldAskAgainBeforeItAdoptsWhenTheAnswerIsLost()
    {
        final long id = cancelledWithAnUntoldFill();
        mismatched(4);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        rig.drain();
        pass(TradingRig.SECOND_NS);

        assertThat(rig.drain()).contains("query " + id + " MISSING_FILL")
            .noneMatch(line -> line.startsWith("reconcile "));
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
    }

    @Test
    void shouldNotAdoptFromAViewThatWasAskedForBeforeTheOperatorAccepted()
    {
        final long id = cancelledWithAnUntoldFill();
        mismatched(4);
        pass(RETRY_NS);
        rig.drain();
        rig.operator(OperatorAction.RESUME);
        venue.position(1, 4, Units.NULL_E8);
        view(4);

        assertThat(rig.drain()).contains("reconciled 4 LOOK_AGAIN 1");
        assertThat(position().lots()).isZero();
        pass(RETRY_NS);
        assertThat(rig.drain()).contains("query " + id + " ADOPTION");
    }

    @Test
    void shouldNotAskAboutOrdersThatEndedBeforeTheBooksWereEqual()
    {
        final long id = rest(Side.BUY, 20_000);
        rig.end(market, id, ExecType.CANCELLED);
        pass(INTERVAL_NS);
        view(2);
        pass(INTERVAL_NS);
        venue.position(1, 4, Units.NULL_E8);
        view(3);
        pass(RETRY_NS);
        venue.position(1, 4, Units.NULL_E8);
        view(4);
        rig.drain();
        rig.operator(OperatorAction.RESUME);
        pass(1);
        venue.position(1, 4, Units.NULL_E8);
        view(5);

        assertThat(rig.drain()).contains("reconciled 5 ACCEPTED 1").noneMatch(line -> line.startsWith("query"));
        assertThat(position().lots()).isEqualTo(4);
    }

    @Test
    void shouldTakeOverTheVenuesCostWhenItBookedTheSameFillsInAnotherOrder()
    {
        final long first = rest(Side.BUY, 20_000);
        rig.fill(market, first, 20_000, 10, 0);
        final long second = rest(Side.BUY, 20_001);
        final long third = rest(Side.SELL, 20_001);
        rig.fill(market, second, 19_900, 10, 0);
        rig.fill(market, third, 20_001, 10, 0);
        final long equityE8 = rig.portfolio.equityE8();
        final long tickE8 = market.instrument().contract().notionalE8(1, 1);
        pass(INTERVAL_NS);
        rig.drain();
        venue.position(1, 10, 199_000 * tickE8);
        rig.orders.onView(venue.view(2, 10 * tickE8), rig.nowNs);

        assertThat(rig.drain()).containsSubsequence(
            "differs 2 POSITION_COST none ours " + 199_500 * tickE8 + " venue " + 199_000 * tickE8,
            "differs 2 NET_PROFIT none ours " + 510 * tickE8 + " venue " + 10 * tickE8,
            "reconciled 2 REBOOKED 2");
        assertThat(position().costE8()).isEqualTo(199_000 * tickE8);
        assertThat(rig.portfolio.realisedE8()).isEqualTo(10 * tickE8);
        assertThat(rig.portfolio.equityE8()).isEqualTo(equityE8);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    /** The fill that RESUME was given over is told before anything is adopted: then only the order of fills differs. */
    @Test
    void shouldTakeOverTheVenuesCostWhereOwnFillsExplainWhatTheOperatorAccepted()
    {
        final long first = rest(Side.BUY, 20_000);
        rig.fill(market, first, 20_000, 10, 0);
        final long second = rest(Side.BUY, 20_001);
        rig.end(market, second, ExecType.CANCELLED);
        final long third = rest(Side.SELL, 20_001);
        rig.fill(market, third, 20_001, 10, 0);
        mismatched(10);
        final long tickE8 = market.instrument().contract().notionalE8(1, 1);
        rig.operator(OperatorAction.RESUME);
        pass(1);
        rig.orders.onStatus(venue.status(first, OrderAnswer.FILLED, 10, 0, 20_000), rig.nowNs);
        rig.orders.onStatus(venue.status(third, OrderAnswer.FILLED, 10, 0, 20_001), rig.nowNs);
        rig.orders.onStatus(venue.status(second, OrderAnswer.CANCELLED, 10, 0, 20_001,
            new long[] {19_900, 10, 10}), rig.nowNs);
        pass(1);
        rig.drain();
        venue.position(1, 10, 199_500 * tickE8);
        rig.orders.onView(venue.view(4, 510 * tickE8), rig.nowNs);

        assertThat(rig.drain()).contains("reconciled 4 REBOOKED 2");
        assertThat(position().costE8()).isEqualTo(199_500 * tickE8);
        assertThat(rig.portfolio.realisedE8()).isEqualTo(510 * tickE8);
        assertThat(rig.gateSwitch.isOpen()).isTrue();
    }

    @Test
    void shouldNotTakeOverACostThatTheProfitDoesNotMakeUpFor()
    {
        final long id = rest(Side.BUY, 20_000);
        rig.fill(market, id, 20_000, 10, 0);
        final long costE8 = position().costE8();
        pass(INTERVAL_NS);
        rig.drain();
        venue.position(1, 10, costE8 - 5);
        rig.orders.onView(venue.view(2, -4), rig.nowNs);

        assertThat(rig.drain()).contains("reconciled 2 LOOK_AGAIN 2");
        assertThat(position().costE8()).isEqualTo(costE8);
    }

    /** Somebody else bought four; our books have them as of now. */
    private void adoptedFour()
    {
        venue.at(rig.nowNs + INTERVAL_NS + RETRY_NS);
        adoptFour();
    }

    private void adoptFour()
    {
        mismatched(4);
        rig.operator(OperatorAction.RESUME);
        venue.position(1, 4, Units.NULL_E8);
        view(4);
        assertThat(rig.drain()).contains("reconciled 4 ACCEPTED 1");
    }

    /** The venue filled four lots before it took the order back, and of these only the second is told. */
    private long cancelledWithAnUntoldFill()
    {
        final long id = rest(Side.BUY, 20_000);
        rig.end(market, id, ExecType.CANCELLED);
        return id;
    }

    private void mismatched(final long lots)
    {
        pass(INTERVAL_NS);
        venue.position(1, lots, Units.NULL_E8);
        view(2);
        pass(RETRY_NS);
        venue.position(1, lots, Units.NULL_E8);
        view(3);
        assertThat(rig.gateSwitch.isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        rig.drain();
    }

    private Position position()
    {
        return rig.portfolio.position(market.instrument());
    }

    private long rest(final Side side, final long priceTicks)
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side, priceTicks, 10));
        return rig.lastId();
    }

    private void pass(final long ns)
    {
        rig.at(rig.nowNs + ns);
        rig.orders.onTime(rig.nowNs);
    }

    private void view(final long requestId)
    {
        rig.orders.onView(venue.view(requestId, Units.NULL_E8), rig.nowNs);
    }
}
