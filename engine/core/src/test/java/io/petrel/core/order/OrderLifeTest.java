package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every report in every status: where the order goes, what it still reserves, and what is counted. */
class OrderLifeTest
{
    private static final long SIZE = 10;
    private static final ExecType[] REPORTS =
    {
        ExecType.ACCEPTED, ExecType.REJECTED, ExecType.FILL, ExecType.CANCELLED, ExecType.CANCEL_REJECTED,
        ExecType.REPLACED, ExecType.REPLACE_REJECTED, ExecType.EXPIRED, ExecType.TRIGGERED
    };

    /**
     * Rows: status before. Columns: as REPORTS. A cell: status after by its letter, then ! when something is counted.
     * N new, W working, P partial, C pending cancel, R pending replace, F filled, c cancelled, r rejected, e expired.
     * A fill is of 2 lots, but of a filled order 1 more.
     */
    private static final String[] LIFE =
    {
        "N   W  r  P  c  N! N! N! e  W ",
        "W   W! r  P  c  W! W! W! e  W ",
        "P   P  r  P  c  P! P! P! e  P ",
        "C   C  r  C  c  W  C! C  e  C ",
        "R   R  r  R  c  R! W  W  e  R ",
        "F   F  F! F! F! F  F! F  F! F!",
        "c   c  c! c! c  c  c! c  c  c!",
        "r   r! r  r! r  r  r! r  r! r!",
        "e   e  e! e! e  e  e! e  e  e!",
    };

    private static final String LETTERS = "NWPCRFcre";

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final TradingRig rig = new TradingRig(market);
    private final OrderIntent intent = new OrderIntent();

    static Stream<Arguments> cells()
    {
        return Stream.of(LIFE).flatMap(row ->
        {
            final String[] cells = row.split("\\s+");
            return Stream.iterate(0, i -> i < REPORTS.length, i -> i + 1)
                .map(i -> Arguments.of(status(cells[0].charAt(0)), REPORTS[i], cells[i + 1]));
        });
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @MethodSource("cells")
    void shouldGoOnAsTheTableSays(final OrderStatus before, final ExecType report, final String expected)
    {
        rig.at(1).quote(market, 20_000, 20_001);
        final long id = orderIn(before);
        final long filled = rig.orders.find(id).filledLots();
        final long counted = counted();

        if (ExecType.FILL == report)
        {
            rig.fill(market, id, 20_000, OrderStatus.FILLED == before ? 1 : 2, 0);
        }
        else
        {
            rig.report(market, id, report, Units.NULL_TICKS, 0, filled, Units.NULL_LOTS, 0);
        }

        final Order order = rig.orders.find(id);
        assertThat(order.status()).isEqualTo(status(expected.charAt(0)));
        assertThat(counted() - counted).isEqualTo(expected.endsWith("!") ? 1 : 0);
        assertThat(rig.portfolio.position(market.instrument()).workingBuyLots())
            .isEqualTo(order.status().isOpen() ? order.mostLots() - order.filledLots() : 0);
        assertThat(rig.portfolio.position(market.instrument()).lots()).isEqualTo(order.filledLots());
    }

    private long orderIn(final OrderStatus status)
    {
        rig.gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 20_000, SIZE));
        final long id = rig.lastId();
        switch (status)
        {
            case PENDING_NEW:
                break;
            case REJECTED:
                rig.end(market, id, ExecType.REJECTED);
                break;
            default:
                rig.accept(market, id);
                goOn(id, status);
                break;
        }
        assertThat(rig.orders.find(id).status()).isEqualTo(status);
        return id;
    }

    private void goOn(final long id, final OrderStatus status)
    {
        switch (status)
        {
            case PARTIALLY_FILLED:
                rig.fill(market, id, 20_000, 3, 0);
                break;
            case PENDING_CANCEL:
                rig.gate.onCancelIntent(id);
                break;
            case PENDING_REPLACE:
                rig.gate.onIntent(intent.resting(
                    market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, Side.BUY, 19_999, SIZE).replacing(id));
                break;
            case FILLED:
                rig.fill(market, id, 20_000, SIZE, 0);
                break;
            case CANCELLED:
                rig.end(market, id, ExecType.CANCELLED);
                break;
            case EXPIRED:
                rig.end(market, id, ExecType.EXPIRED);
                break;
            default:
                break;
        }
    }

    private long counted()
    {
        long sum = 0;
        for (final Disorder kind : Disorder.values())
        {
            sum += rig.orders.disorders(kind);
        }
        return sum;
    }

    private static OrderStatus status(final char letter)
    {
        return OrderStatus.values()[LETTERS.indexOf(letter)];
    }
}
