package io.petrel.core.bar;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A coin quoted in a small currency: one trade can be worth more than E8 money holds, and no bar may stop on it. */
class HugeNotionalTest
{
    private static final long PRICE_TICKS = 900_000_000L;
    private static final long HUGE_LOTS = 500_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ContractMath contract =
        new ContractMath(ContractType.SPOT, Step.of(1, 0), Step.of(1, -3), Step.of(1, 0));
    private final List<Long> notionals = new ArrayList<>();
    private final List<Long> volumes = new ArrayList<>();

    @Test
    void shouldCloseATimeBarWhoseMoneyDoesNotFit()
    {
        final BarBuilder bars = BarSpec.time(0, SECOND_NS).builder(contract, this::keep);
        bars.onTrade(PRICE_TICKS, HUGE_LOTS, AggressorSide.BUYER, 1);
        bars.onTrade(PRICE_TICKS, 1, AggressorSide.BUYER, SECOND_NS + 1);
        bars.onTrade(PRICE_TICKS, 1, AggressorSide.BUYER, 2 * SECOND_NS + 1);

        assertThat(volumes).containsExactly(HUGE_LOTS, 1L);
        assertThat(notionals).containsExactly(Units.NULL_E8, contract.notionalE8(PRICE_TICKS, 1));
    }

    @Test
    void shouldNotKnowASumThatDoesNotFitThoughEachTradeDoes()
    {
        final BarBuilder bars = BarSpec.tick(0, 2).builder(contract, this::keep);
        bars.onTrade(PRICE_TICKS, 60_000, AggressorSide.SELLER, 1);
        bars.onTrade(PRICE_TICKS, 60_000, AggressorSide.SELLER, 2);

        assertThat(volumes).containsExactly(120_000L);
        assertThat(notionals).containsExactly(Units.NULL_E8);
    }

    @Test
    void shouldCloseANotionalBarWithATradeThatIsMoreThanAnyThreshold()
    {
        final BarSpec spec = BarSpec.notional(0, Long.MAX_VALUE);
        final BarBuilder bars = spec.builder(contract, this::keep);
        bars.onTrade(PRICE_TICKS, 1, AggressorSide.SELLER, 1);
        bars.onTrade(PRICE_TICKS, HUGE_LOTS, AggressorSide.SELLER, 2);

        assertThat(spec.kind()).isEqualTo(BarKind.NOTIONAL);
        assertThat(volumes).containsExactly(HUGE_LOTS + 1);
    }

    private void keep(final Bar bar)
    {
        notionals.add(bar.notionalE8());
        volumes.add(bar.volumeLots());
    }
}
