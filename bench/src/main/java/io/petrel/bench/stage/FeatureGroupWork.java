package io.petrel.bench.stage;

import io.petrel.core.feature.CalculatorBenchmark;

/** One group of features, one bar each time; bars of a seeded walk. */
final class FeatureGroupWork implements StageWork
{
    private static final int OPERATIONS = 32;

    private final CalculatorBenchmark calculator = new CalculatorBenchmark();

    FeatureGroupWork(final String group)
    {
        calculator.calculator = group;
        calculator.setup();
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        double sum = 0;
        for (int i = 0; i < OPERATIONS; i++)
        {
            sum += calculator.update();
        }
        return Double.doubleToRawLongBits(sum);
    }

    @Override
    public void check()
    {
        calculator.check();
    }
}
