package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.sim.VenueDriver.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded markets and orders; after every step, everything the venue said is held against what the market had shown. */
class SimVenuePropertyTest
{
    private static final int SEEDS = 12;
    private static final int STEPS = 1_500;

    @ParameterizedTest(name = "shouldKeepItsInvariants, entry latency {0} ns")
    @ValueSource(longs = {0, 7, 130, 900})
    void shouldKeepItsInvariantsOnRandomMarketsAndOrders(final long orderLatencyNs)
    {
        long takerFills = 0;
        long makerFills = 0;
        for (int i = 0; i < SEEDS; i++)
        {
            final long seed = orderLatencyNs * 1_000 + i;
            final Run run = new Run(seed, orderLatencyNs);
            try
            {
                run.play();
            }
            catch (final AssertionError | RuntimeException e)
            {
                throw new AssertionError("seed " + seed + ", entry latency " + orderLatencyNs, e);
            }
            takerFills += run.takerFills;
            makerFills += run.makerFills;
        }
        // A run that never trades proves nothing.
        assertThat(takerFills).isGreaterThan(1_000);
        assertThat(makerFills).isGreaterThan(1_000);
    }

    @ParameterizedTest(name = "shouldBeReconstructible, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldReachTheSameStateWhenDrivenAgainWithTheSameInputs(final long seed)
    {
        final Run first = new Run(seed, 130);
        first.play();
        final Run second = new Run(seed, 130);
        second.play();
        final Run other = new Run(seed + 100, 130);
        other.play();

        assertThat(second.driver.reports).isEqualTo(first.driver.reports);
        assertThat(second.driver.stateHash()).isEqualTo(first.driver.stateHash());
        assertThat(other.driver.stateHash()).isNotEqualTo(first.driver.stateHash());
    }

    @ParameterizedTest(name = "shouldGoOnFromASnapshot, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGoOnFromASnapshotAsIfNothingHadHappened(final long seed)
    {
        final Run whole = new Run(lively(seed), seed);
        whole.play();
        final Run restored = new Run(lively(seed), seed);
        restored.restarts = new SplittableRandom(~seed);
        restored.play();

        assertThat(restored.driver.reports).as("seed %d", seed).isEqualTo(whole.driver.reports);
        assertThat(restored.driver.notices).as("seed %d", seed).isEqualTo(whole.driver.notices);
        assertThat(restored.driver.stateHash()).as("seed %d", seed).isEqualTo(whole.driver.stateHash());
        assertThat(whole.driver.notices).as("outages and halts").isNotEmpty();
    }

    @ParameterizedTest(name = "shouldNotCareHowOftenItIsPolled, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotCareHowOftenItIsPolled(final long seed)
    {
        final Run seldom = new Run(lively(seed), seed);
        seldom.play();
        final Run often = new Run(lively(seed), seed);
        often.pollStepNs = 20 + seed;
        often.play();

        assertThat(often.driver.reports).as("seed %d", seed).isEqualTo(seldom.driver.reports);
        assertThat(often.driver.notices).as("seed %d", seed).isEqualTo(seldom.driver.notices);
        assertThat(often.driver.stateHash()).as("seed %d", seed).isEqualTo(seldom.driver.stateHash());
    }

    /** Everything that has state is on, and each seed takes another queue and latency model. */
    private static SimSettings.Builder lively(final long seed)
    {
        final LatencyModel latency = LatencyModel.values()[(int)(seed % 3)];
        final List<LatencySettings.Quantile> quantiles = LatencyModel.SAMPLED != latency ? List.of() : List.of(
            new LatencySettings.Quantile(10_000_000, 50), new LatencySettings.Quantile(90_000_000, 900));
        return SimSettings.builder()
            .latency(new LatencySettings(latency, 130, 60, 0, quantiles, 50_000_000, 3, seed))
            .queue(new QueueSettings(QueueModel.values()[(int)(seed % 4)], 2.0))
            .fees(new FeeSettings(List.of(
                new FeeSettings.Tier(0, -10_000, 50_000), new FeeSettings.Tier(1_000_000, -20_000, 40_000)),
                3, 0, 0, 1_000))
            .impact(new ImpactSettings(0.001, 0.0001, 10_000, 1_000_000))
            .filters(new FilterSettings(1, 1, 1, 25, 0, Long.MAX_VALUE, 5_000_000, 40))
            .rateLimit(new RateLimitSettings(200, 1_000_000, 5_000))
            .margin(new MarginSettings(10_000_000, 5_000_000, 1_000_000, 5_000_000_000_000L, true, true))
            .faults(new FaultSettings(
                seed, 2_000_000, 30_000, 2_000, 0 == seed % 2, 3 == seed, 1 == seed, 50_000, 3_000))
            .rememberedOrders(1 << 12);
    }

    /** What the test knows of an order it sent. */
    private static final class Sent
    {
        private final Side side;
        private final boolean isPostOnly;
        private final boolean isReduceOnly;
        private long sizeLots;
        private long limitTicks;
        private long cumulativeLots;
        private boolean isOver;

        private Sent(
            final Side side,
            final long sizeLots,
            final long limitTicks,
            final boolean isPostOnly,
            final boolean isReduceOnly)
        {
            this.side = side;
            this.sizeLots = sizeLots;
            this.limitTicks = limitTicks;
            this.isPostOnly = isPostOnly;
            this.isReduceOnly = isReduceOnly;
        }
    }

    /** One seeded day. */
    private static final class Run
    {
        private final SplittableRandom random;
        private final VenueDriver driver;
        private final RandomMarket market;
        private final Map<Long, Sent> sent = new HashMap<>();
        private final Map<Long, long[]> pendingReplaces = new HashMap<>();
        /** By side and price: lots shown, lots taken since that changed, lots ever put there, lots ever taken. */
        private final Map<Long, long[]> levels = new HashMap<>();
        private TreeMap<Long, Long> bidsBefore = new TreeMap<>();
        private TreeMap<Long, Long> asksBefore = new TreeMap<>();
        private int checked;
        private long lastId;
        private long positionLots;
        private long takerFills;
        private long makerFills;

        private boolean isChecked = true;
        private SplittableRandom restarts;
        private long pollStepNs;

        private Run(final long seed, final long orderLatencyNs)
        {
            this(seed, SimSettings.builder()
                .latency(LatencySettings.constant(orderLatencyNs, 0)).rememberedOrders(1 << 12));
        }

        /** A venue with faults and impact: what it does is compared, not judged. */
        private Run(final SimSettings.Builder settings, final long seed)
        {
            this(seed, settings);
            isChecked = false;
        }

        private Run(final long seed, final SimSettings.Builder settings)
        {
            random = new SplittableRandom(seed);
            driver = VenueDriver.ofDepth(settings);
            market = new RandomMarket(random, driver);
        }

        private void play()
        {
            market.open();
            rememberView();
            for (int i = 0; i < STEPS; i++)
            {
                letPass(1 + random.nextInt(200));
                check();
                market.step();
                rememberView();
                checkTradeFills();
                check();
                for (int orders = random.nextInt(3); orders > 0; orders--)
                {
                    act();
                    check();
                }
            }
            driver.at(driver.nowNs() + 100_000);
            check();
        }

        private void letPass(final long ns)
        {
            final long untilNs = driver.nowNs() + ns;
            while (pollStepNs > 0 && driver.nowNs() + pollStepNs < untilNs)
            {
                driver.at(driver.nowNs() + pollStepNs);
            }
            driver.at(untilNs);
            if (null != restarts && 0 == restarts.nextInt(10))
            {
                driver.restart();
            }
        }

        private void act()
        {
            final int action = random.nextInt(10);
            if (action < 6 || 0 == lastId)
            {
                sendNew();
            }
            else if (action < 8)
            {
                driver.cancel(1 + random.nextLong(lastId));
            }
            else
            {
                replace(Math.max(1, lastId - random.nextInt(20)));
            }
        }

        private void sendNew()
        {
            final long id = ++lastId;
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final OrderType type = OrderType.values()[random.nextInt(4)];
            final TimeInForce tif = TimeInForce.values()[random.nextInt(5)];
            final boolean hasLimit = OrderType.LIMIT == type || OrderType.STOP_LIMIT == type;
            final boolean isStop = OrderType.STOP == type || OrderType.STOP_LIMIT == type;
            final long priceTicks = hasLimit ? nearTicks() : Units.NULL_TICKS;
            final long stopTicks = isStop ? nearTicks() : Units.NULL_TICKS;
            final long lots = 1 + random.nextInt(30);
            final boolean isPostOnly = random.nextInt(4) == 0;
            final boolean isReduceOnly = random.nextInt(4) == 0;
            sent.put(id, new Sent(side, lots, priceTicks, isPostOnly, isReduceOnly));
            if (tif.value() > TimeInForce.FOK.value() || 0 == random.nextInt(5))
            {
                driver.until(driver.nowNs() + random.nextInt(5_000)).inGroup(random.nextInt(9));
            }
            driver.order(id, side, type, tif, lots, priceTicks, stopTicks, isPostOnly, isReduceOnly);
        }

        private void replace(final long id)
        {
            final long priceTicks = random.nextBoolean() ? Units.NULL_TICKS : nearTicks();
            final long lots = random.nextBoolean() ? Units.NULL_LOTS : 1 + random.nextInt(30);
            // One replace of an order at a time, so that the test knows which one a report means.
            if (!pendingReplaces.containsKey(id))
            {
                pendingReplaces.put(id, new long[] {priceTicks, lots});
                driver.replace(id, priceTicks, lots);
            }
        }

        private long nearTicks()
        {
            return market.middleTicks() - 8 + random.nextInt(17);
        }

        /** Without report latency all that is told by now was decided on the view that is remembered. */
        private void check()
        {
            if (!isChecked)
            {
                return;
            }
            while (checked < driver.reports.size())
            {
                check(driver.reports.get(checked++));
            }
            assertThat(driver.venue.netLots(VenueDriver.INSTRUMENT, VenueDriver.ACCOUNT)).isEqualTo(positionLots);
        }

        private void check(final Report report)
        {
            assertThat(report.reportId()).as("report ids rise by one").isEqualTo(checked);
            final Sent order = sent.get(report.clientOrderId());
            if (ExecType.CANCEL_REJECTED == report.execType() || ExecType.REPLACE_REJECTED == report.execType())
            {
                forgetReplace(report);
                return;
            }
            assertThat(order.isOver).as("nothing happens to an ended order: %s", report).isFalse();
            switch (report.execType())
            {
                case FILL:
                    checkFill(report, order);
                    break;
                case REPLACED:
                    applyReplace(report, order);
                    break;
                case ACCEPTED:
                case TRIGGERED:
                    break;
                default:
                    order.isOver = true;
                    assertThat(report.remainingLots()).isZero();
                    return;
            }
            assertThat(report.cumulativeLots()).isEqualTo(order.cumulativeLots);
            assertThat(report.cumulativeLots() + report.remainingLots()).isEqualTo(order.sizeLots);
        }

        private void checkFill(final Report report, final Sent order)
        {
            final boolean isBuy = Side.BUY == order.side;
            final long before = positionLots;
            positionLots += isBuy ? report.fillLots() : -report.fillLots();
            order.cumulativeLots += report.fillLots();
            assertThat(report.fillLots()).isPositive();
            assertThat(order.cumulativeLots).as("filled at most what was ordered").isLessThanOrEqualTo(order.sizeLots);
            if (order.isReduceOnly)
            {
                assertThat(Long.signum(before)).as("reduces").isEqualTo(isBuy ? -1 : 1);
                assertThat(Math.abs(positionLots)).as("never turns round").isEqualTo(
                    Math.abs(before) - report.fillLots());
            }
            if ("MAKER".equals(report.liquidity()))
            {
                makerFills++;
                assertThat(report.fillTicks()).as("a maker trades at its limit").isEqualTo(order.limitTicks);
            }
            else
            {
                takerFills++;
                assertThat(order.isPostOnly).as("post-only never takes").isFalse();
                checkTaker(report, order, isBuy);
            }
            order.isOver = 0 == report.remainingLots();
        }

        private void checkTaker(final Report report, final Sent order, final boolean isBuy)
        {
            final TreeMap<Long, Long> shown = isBuy ? asksBefore : bidsBefore;
            final long best = isBuy ? shown.firstKey() : shown.lastKey();
            final long price = report.fillTicks();
            assertThat(isBuy ? price >= best : price <= best).as("no better than displayed: %s", report).isTrue();
            assertThat(shown).as("a displayed level: %s", report).containsKey(price);
            if (Units.NULL_TICKS != order.limitTicks)
            {
                assertThat(Prices.isWithin(isBuy, order.limitTicks, price)).as("within its limit").isTrue();
            }
            final long[] level = levels.get(key(!isBuy, price));
            level[1] += report.fillLots();
            level[3] += report.fillLots();
            assertThat(level[1]).as("taken between refreshes: %s", report).isLessThanOrEqualTo(level[0]);
            assertThat(level[3]).as("taken of all ever put there: %s", report).isLessThanOrEqualTo(level[2]);
        }

        private void applyReplace(final Report report, final Sent order)
        {
            final long[] replace = pendingReplaces.remove(report.clientOrderId());
            order.limitTicks = Units.NULL_TICKS == replace[0] ? order.limitTicks : replace[0];
            order.sizeLots = Units.NULL_LOTS == replace[1] ? order.sizeLots : replace[1];
            assertThat(report.orderTicks()).isEqualTo(order.limitTicks);
        }

        private void forgetReplace(final Report report)
        {
            if (ExecType.REPLACE_REJECTED == report.execType())
            {
                pendingReplaces.remove(report.clientOrderId());
            }
        }

        /** A trade fills us by no more than its own size, all our orders together. */
        private void checkTradeFills()
        {
            long filledLots = 0;
            for (int i = checked; i < driver.reports.size(); i++)
            {
                final Report report = driver.reports.get(i);
                filledLots += "MAKER".equals(report.liquidity()) ? report.fillLots() : 0;
            }
            if (isChecked && market.wasTrade())
            {
                assertThat(filledLots).as("filled by one trade").isLessThanOrEqualTo(market.lastTradeLots());
            }
        }

        private void rememberView()
        {
            final TreeMap<Long, Long> bids = market.view(true);
            final TreeMap<Long, Long> asks = market.view(false);
            compare(true, bidsBefore, bids);
            compare(false, asksBefore, asks);
            bidsBefore = bids;
            asksBefore = asks;
        }

        private void compare(final boolean isBid, final TreeMap<Long, Long> before, final TreeMap<Long, Long> after)
        {
            for (final Map.Entry<Long, Long> level : after.entrySet())
            {
                final long was = before.getOrDefault(level.getKey(), 0L);
                final long[] known = levels.computeIfAbsent(key(isBid, level.getKey()), key -> new long[4]);
                if (was != level.getValue())
                {
                    known[0] = level.getValue();
                    known[1] = 0;
                    known[2] += Math.max(0, level.getValue() - was);
                }
            }
        }

        private static long key(final boolean isBid, final long priceTicks)
        {
            return isBid ? -priceTicks : priceTicks;
        }
    }
}
