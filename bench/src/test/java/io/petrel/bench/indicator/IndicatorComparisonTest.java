package io.petrel.bench.indicator;

import io.petrel.core.feature.PriceLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.num.DoubleNum;

class IndicatorComparisonTest
{
    private static final PriceLine BARS = PriceLine.of(4_096, 7);

    @ParameterizedTest
    @MethodSource("peers")
    void shouldHaveTheValuesOfTa4j(final IndicatorPeer peer)
    {
        IndicatorComparison.requireSame(peer, BARS, IndicatorComparison.series(BARS, DoubleNum::valueOf));
    }

    private static java.util.List<IndicatorPeer> peers()
    {
        return IndicatorPeer.ALL;
    }
}
