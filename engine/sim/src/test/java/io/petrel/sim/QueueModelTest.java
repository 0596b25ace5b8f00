package io.petrel.sim;

import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.MarketOrderAction;
import io.petrel.codecs.event.Side;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueModelTest
{
    private static final long SELLER_ID = 900;

    @Test
    void shouldPutCancelsAheadByTheShareOfTheFormula()
    {
        final CancelShare even = new CancelShare(new QueueSettings(QueueModel.POWER, 1.0));
        final CancelShare cube = new CancelShare(new QueueSettings(QueueModel.POWER, 3.0));
        final CancelShare log = new CancelShare(new QueueSettings(QueueModel.LOG, 1.0));

        assertThat(even.ahead(30, 10)).isEqualTo(0.75, within(1e-12));
        assertThat(cube.ahead(30, 10)).isEqualTo(27_000.0 / 28_000.0, within(1e-12));
        assertThat(log.ahead(7, 1)).isEqualTo(0.75, within(1e-12));
        assertThat(cube.ahead(0, 10)).isZero();
        assertThat(cube.ahead(10, 0)).isEqualTo(1.0);
        assertThat(cube.ahead(Long.MAX_VALUE / 2, 1)).isEqualTo(1.0);
    }

    @Test
    void shouldAdvanceByTheExpectedShareOfEachCancel()
    {
        final VenueDriver driver = ofDepth(plain().queue(new QueueSettings(QueueModel.POWER, 1.0)));
        driver.snapshot(levels(99, 30), levels(101, 10));
        driver.limit(1, Side.BUY, 5, 99);
        driver.bid(99, 40);
        driver.bid(99, 36);
        driver.at(2_000);
        // 3 of the 4 cancelled stood before us: 27 are left
        driver.trade(99, 27, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED");
        driver.trade(99, 1, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 FILL 1@99 MAKER");
    }

    @Test
    void shouldCarryPartsOfALotFromCancelToCancel()
    {
        final QueuePosition queue = new QueuePosition();
        final CancelShare even = new CancelShare(new QueueSettings(QueueModel.POWER, 1.0));
        queue.join(100, 1, 0);
        queue.onDisplayed(200, 2, 2, even);
        for (int i = 1; i <= 10; i++)
        {
            queue.onDisplayed(200 - i, 2 + i, 2 + i, even);
        }
        assertThat(queue.aheadLots()).isEqualTo(95);
    }

    @Test
    void shouldKeepATrueQueueWhereOrdersHaveNames()
    {
        final VenueDriver driver = ofDepth(plain().queue(new QueueSettings(QueueModel.FIFO, 1.0)));
        driver.snapshot(levels(99, 10), levels(101, 10));
        driver.marketOrder(MarketOrderAction.ADD, 5, Side.BUY, 99, 4);
        driver.bid(99, 14);
        driver.limit(1, Side.BUY, 5, 99);
        driver.marketOrder(MarketOrderAction.ADD, 6, Side.BUY, 99, 7);
        driver.bid(99, 21);
        driver.restart();

        // a cancel behind us, one before us, one of an order older than the tape, and one at another price
        driver.marketOrder(MarketOrderAction.REMOVE, 6, Side.BUY, 99, 7);
        driver.bid(99, 14);
        driver.marketOrder(MarketOrderAction.REDUCE, 5, Side.BUY, 99, 3);
        driver.bid(99, 11);
        driver.marketOrder(MarketOrderAction.REMOVE, SELLER_ID, Side.BUY, 99, 2);
        driver.bid(99, 9);
        driver.marketOrder(MarketOrderAction.REMOVE, SELLER_ID + 1, Side.BUY, 98, 2);

        // 14 - 3 - 2 are before us; the trade is told twice, by itself and by the order it met
        driver.at(2_000);
        driver.trade(99, 8, AggressorSide.SELLER);
        driver.marketOrder(MarketOrderAction.EXECUTE, SELLER_ID + 2, Side.BUY, 99, 8);
        driver.bid(99, 1);
        assertThat(driver.told()).containsExactly("1 ACCEPTED");
        driver.at(3_000);
        driver.trade(99, 3, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 FILL 2@99 MAKER");
    }

    @Test
    void shouldCountACancelOnceWhenDepthTellsOfItBeforeTheOrderDoes()
    {
        final VenueDriver driver = ofDepth(plain().queue(new QueueSettings(QueueModel.FIFO, 1.0)));
        driver.snapshot(levels(99, 10), levels(101, 10));
        driver.limit(1, Side.BUY, 5, 99);
        driver.at(2_000);
        driver.bid(99, 6);
        driver.marketOrder(MarketOrderAction.REMOVE, 4, Side.BUY, 99, 4);
        driver.at(3_000);
        driver.trade(99, 6, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED");
    }

    /** The names of orders on a seeded tape against a list of who joined when. */
    @Test
    void shouldNumberNamedOrdersAsTheyJoined()
    {
        final MarketOrders orders = new MarketOrders();
        final Map<Long, long[]> plainOrders = new TreeMap<>();
        final SplittableRandom random = new SplittableRandom(5);
        long joined = 0;
        for (int i = 0; i < 20_000; i++)
        {
            final long id = random.nextInt(400);
            switch (random.nextInt(3))
            {
                case 0:
                    orders.add(id, 10);
                    plainOrders.put(id, new long[] {++joined, 10});
                    break;
                case 1:
                    orders.reduce(id, 4);
                    plainOrders.computeIfPresent(id, (key, order) -> order[1] > 4 ?
                        new long[] {order[0], order[1] - 4} : null);
                    break;
                default:
                    orders.remove(id);
                    plainOrders.remove(id);
                    break;
            }
            assertThat(orders.size()).isEqualTo(plainOrders.size());
            assertThat(orders.number(id)).isEqualTo(plainOrders.getOrDefault(id, new long[1])[0]);
        }
        assertThat(orders.lastNumber()).isEqualTo(joined);
    }

    @ParameterizedTest
    @EnumSource(QueueModel.class)
    void shouldNeverStandBeforeTheFrontNorBehindWhatIsDisplayed(final QueueModel model)
    {
        for (long seed = 0; seed < 40; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final CancelShare cancels = new CancelShare(new QueueSettings(model, 0.5 + random.nextDouble() * 3));
            final QueuePosition queue = new QueuePosition();
            long levelLots = random.nextInt(200);
            queue.join(levelLots, 0, 10);
            for (int i = 1; i < 500; i++)
            {
                final long before = queue.aheadLots();
                switch (random.nextInt(3))
                {
                    case 0:
                        levelLots = random.nextInt(200);
                        queue.onDisplayed(levelLots, i, i, cancels);
                        assertThat(queue.aheadLots()).as("seed %d", seed).isLessThanOrEqualTo(levelLots);
                        break;
                    case 1:
                        final long lots = random.nextInt(20);
                        assertThat(queue.onTrade(lots, i - random.nextInt(3))).as("seed %d", seed).isBetween(0L, lots);
                        break;
                    default:
                        queue.onCancelled(random.nextInt(20), random.nextInt(20), i);
                        break;
                }
                assertThat(queue.aheadLots()).as("seed %d", seed).isBetween(0L, before);
            }
        }
    }
}
