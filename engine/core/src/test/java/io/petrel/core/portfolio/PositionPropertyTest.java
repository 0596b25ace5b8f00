package io.petrel.core.portfolio;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Side;
import io.petrel.core.Seeds;
import io.petrel.core.TestMarket;
import io.petrel.core.market.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Positions against a reference in BigDecimal on seeded streams of fills. */
class PositionPropertyTest
{
    private static final int SEEDS = 200;
    private static final int FILLS = 300;

    @ParameterizedTest
    @EnumSource(value = ContractType.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldAgreeWithExactReferenceWithinOneE8PerPartOfAFill(final ContractType type)
    {
        Seeds.forEach(SEEDS, random -> check(type, random));
    }

    private static void check(final ContractType type, final SplittableRandom random)
    {
        final Instrument instrument = TestMarket.instrument(1, type, DepthKind.TOP_OF_BOOK);
        final Position position = new Position(instrument, 1, new Changes());
        final Reference reference = new Reference(type);
        long cashE8 = 0;
        for (int i = 0; i < FILLS; i++)
        {
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            final long priceTicks = random.nextLong(1, 400_000);
            final boolean flattens = 0 == random.nextInt(5) && 0 != position.lots();
            final long sizeLots = flattens ? Math.abs(position.lots()) : random.nextLong(1, 5_000);
            final Side fillSide = flattens ? position.lots() > 0 ? Side.SELL : Side.BUY : side;

            cashE8 += cashFlowE8(instrument, fillSide, priceTicks, sizeLots);
            position.onFill(fillSide, priceTicks, sizeLots, 0);
            position.onMark(priceTicks - 1, priceTicks + 1, priceTicks);
            reference.fill(Side.BUY == fillSide, priceTicks, sizeLots);

            assertThat(position.lots()).isEqualTo(reference.lots);
            assertThat(position.costE8()).isNotNegative();
            assertClose(position.costE8(), reference.costE8, 2L * i + 2);
            assertClose(position.realisedE8(), reference.realisedE8, 2L * i + 2);
            assertThat(position.realisedE8() - costOfCash(type, position)).isEqualTo(cashE8);
            if (0 == position.lots())
            {
                assertThat(position.costE8()).isZero();
                assertThat(position.unrealisedE8()).isZero();
                assertThat(position.realisedE8()).isEqualTo(cashE8);
            }
        }
    }

    /** What a fill pays or earns, rounded once: profit once flat must be the sum of these. */
    private static long cashFlowE8(
        final Instrument instrument, final Side side, final long priceTicks, final long sizeLots)
    {
        final long paidE8 = instrument.contract().notionalE8(priceTicks, sizeLots);
        final boolean earns = Side.SELL == side ^ ContractType.INVERSE == instrument.contractType();
        return earns ? paidE8 : -paidE8;
    }

    /** What the fills paid for what is held: part of the sum of all notionals, however it is split. */
    private static long costOfCash(final ContractType type, final Position position)
    {
        return position.lots() > 0 ^ ContractType.INVERSE == type ? position.costE8() : -position.costE8();
    }

    private static void assertClose(final long actualE8, final BigDecimal exactE8, final long boundE8)
    {
        final BigDecimal error = BigDecimal.valueOf(actualE8).subtract(exactE8).abs();
        assertThat(error).isLessThanOrEqualTo(BigDecimal.valueOf(boundE8));
    }

    /** The same rules without rounding. */
    private static final class Reference
    {
        private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);
        private static final BigDecimal E8 = BigDecimal.valueOf(100_000_000L);

        private final ContractType type;
        private long lots;
        private BigDecimal costE8 = BigDecimal.ZERO;
        private BigDecimal realisedE8 = BigDecimal.ZERO;

        Reference(final ContractType type)
        {
            this.type = type;
        }

        void fill(final boolean isBuy, final long priceTicks, final long sizeLots)
        {
            final boolean opposite = isBuy ? lots < 0 : lots > 0;
            final long closed = opposite ? Math.min(Math.abs(lots), sizeLots) : 0;
            if (closed > 0)
            {
                final BigDecimal share = costE8.multiply(BigDecimal.valueOf(closed))
                    .divide(BigDecimal.valueOf(Math.abs(lots)), EXACT);
                final BigDecimal exit = notionalE8(priceTicks, closed);
                final boolean risesWithPrice = lots > 0 ^ ContractType.INVERSE == type;
                realisedE8 = realisedE8.add(risesWithPrice ? exit.subtract(share) : share.subtract(exit));
                costE8 = costE8.subtract(share);
            }
            costE8 = costE8.add(notionalE8(priceTicks, sizeLots - closed));
            lots += isBuy ? sizeLots : -sizeLots;
        }

        private BigDecimal notionalE8(final long priceTicks, final long sizeLots)
        {
            final BigDecimal price = BigDecimal.valueOf(priceTicks * 5, 1);
            return ContractType.INVERSE == type ?
                BigDecimal.valueOf(sizeLots * 100).multiply(E8).divide(price, EXACT) :
                BigDecimal.valueOf(sizeLots, 3).multiply(price).multiply(E8);
        }
    }
}
