package io.petrel.core.bar;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.core.Seeds;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of bar against the list-based reference, after every event, on streams with late, equal and missing
 * times.
 */
class BarPropertyTest
{
    private static final AggressorSide[] SIDES =
        { AggressorSide.BUYER, AggressorSide.SELLER, AggressorSide.UNKNOWN };
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldEqualThePlainBarsOfEveryKind()
    {
        Seeds.forEach(600, BarPropertyTest::compare);
    }

    /** A bar once emitted is the same whatever follows: the bars of every prefix are a prefix of the bars. */
    @Test
    void shouldNeverSeeLaterEvents()
    {
        Seeds.forEach(40, random ->
        {
            final long seed = random.nextLong();
            final List<String> all = run(seed, 300);
            for (int events = 0; events <= 300; events += 7)
            {
                final List<String> prefix = run(seed, events);
                assertThat(all.subList(0, prefix.size())).isEqualTo(prefix);
            }
        });
    }

    private static List<String> run(final long seed, final int events)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<String> closed = new ArrayList<>();
        final ContractMath contract = contract(random);
        final BarBuilder bars = spec(random).builder(contract, bar -> closed.add(PlainBars.text(bar)));
        long timeNs = 1_700_000_000L * SECOND_NS;
        for (int i = 0; i < events; i++)
        {
            timeNs += random.nextInt(-2, 9) * SECOND_NS;
            bars.onTrade(100 + random.nextInt(50), 1 + random.nextInt(9), SIDES[random.nextInt(3)], timeNs);
            bars.onTime(timeNs);
        }
        return closed;
    }

    private static void compare(final SplittableRandom random)
    {
        final ContractMath contract = contract(random);
        final BarSpec spec = spec(random);
        final List<String> closed = new ArrayList<>();
        final BarBuilder fast = spec.builder(contract, bar ->
        {
            assertThat(bar.kind()).isEqualTo(spec.kind());
            assertThat(bar.threshold()).isEqualTo(spec.threshold());
            assertThat(bar.seriesId()).isEqualTo(spec.seriesId());
            closed.add(PlainBars.text(bar));
        });
        final PlainBars plain = new PlainBars(spec, contract);
        long timeNs = random.nextInt(2_000_000_000) * SECOND_NS;
        for (int i = 0; i < 300; i++)
        {
            timeNs += step(random, spec);
            if (0 == random.nextInt(5))
            {
                fast.onTime(timeNs);
                plain.onTime(timeNs);
            }
            else
            {
                final long delayNs = 0 == random.nextInt(6) ? random.nextInt(20) * SECOND_NS : 0;
                event(random, spec, fast, plain, timeNs - delayNs);
            }
            assertThat(closed).isEqualTo(plain.closed);
            assertThat(fast.lateEvents()).isEqualTo(plain.late);
            assertThat(fast instanceof TimeBars timed ? timed.suppressedBars() : 0).isEqualTo(plain.suppressed);
        }
    }

    private static void event(
        final SplittableRandom random,
        final BarSpec spec,
        final BarBuilder fast,
        final PlainBars plain,
        final long timeNs)
    {
        final long priceTicks = 1000 + random.nextInt(100);
        if (BarSource.MIDS == spec.source())
        {
            final int spread = random.nextInt(5);
            fast.onQuote(priceTicks, priceTicks + spread, timeNs);
            fast.onQuote(priceTicks, priceTicks - 1, timeNs);
            fast.onTrade(1, 1, AggressorSide.BUYER, timeNs);
            plain.onEvent(priceTicks + spread / 2, 0, AggressorSide.UNKNOWN, timeNs);
        }
        else
        {
            final long sizeLots = 1 + random.nextInt(20);
            final AggressorSide side = SIDES[random.nextInt(3)];
            fast.onTrade(priceTicks, sizeLots, side, timeNs);
            fast.onQuote(1, 2, timeNs);
            plain.onEvent(priceTicks, sizeLots, side, timeNs);
        }
    }

    private static long step(final SplittableRandom random, final BarSpec spec)
    {
        final long usual = random.nextInt(6) * SECOND_NS;
        return BarKind.TIME == spec.kind() && 0 == random.nextInt(30) ?
            spec.threshold() * random.nextInt(1, 40) : usual;
    }

    private static BarSpec spec(final SplittableRandom random)
    {
        final int seriesId = random.nextInt(10);
        final BarSource source = 0 == random.nextInt(4) ? BarSource.MIDS : BarSource.TRADES;
        final EmptyBarPolicy policy = random.nextBoolean() ? EmptyBarPolicy.SKIP : EmptyBarPolicy.REPEAT_CLOSE;
        switch (random.nextInt(5))
        {
            case 0:
                return new BarSpec(seriesId, BarKind.TICK, 1 + random.nextInt(20), source, policy, 0, 0);
            case 1:
                return BarSpec.volume(seriesId, 1 + random.nextInt(100));
            case 2:
                return BarSpec.notional(seriesId, 1 + random.nextLong(20_000_000_000L));
            default:
                return new BarSpec(seriesId, BarKind.TIME, period(random), source, policy, random.nextInt(12),
                    random.nextInt(3) * SECOND_NS);
        }
    }

    private static long period(final SplittableRandom random)
    {
        final long[] seconds = { 1, 7, 60, 300, 3600, 86_400, 7 * 86_400, 14 * 86_400 };
        return seconds[random.nextInt(seconds.length)] * SECOND_NS;
    }

    private static ContractMath contract(final SplittableRandom random)
    {
        return random.nextBoolean() ?
            new ContractMath(ContractType.SPOT, Step.parse("0.01"), Step.parse("0.01"), Step.parse("1")) :
            new ContractMath(ContractType.INVERSE, Step.parse("0.1"), Step.parse("1"), Step.parse("100"));
    }
}
