package io.petrel.core.math;

import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

final class TranscendentalTest
{
    private static final int SAMPLES = 700;
    private static final int MANY = 1_000_000;
    /** Hash of a million values of each function: any JDK, compiler or machine must give it. */
    private static final long GOLDEN = -5360298496347836692L;

    private double worst;
    private double worstArgument;

    @Test
    void shouldGiveExpWithinOneUlp()
    {
        sample(-745, 709.7, Transcendental::exp, x -> Exact.ulps(Transcendental.exp(x), Exact.exp(new BigDecimal(x))));
        sample(-1, 1, Transcendental::exp, x -> Exact.ulps(Transcendental.exp(x), Exact.exp(new BigDecimal(x))));
        assertThat(worst).as("at %s", worstArgument).isLessThan(1.0);
    }

    @Test
    void shouldGiveExpm1WithinTwoUlp()
    {
        sample(-40, 709.7, Transcendental::expm1,
            x -> Exact.ulps(Transcendental.expm1(x), Exact.expm1(new BigDecimal(x))));
        sample(-2, 2, Transcendental::expm1,
            x -> Exact.ulps(Transcendental.expm1(x), Exact.expm1(new BigDecimal(x))));
        sample(-1e-6, 1e-6, Transcendental::expm1,
            x -> Exact.ulps(Transcendental.expm1(x), Exact.expm1(new BigDecimal(x))));
        assertThat(worst).as("at %s", worstArgument).isLessThan(2.0);
    }

    @Test
    void shouldGiveLogWithinOneUlp()
    {
        sample(1e-3, 4, Transcendental::log, x -> Exact.ulps(Transcendental.log(x), Exact.log(x)));
        sample(0.99, 1.01, Transcendental::log, x -> Exact.ulps(Transcendental.log(x), Exact.log(x)));
        sample(1, 1e15, Transcendental::log, x -> Exact.ulps(Transcendental.log(x), Exact.log(x)));
        assertThat(worst).as("at %s", worstArgument).isLessThan(1.0);
    }

    @Test
    void shouldGiveTanhWithinThreeUlp()
    {
        sample(-3, 3, Transcendental::tanh, x -> Exact.ulps(Transcendental.tanh(x), Exact.tanh(new BigDecimal(x))));
        sample(-22, 22, Transcendental::tanh, x -> Exact.ulps(Transcendental.tanh(x), Exact.tanh(new BigDecimal(x))));
        sample(-1e-5, 1e-5, Transcendental::tanh,
            x -> Exact.ulps(Transcendental.tanh(x), Exact.tanh(new BigDecimal(x))));
        assertThat(worst).as("at %s", worstArgument).isLessThan(3.0);
    }

    @Test
    void shouldAgreeWithStrictMathOverTheWholeRange()
    {
        final SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200_000; i++)
        {
            final double x = Double.longBitsToDouble(random.nextLong());
            assertClose("exp", x, Transcendental.exp(x), StrictMath.exp(x), 2);
            assertClose("expm1", x, Transcendental.expm1(x), StrictMath.expm1(x), 3);
            assertClose("log", x, Transcendental.log(x), StrictMath.log(x), 2);
            assertClose("tanh", x, Transcendental.tanh(x), StrictMath.tanh(x), 4);
        }
    }

    @Test
    void shouldTreatEdgesAsTheStandardDoes()
    {
        final double[] edges = {
            0.0, -0.0, 1.0, -1.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_NORMAL,
            Double.MIN_NORMAL - Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.NaN, 709.782712893384, 709.7827128933841, 710.0, -708.0, -708.4, -744.0,
            -745.0, -745.1332191019411, -745.1332191019412, -745.2, -746.0, 22.0, -22.0, 21.99, 36.7, -36.7, -38.9,
            0.5, 2.0, Math.sqrt(2.0), Math.nextUp(Math.sqrt(2.0)), Math.sqrt(0.5), Math.nextDown(1.0), Math.nextUp(1.0)
        };
        for (final double x : edges)
        {
            assertClose("exp", x, Transcendental.exp(x), StrictMath.exp(x), 1);
            assertClose("expm1", x, Transcendental.expm1(x), StrictMath.expm1(x), 2);
            assertClose("log", x, Transcendental.log(x), StrictMath.log(x), 1);
            assertClose("tanh", x, Transcendental.tanh(x), StrictMath.tanh(x), 3);
        }
        assertThat(Double.doubleToRawLongBits(Transcendental.tanh(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Transcendental.exp(0.0)).isEqualTo(1.0);
        assertThat(Transcendental.log(1.0)).isEqualTo(0.0);
    }

    @Test
    void shouldKeepTanhOddBoundedAndRising()
    {
        double previous = -1.0;
        for (double x = -25.0; x <= 25.0; x += 0.001)
        {
            final double y = Transcendental.tanh(x);
            if (y > 1.0 || y < previous || y != -Transcendental.tanh(-x))
            {
                fail("tanh(" + x + ") = " + y + " after " + previous);
            }
            previous = y;
        }
    }

    @Test
    void shouldGiveTheSameBitsInterpretedCompiledAndOnEveryJdk()
    {
        final double[] first = values(1_000);
        final StateHash hash = new StateHash();
        for (int i = 0; i < MANY; i++)
        {
            final double x = i * 6.0e-5 - 30.0;
            hash.add(Transcendental.exp(x)).add(Transcendental.log(Math.abs(x))).add(Transcendental.tanh(x));
        }
        assertThat(values(1_000)).as("after compilation").isEqualTo(first);
        assertThat(hash.value()).isEqualTo(GOLDEN);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final double[] sink = new double[1];
        final Runnable work = () ->
        {
            for (int i = 1; i < 100_000; i++)
            {
                sink[0] += Transcendental.tanh(i * 1e-3) + Transcendental.log(i) + Transcendental.exp(-i * 1e-3);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private static double[] values(final int count)
    {
        final double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            final double x = i * 0.037 - 18.0;
            values[i] = Transcendental.exp(x) + Transcendental.tanh(x) + Transcendental.log(i + 0.5);
        }
        return values;
    }

    private void sample(
        final double from, final double to, final DoubleUnaryOperator function, final DoubleUnaryOperator ulps)
    {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SAMPLES; i++)
        {
            final double x = random.nextDouble(from, to);
            final double distance = ulps.applyAsDouble(x);
            if (distance > worst)
            {
                worst = distance;
                worstArgument = x;
            }
        }
        assertThat(function.applyAsDouble(Double.NaN)).isNaN();
    }

    private static void assertClose(
        final String name, final double x, final double actual, final double expected, final int ulps)
    {
        if (Double.compare(actual, expected) != 0)
        {
            assertThat(Math.abs(actual - expected)).as("%s(%s) = %s, not %s", name, x, actual, expected)
                .isLessThanOrEqualTo(ulps * Math.ulp(expected));
        }
    }
}
