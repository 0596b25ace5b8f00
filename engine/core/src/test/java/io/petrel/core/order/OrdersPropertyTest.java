package io.petrel.core.order;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.TradingRig;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.MarketState;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.risk.Gate;
import io.petrel.core.risk.RiskParams;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders against a venue that tells the truth in disorder. A plain book-keeper marks each lot that was told of, by
 * whatever way; the account must hold exactly these, reserve exactly what may still fill, and in the end hold what the
 * venue holds. Orders that are restored in the middle have the same future.
 */
class OrdersPropertyTest
{
    private static final int SEEDS = Integer.getInteger("petrel.sweep", 100);
    private static final int STEPS = 400;
    private static final int NEVER = -1;

    @Test
    void shouldNeitherLoseNorRepeatAFillNorLeaveAnythingReserved()
    {
        final long[] seen = new long[Disorder.values().length];
        Seeds.forEach(SEEDS, random ->
        {
            final Run run = new Run(random, NEVER);
            run.play();
            run.conclude();
            for (final Disorder kind : Disorder.values())
            {
                seen[kind.ordinal()] += run.orders.disorders(kind);
            }
        });
        // The streams are no good if they hold no disorder.
        assertThat(seen[Disorder.DUPLICATE_REPORT.ordinal()]).isGreaterThan(SEEDS);
        assertThat(seen[Disorder.LATE_FILL.ordinal()]).isGreaterThan(SEEDS / 5);
        assertThat(seen[Disorder.LOST_ACKNOWLEDGEMENT.ordinal()]).isGreaterThan(SEEDS);
        assertThat(seen[Disorder.NEVER_ARRIVED.ordinal()]).isGreaterThan(SEEDS / 2);
        assertThat(seen[Disorder.OVERFILL.ordinal()]).isZero();
        assertThat(seen[Disorder.UNKNOWN_ORDER.ordinal()]).isZero();
        assertThat(seen[Disorder.CONTRADICTING_FILL.ordinal()]).isZero();
    }

    @Test
    void shouldHaveTheSameFutureWhenRestoredInTheMiddle()
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Run whole = new Run(new SplittableRandom(seed), NEVER);
            whole.play();
            final Run restored = new Run(new SplittableRandom(seed), (int)(seed * 37 % STEPS));
            restored.play();
            assertThat(restored.left).as("seed " + seed).isEqualTo(whole.left);
            assertThat(restored.hash()).as("seed " + seed).isEqualTo(whole.hash());
        }
    }

    /** One stream. */
    private static final class Run
    {
        private final SplittableRandom random;
        private final int restoredAt;
        private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
        private final TradingRig rig = new TradingRig(market);
        private final OrderIntent intent = new OrderIntent();
        private final PlainVenue venue;
        private final Position position;
        private final List<String> left = new ArrayList<>();
        private Orders orders = rig.orders;
        private Gate gate = rig.gate;
        private boolean connected = true;
        private long sequence = 10;

        Run(final SplittableRandom random, final int restoredAt)
        {
            this.random = random;
            this.restoredAt = restoredAt;
            venue = new PlainVenue(random);
            rig.set(OrderParams.ANSWER_TIMEOUT_NS, 5);
            rig.set(RiskParams.RATE_MAX_ORDERS, 4096);
            rig.set(RiskParams.RATE_WINDOW_NS, 1);
            rig.set(RiskParams.OPEN_ORDERS_MAX, 16);
            rig.at(1).quote(market, 20_000, 20_001);
            rig.drain();
            position = rig.portfolio.position(market.instrument());
        }

        void play()
        {
            for (int i = 0; i < STEPS; i++)
            {
                if (restoredAt == i)
                {
                    restore();
                }
                pass();
                step(random.nextInt(100));
                settle();
            }
        }

        /** Everything arrives and is asked about; then our books and the venue's are the same. */
        void conclude()
        {
            reconnect();
            for (int i = 0; i < 40; i++)
            {
                while (!venue.onTheWay.isEmpty())
                {
                    venue.deliver(orders, rig.nowNs);
                    settle();
                }
                rig.nowNs += 5;
                pass();
                orders.onTime(rig.nowNs);
                settle();
            }
            long venueLots = 0;
            for (final PlainVenue.Truth truth : venue.orders.values())
            {
                venueLots += Side.BUY == truth.side ? truth.cumulativeLots : -truth.cumulativeLots;
                assertThat(orders.find(truth.id).status().isOpen()).isEqualTo(truth.isOpen());
                assertThat(orders.find(truth.id).filledLots()).isEqualTo(truth.cumulativeLots);
            }
            assertThat(position.lots()).isEqualTo(venueLots);
            assertThat(orders.openCount())
                .isEqualTo((int)venue.orders.values().stream().filter(PlainVenue.Truth::isOpen).count());
        }

        long hash()
        {
            final StateHash hash = new StateHash();
            orders.visitState(hash);
            return hash.value();
        }

        private void step(final int dice)
        {
            if (dice < 22)
            {
                propose();
            }
            else if (dice < 32)
            {
                change();
            }
            else if (dice < 52)
            {
                venue.work();
            }
            else if (dice < 90 && connected)
            {
                venue.deliver(orders, rig.nowNs);
            }
            else if (dice < 97)
            {
                orders.onTime(rig.nowNs);
            }
            else if (connected)
            {
                connected = false;
                orders.onSessionLost();
            }
            else
            {
                reconnect();
            }
        }

        private void reconnect()
        {
            if (!connected)
            {
                connected = true;
                venue.reset();
                orders.onSessionStart(rig.nowNs);
                settle();
            }
        }

        private void propose()
        {
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final long priceTicks = 20_000 + random.nextInt(-20, 21);
            gate.onIntent(intent.resting(
                market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, side, priceTicks, random.nextLong(1, 30)));
        }

        private void change()
        {
            final WorkingOrder order = rig.portfolio.workingOrders().first();
            if (null == order)
            {
                return;
            }
            if (random.nextBoolean())
            {
                gate.onCancelIntent(order.clientOrderId());
            }
            else
            {
                gate.onIntent(intent.resting(market, TradingRig.ACCOUNT, OrderPurpose.ENTRY, order.side(),
                    20_000 + random.nextInt(-20, 21), random.nextLong(1, 30)).replacing(order.clientOrderId()));
            }
        }

        private void pass()
        {
            rig.nowNs++;
            sequence++;
            rig.ids.beginEvent(sequence);
            gate.beginEvent(rig.nowNs);
        }

        /** What left goes to the venue; then the books are checked. */
        private void settle()
        {
            final List<String> out = rig.drain().stream()
                .filter(line -> line.matches("(new|cancel|replace|query) .*")).toList();
            left.addAll(out);
            out.forEach(line -> venue.take(line, connected));
            check();
            rig.guardian.onOperator(TradingRig.ACCOUNT, OperatorAction.RESUME);
            rig.drain();
        }

        private void check()
        {
            long toldLots = 0;
            long buyLots = 0;
            long sellLots = 0;
            for (final PlainVenue.Truth truth : venue.orders.values())
            {
                final Order order = orders.find(truth.id);
                final long lots = truth.told.cardinality();
                toldLots += Side.BUY == truth.side ? lots : -lots;
                assertThat(order.filledLots()).as("order " + truth.id).isEqualTo(lots);
            }
            for (WorkingOrder row = rig.portfolio.workingOrders().first(); null != row; row = row.next())
            {
                final Order order = orders.find(row.clientOrderId());
                assertThat(order.status().isOpen()).isTrue();
                assertThat(row.remainingLots()).isEqualTo(order.mostLots() - order.filledLots()).isPositive();
                buyLots += Side.BUY == row.side() ? row.remainingLots() : 0;
                sellLots += Side.SELL == row.side() ? row.remainingLots() : 0;
            }
            assertThat(position.lots()).isEqualTo(toldLots);
            assertThat(position.workingBuyLots()).isEqualTo(buyLots);
            assertThat(position.workingSellLots()).isEqualTo(sellLots);
            assertThat(position.workingOrders()).isEqualTo(orders.openCount());
        }

        /** Orders of another process take over, knowing no more than what was written. */
        private void restore()
        {
            final SnapshotWriter writer = new SnapshotWriter();
            orders.visitState(writer);
            final Orders fresh =
                new Orders(rig.portfolio, rig.instruments, rig.gateSwitch, rig.parameters, rig);
            final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
            fresh.onFills(rig.execution);
            fresh.visitState(reader);
            assertThat(reader.remaining()).isZero();
            assertThat(hashOf(fresh)).isEqualTo(hashOf(orders));
            orders = fresh;
            gate = new Gate(rig.portfolio, rig.parameters, rig.gateSwitch, rig.ids, fresh, rig);
            gate.beginEvent(rig.nowNs);
        }

        private static long hashOf(final Orders orders)
        {
            final StateHash hash = new StateHash();
            orders.visitState(hash);
            return hash.value();
        }
    }
}
