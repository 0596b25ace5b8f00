package io.petrel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.codecs.event.ContractType;
import io.petrel.core.Configured;
import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The queue at each best price is the ten lots that {@link TestMarket} quotes. */
class RestingOddsTest
{
    private static final long REST_NS = 100;
    private static final int SEEDS = 50;

    private final MarketState market = TestMarket.quoted(1, ContractType.LINEAR);
    private final RestingOdds odds = odds();

    @Test
    void shouldCountAnOrderAsFilledOnlyOnceMoreThanTheQueueBeforeItTraded()
    {
        quote(odds, 1_000, 1_001, 0);
        odds.onTrade(1_000, 10);
        quote(odds, 1_000, 1_001, 99);
        assertThat(odds.share(1)).as("not over yet").isNaN();
        quote(odds, 1_000, 1_001, 100);
        assertThat(odds.share(1)).as("all before it, and nothing of it").isZero();
        odds.onTrade(1_000, 13);
        quote(odds, 1_000, 1_001, 200);

        // Each counts half of the one after it, the bid before the ask: two missed, one filled, one missed.
        final double reached = 0.5 / (1 + 0.5 + 0.25 + 0.125);
        assertThat(odds.share(1)).isEqualTo(reached);
        assertThat(odds.share(3)).as("three lots came behind the queue").isEqualTo(reached);
        assertThat(odds.share(6)).isEqualTo(reached / 2);
    }

    @Test
    void shouldFillWhatTheMarketGoesThrough()
    {
        quote(odds, 1_000, 1_001, 0);
        odds.onTrade(999, 1);
        quote(odds, 1_000, 1_001, 50);
        quote(odds, 1_001, 1_002, 100);

        // The ask at 1001 is bid for.
        assertThat(odds.share(1_000_000)).isEqualTo(1);
    }

    @Test
    void shouldKnowNothingUntilHalfOfWhatWillEverCountWasSeen()
    {
        final RestingOdds patient = odds(0.9);
        for (int rest = 0; rest < 3; rest++)
        {
            quote(patient, 1_000, 1_001, REST_NS * rest);
        }
        assertThat(patient.share(1)).as("four orders, of ten").isNaN();
        quote(patient, 1_000, 1_001, 3 * REST_NS);
        assertThat(patient.share(1)).as("six weigh less than five").isNaN();
        quote(patient, 1_000, 1_001, 4 * REST_NS);
        assertThat(patient.share(1)).as("none was filled").isZero();
    }

    /** The bid is missed by a market that goes up by two ticks, then the ask by one that falls by one. */
    @Test
    void shouldMeasureHowFarThePriceWentAwayFromWhatWasMissed()
    {
        assertThat(odds.awayBps()).as("nothing was missed").isZero();
        quote(odds, 1_000, 1_001, 0);
        quote(odds, 1_002, 1_003, 100);
        final double bid = 2.0 / 1_001 * 10_000;
        assertThat(odds.awayBps()).as("the ask at 1001 was bid for").isEqualTo(bid);
        quote(odds, 1_001, 1_004, 200);
        final double ask = 1.0 / 1_002 * 10_000;
        final double again = 1.0 / 1_003 * 10_000;

        // Both are missed now; each counts half of the one after it, those that were filled too.
        assertThat(odds.awayBps()).isCloseTo((0.125 * bid + 0.5 * again + ask) / (0.125 + 0.5 + 1), within(1e-9));
    }

    @Test
    void shouldNotCountWhatAnUnsafeMarketMayHaveFilled()
    {
        quote(odds, 1_000, 1_001, 0);
        market.onFeedLost();
        odds.onMarket(market, 150);
        quote(odds, 1_000, 1_001, 160);
        quote(odds, 1_000, 1_001, 259);
        assertThat(odds.share(1)).isNaN();
    }

    @Test
    void shouldGoOnAfterARestoreAsIfNothingHadHappened()
    {
        Seeds.forEach(SEEDS, random ->
        {
            final RestingOdds whole = odds();
            final long seed = random.nextLong();
            drive(whole, new SplittableRandom(seed), 0);
            final RestingOdds restored = Restored.from(whole, odds());
            drive(whole, new SplittableRandom(seed + 1), 2_000);
            drive(restored, new SplittableRandom(seed + 1), 2_000);
            assertThat(restored.share(5)).isEqualTo(whole.share(5)).isBetween(0.0, 1.0);
            assertThat(restored.awayBps()).isEqualTo(whole.awayBps());
            assertThat(Restored.hash(restored)).isEqualTo(Restored.hash(whole));
        });
    }

    private void drive(final RestingOdds to, final SplittableRandom random, final long fromNs)
    {
        for (int step = 0; step < 100; step++)
        {
            final long bidTicks = 1_000 + random.nextInt(3);
            quote(to, bidTicks, bidTicks + 1 + random.nextInt(2), fromNs + 20 * step);
            to.onTrade(bidTicks + random.nextInt(2), 1 + random.nextInt(12));
        }
    }

    private void quote(final RestingOdds to, final long bidTicks, final long askTicks, final long nowNs)
    {
        TestMarket.quote(market, bidTicks, askTicks);
        to.onMarket(market, nowNs);
    }

    private static RestingOdds odds()
    {
        return odds(0.5);
    }

    private static RestingOdds odds(final double decay)
    {
        final Parameters parameters = new Parameters(RestingOdds.SPECS);
        Configured.set(parameters, "execution.curve.rest_ns", REST_NS);
        Configured.set(parameters, "execution.curve.rest_decay", decay);
        return new RestingOdds(parameters);
    }
}
