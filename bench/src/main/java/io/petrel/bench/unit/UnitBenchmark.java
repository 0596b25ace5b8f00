package io.petrel.bench.unit;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does it cost to be exact? A price parsed to ticks against the same text through {@link BigDecimal} and
 * through a double, and the money of a fill with its 128-bit product. Run with {@code -prof gc} to see the garbage.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UnitBenchmark
{
    private static final long EXPECTED_TICKS = 6_178_001;
    private static final long EXPECTED_NOTIONAL_E8 = 289_068_666_790L;

    private final String text = "61780.01000000";
    private final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    private final Step tick = Step.parse("0.01");
    private final BigDecimal tickSize = new BigDecimal("0.01");
    private final ContractMath spot =
        new ContractMath(ContractType.SPOT, tick, Step.parse("0.00001"), Step.parse("1"));
    private final ContractMath inverse =
        new ContractMath(ContractType.INVERSE, Step.parse("0.1"), Step.parse("1"), Step.parse("100"));
    private long priceTicks = EXPECTED_TICKS;
    private long sizeLots = 4_679;
    private long feeRateE8 = 50_000;

    /** Checks that all routes give the same number. */
    @Setup
    public void check()
    {
        if (EXPECTED_TICKS != parseUnits() || EXPECTED_TICKS != parseBigDecimal() || EXPECTED_TICKS != parseDouble())
        {
            throw new IllegalStateException("the routes differ");
        }

        if (EXPECTED_NOTIONAL_E8 != notionalSpot())
        {
            throw new IllegalStateException("notional is " + notionalSpot());
        }
    }

    /** {@return ticks, exactly} */
    @Benchmark
    public long parseUnits()
    {
        return tick.parseUnits(bytes, 0, bytes.length);
    }

    /** {@return ticks, exactly, the library's way} */
    @Benchmark
    public long parseBigDecimal()
    {
        return new BigDecimal(text).divide(tickSize).longValueExact();
    }

    /** {@return ticks, rounded from the nearest double} */
    @Benchmark
    public long parseDouble()
    {
        return Math.round(Double.parseDouble(text) / 0.01);
    }

    /** {@return money of a spot fill} */
    @Benchmark
    public long notionalSpot()
    {
        return spot.notionalE8(priceTicks, sizeLots);
    }

    /** {@return coins of an inverse fill} */
    @Benchmark
    public long notionalInverse()
    {
        return inverse.notionalE8(priceTicks, sizeLots);
    }

    /** {@return fee of a fill} */
    @Benchmark
    public long fee()
    {
        return E8.mulDiv(EXPECTED_NOTIONAL_E8, feeRateE8, Units.ONE_E8);
    }
}
