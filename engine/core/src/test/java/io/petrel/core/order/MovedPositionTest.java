package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.VenueAnswers;
import io.petrel.core.execution.Request;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of orders whose position somebody else moved: a person's is so many lots from what was held, and ends; a
 * strategy's target is what is to be held, and stays.
 */
class MovedPositionTest
{
    private static final long INTERVAL_NS = 60 * TradingRig.SECOND_NS;
    private static final long RETRY_NS = 2 * TradingRig.SECOND_NS;
    private static final long WHILE_NS = 10 * INTERVAL_NS;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final MarketState other = TestMarket.quoted(2, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market, other);
    private final VenueAnswers venue = new VenueAnswers();

    @BeforeEach
    void begin()
    {
        rig.set(OrderParams.ANSWER_TIMEOUT_NS, TradingRig.SECOND_NS);
        rig.set(OrderParams.RECONCILE_INTERVAL_NS, INTERVAL_NS);
        rig.set(OrderParams.RECONCILE_RETRY_NS, RETRY_NS);
        rig.set(OrderParams.RECONCILE_TOLERANCE_E8, 0);
        rig.at(1).quote(market, 20_000, 20_001);
        rig.quote(other, 20_000, 20_001);
        rig.orders.onEvent();
        pass(1);
        view(1);
        rig.drain();
    }

    @Test
    void shouldNotTradeBackToAPersonsFilledOrderWhatWasAdoptedSince()
    {
        ask(10, ExecutionAlgorithm.MARKET);
        rig.fill(market, rig.lastId(), 20_001, 10, 0);
        quote();
        adopt(400, rig.lastId());
        quote();

        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new "));
        assertThat(position().lots()).isEqualTo(400);
    }

    @Test
    void shouldEndAPersonsOrderThatIsWorkedWhenItsPositionIsAdopted()
    {
        ask(1_200, ExecutionAlgorithm.TWAP);
        rig.fill(market, rig.lastId(), 20_001, rig.orders.find(rig.lastId()).sizeLots(), 0);
        final long filledLots = position().lots();
        quote();
        adopt(-400, rig.lastId());
        quote();

        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new "));
        assertThat(rig.parentOut).last().isEqualTo("outcome 1 OVERRIDDEN " + filledLots + " of 1200");
    }

    @Test
    void shouldGoOnWithAPersonsOrderWhereTheAcceptedBooksHoldItsPosition()
    {
        ask(1_200, ExecutionAlgorithm.TWAP);
        final long id = rig.lastId();
        rig.fill(market, id, 20_001, rig.orders.find(id).sizeLots(), 0);
        final long filledLots = position().lots();
        quote();
        mismatch(() -> venue.position(1, filledLots, Units.NULL_E8).position(2, 400, Units.NULL_E8));
        accept(id, filledLots, () -> venue.position(1, filledLots, Units.NULL_E8).position(2, 400, Units.NULL_E8));
        assertThat(rig.portfolio.position(other.instrument()).lots()).isEqualTo(400);
        quote();

        assertThat(rig.drain()).anyMatch(line -> line.startsWith("new ") && line.contains(" ENTRY BUY "));
    }

    @Test
    void shouldEndAPersonsOrderWithAFillOfSomebodyElses()
    {
        ask(1_200, ExecutionAlgorithm.TWAP);
        rig.fill(market, rig.lastId(), 20_001, rig.orders.find(rig.lastId()).sizeLots(), 0);
        quote();
        rig.drain();
        rig.reportAs(900, market, 1L << 60, ExecType.FILL, 20_001, 5, 5, 0, 0, Side.BUY);
        rig.operator(OperatorAction.RESUME);
        quote();

        assertThat(rig.drain()).noneMatch(line -> line.startsWith("new "));
        assertThat(rig.parentOut).last().asString().startsWith("outcome 1 OVERRIDDEN ");
    }

    /** It is to hold ten, whoever bought the rest. */
    @Test
    void shouldTradeBackToAStrategysTargetWhatWasAdopted()
    {
        rig.target(market, 10);
        rig.fill(market, rig.lastId(), 20_001, 10, 0);
        quote();
        adopt(400, rig.lastId());
        quote();

        assertThat(rig.drain()).anyMatch(line -> line.contains(" EXIT SELL 390 "));
    }

    private void ask(final long lots, final ExecutionAlgorithm algorithm)
    {
        rig.execution.onRequest(market, Side.BUY, lots, new Request()
            .ask(algorithm, ExecutionAlgorithm.TWAP == algorithm ? WHILE_NS : Units.NULL_TIME_NS).named(77), rig.nowNs);
    }

    /** The operator accepts that so many lots are held, of which an order of ours explains what it filled. */
    private void adopt(final long lots, final long id)
    {
        final long filledLots = position().lots();
        mismatch(() -> venue.position(1, lots, Units.NULL_E8));
        accept(id, filledLots, () -> venue.position(1, lots, Units.NULL_E8));
        assertThat(position().lots()).isEqualTo(lots);
    }

    private void mismatch(final Runnable books)
    {
        pass(INTERVAL_NS);
        books.run();
        view(rig.drain());
        pass(RETRY_NS);
        books.run();
        view(rig.drain());
    }

    private void accept(final long id, final long filledLots, final Runnable books)
    {
        rig.operator(OperatorAction.RESUME);
        pass(1);
        rig.orders.onStatus(venue.status(id, OrderAnswer.FILLED, filledLots, 0, 20_001), rig.nowNs);
        pass(1);
        books.run();
        view(rig.drain());
        assertThat(rig.gateSwitch.isOpen()).isTrue();
        rig.drain();
    }

    /** What was asked for last. */
    private void view(final List<String> out)
    {
        view(out.stream().filter(line -> line.startsWith("reconcile "))
            .mapToLong(line -> Long.parseLong(line.split(" ")[1])).max().orElseThrow());
    }

    private void view(final long requestId)
    {
        rig.orders.onView(venue.view(requestId, Units.NULL_E8), rig.nowNs);
    }

    private Position position()
    {
        return rig.portfolio.position(market.instrument());
    }

    private void pass(final long ns)
    {
        rig.at(rig.nowNs + ns);
        rig.orders.onTime(rig.nowNs);
    }

    private void quote()
    {
        rig.at(rig.nowNs + TradingRig.SECOND_NS).quote(market, 20_000, 20_001);
    }
}
