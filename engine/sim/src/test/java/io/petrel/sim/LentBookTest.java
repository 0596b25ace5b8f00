package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.unit.Units;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A venue that reads the core's books beside one that keeps its own: the same words at the same times. */
class LentBookTest
{
    private static final int SEEDS = 24;
    private static final int STEPS = 600;
    private static final long MIDDLE_TICKS = 1_000;

    @Test
    void shouldAnswerAlikeOnSeededMarketsWithGapsAndRefusedLevels()
    {
        long fills = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Pair pair = new Pair(seed);
            try
            {
                pair.play();
            }
            catch (final AssertionError | RuntimeException e)
            {
                throw new AssertionError("seed " + seed, e);
            }
            fills += pair.own.reports.stream().filter(report -> ExecType.FILL == report.execType()).count();
        }
        assertThat(fills).as("a venue that never trades proves nothing").isGreaterThan(SEEDS * 50L);
    }

    @Test
    void shouldRefuseAnEventBeforeWhichSomethingOfTheVenueWasDue()
    {
        final CoreBooks books = new CoreBooks();
        final SimVenue venue = new SimVenue(SimSettings.builder()
            .faults(new FaultSettings(1, 0, 0, 1, false, false, false, 1_000, 10)).build());
        venue.readBooks(books);
        final VenueDriver driver = VenueDriver.of(DepthKind.TRADES_ONLY, SimSettings.builder());
        driver.venue = venue;
        driver.trade(MIDDLE_TICKS, 1, AggressorSide.BUYER);
        final long haltNs = 1_000_000_000L;
        assertThatThrownBy(() -> venue.onMarket(haltNs, driver.lastEvent(), 0, 0))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("was due");
    }

    /** The same events and orders to both. */
    private static final class Pair
    {
        private final SplittableRandom random;
        private final VenueDriver own;
        private final VenueDriver lent;
        private long updateId = 500;
        private long nowNs = 2_000;
        private long lastOrder;
        private boolean hasFeed;

        private Pair(final long seed)
        {
            random = new SplittableRandom(seed);
            own = VenueDriver.ofDepth(settings(seed));
            lent = VenueDriver.ofLentDepth(settings(seed));
        }

        private static SimSettings.Builder settings(final long seed)
        {
            return SimSettings.builder()
                .latency(new LatencySettings(
                    0 == seed % 3 ? LatencyModel.FEED : LatencyModel.CONSTANT, 130, 60, 20, List.of(), 50_000_000, 3,
                    seed))
                .queue(new QueueSettings(QueueModel.values()[(int)(seed % 4)], 2.0))
                .impact(0 == seed % 2 ? ImpactSettings.DEFAULT : new ImpactSettings(0.001, 0.0001, 10_000, 1_000_000))
                .margin(new MarginSettings(10_000_000, 5_000_000, 1_000_000, 5_000_000_000_000L, true, true))
                .faults(new FaultSettings(
                    seed, 2_000_000, 30_000, 2_000, 0 == seed % 2, 3 == seed, 1 == seed, 90_000, 3_000))
                .rememberedOrders(1 << 12);
        }

        private void play()
        {
            snapshot();
            for (int i = 0; i < STEPS; i++)
            {
                nowNs += 1 + random.nextInt(200);
                both(driver -> driver.at(nowNs));
                event(random.nextInt(40));
                for (int orders = random.nextInt(2); orders > 0; orders--)
                {
                    order();
                }
                if (0 == random.nextInt(50))
                {
                    both(VenueDriver::restart);
                }
                assertThat(lent.told()).as("step %d", i).isEqualTo(own.told());
            }
            nowNs += 100_000;
            both(driver -> driver.at(nowNs));
            assertThat(lent.reports).isEqualTo(own.reports);
            assertThat(lent.notices).isEqualTo(own.notices);
        }

        private void event(final int kind)
        {
            if (kind < 10)
            {
                final long ticks = nearTicks();
                final long lots = 1 + random.nextInt(20);
                final AggressorSide side = random.nextBoolean() ? AggressorSide.BUYER : AggressorSide.SELLER;
                both(driver -> driver.trade(ticks, lots, side));
            }
            else if (kind < 14)
            {
                final long bidTicks = MIDDLE_TICKS - 1 - random.nextInt(5);
                final long askTicks = MIDDLE_TICKS + 1 + random.nextInt(5);
                final long quoteId = updateId + random.nextInt(3) - 1;
                both(driver -> driver.quote(quoteId, bidTicks, 7, askTicks, 9));
            }
            else if (kind < 36)
            {
                delta(++updateId, updateId);
            }
            else
            {
                disorder(kind);
            }
            if (!hasFeed)
            {
                snapshot();
            }
        }

        /** Kinds 36 to 39: an old delta, a gap, a level that cannot be, a feed that was lost. */
        private void disorder(final int kind)
        {
            switch (kind)
            {
                case 36:
                    delta(updateId - 1, updateId);
                    break;
                case 37:
                    updateId += 5;
                    delta(updateId, updateId);
                    hasFeed = random.nextInt(3) > 0;
                    break;
                case 38:
                    updateId++;
                    both(driver -> driver.delta(updateId, updateId, nowNs, VenueDriver.levels(999, 3, 0, 5, 998, 1),
                        VenueDriver.levels(1_003, 2)));
                    hasFeed = random.nextInt(3) > 0;
                    break;
                default:
                    both(driver -> driver.status(VenueState.DISCONNECTED, InstrumentState.NULL_VAL));
                    both(driver -> driver.status(VenueState.CONNECTED, InstrumentState.NULL_VAL));
                    hasFeed = false;
                    break;
            }
        }

        private void delta(final long firstId, final long lastId)
        {
            final long[][] bids = random.nextBoolean() ? VenueDriver.levels() :
                VenueDriver.levels(MIDDLE_TICKS - 1 - random.nextInt(10), random.nextInt(30));
            final long[][] asks = VenueDriver.levels(MIDDLE_TICKS + 1 + random.nextInt(10), random.nextInt(30),
                MIDDLE_TICKS + random.nextInt(14), random.nextInt(4));
            both(driver -> driver.delta(firstId, lastId, nowNs, bids, asks));
        }

        private void snapshot()
        {
            hasFeed = true;
            final long[][] bids = new long[10][];
            final long[][] asks = new long[10][];
            for (int i = 0; i < bids.length; i++)
            {
                bids[i] = VenueDriver.level(MIDDLE_TICKS - 1 - i, 1 + random.nextInt(30));
                asks[i] = VenueDriver.level(MIDDLE_TICKS + 1 + i, 1 + random.nextInt(30));
            }
            both(driver ->
            {
                driver.delta(updateId, updateId, nowNs, VenueDriver.levels(), VenueDriver.levels());
                driver.snapshot(bids, asks);
            });
            updateId = own.updateId();
        }

        private void order()
        {
            final int kind = random.nextInt(8);
            final long id = kind < 6 ? ++lastOrder : 1 + random.nextLong(Math.max(1, lastOrder));
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final long ticks = nearTicks();
            final long lots = 1 + random.nextInt(20);
            if (6 == kind)
            {
                both(driver -> driver.cancel(id));
            }
            else if (7 == kind)
            {
                both(driver -> driver.replace(id, ticks, Units.NULL_LOTS));
            }
            else if (0 == kind)
            {
                both(driver -> driver.stop(id, side, lots, ticks));
            }
            else if (1 == kind)
            {
                both(driver -> driver.market(id, side, lots));
            }
            else
            {
                final TimeInForce tif = 2 == kind ? TimeInForce.FOK : TimeInForce.GTC;
                final boolean isReduceOnly = 3 == kind;
                both(driver -> driver.order(id, side, OrderType.LIMIT, tif, lots, ticks, Units.NULL_TICKS, false,
                    isReduceOnly));
            }
        }

        private long nearTicks()
        {
            return MIDDLE_TICKS - 8 + random.nextInt(17);
        }

        private void both(final Consumer<VenueDriver> action)
        {
            action.accept(own);
            action.accept(lent);
        }
    }
}
