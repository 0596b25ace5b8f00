package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Configured;
import io.petrel.core.Huracan;
import io.petrel.core.TestMarket;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.PortfolioSink;
import io.petrel.core.portfolio.Position;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Correlation of a new position with what is held, along both directions. */
class HeldPositionsTest
{
    private final Instrument held = TestMarket.instrument(11, ContractType.LINEAR, DepthKind.TOP_OF_BOOK);
    private final Instrument twin = TestMarket.instrument(12, ContractType.LINEAR, DepthKind.TOP_OF_BOOK);
    private final Instrument mirror = TestMarket.instrument(13, ContractType.LINEAR, DepthKind.TOP_OF_BOOK);
    private final Parameters parameters =
        new Parameters(ParamCatalogue.of(Huracan.specs(), AccountParams.specs()));
    private final Portfolio portfolio = new Portfolio(1, parameters, new PortfolioSink()
    {
        @Override
        public void onPosition(final Position position)
        {
        }

        @Override
        public void onAccount(final Portfolio account)
        {
        }
    });
    private final Instruments instruments = new Instruments();
    private final CrossAssets crossAssets;
    private final HeldPositions positions;

    HeldPositionsTest()
    {
        Huracan.configure(parameters);
        Configured.set(parameters, AccountParams.INITIAL_BALANCE_E8, 1_000.0 * Units.ONE_E8);
        crossAssets = new CrossAssets(parameters);
        positions = new HeldPositions(portfolio, instruments, crossAssets);
        for (final Instrument instrument : new Instrument[]{held, twin, mirror})
        {
            crossAssets.add();
            instruments.define(instrument);
        }
    }

    @Test
    void shouldKnowNothingWhileNothingIsHeld()
    {
        move();
        assertThat(positions.greatest(twin.id(), Direction.LONG)).isNaN();
    }

    @Test
    void shouldCountWhatMovesAlikeForAndWhatMovesAgainstAgainst()
    {
        move();
        fill(Side.BUY, 5);
        assertThat(positions.greatest(twin.id(), Direction.LONG)).isGreaterThan(0.99);
        assertThat(positions.greatest(twin.id(), Direction.SHORT)).isLessThan(-0.99);
        assertThat(positions.greatest(mirror.id(), Direction.LONG)).isLessThan(-0.99);
        assertThat(positions.greatest(mirror.id(), Direction.SHORT)).isGreaterThan(0.99);
    }

    @Test
    void shouldTurnWithAShortPosition()
    {
        move();
        fill(Side.SELL, 5);
        assertThat(positions.greatest(twin.id(), Direction.LONG)).isLessThan(-0.99);
        assertThat(positions.greatest(twin.id(), Direction.SHORT)).isGreaterThan(0.99);
    }

    @Test
    void shouldCountAnEntryThatTheVenueHasNotAnsweredYet()
    {
        move();
        reserve(OrderPurpose.ENTRY);
        assertThat(positions.greatest(twin.id(), Direction.SHORT)).isGreaterThan(0.99);
        assertThat(positions.greatest(twin.id(), Direction.LONG)).isLessThan(-0.99);
    }

    @Test
    void shouldCountAPositionThatIsBeingClosedUntilItIs()
    {
        move();
        fill(Side.BUY, 5);
        reserve(OrderPurpose.STOP);
        assertThat(positions.greatest(twin.id(), Direction.LONG)).isGreaterThan(0.99);
    }

    @Test
    void shouldNotCompareAnInstrumentWithItself()
    {
        move();
        fill(Side.BUY, 5);
        assertThat(positions.greatest(held.id(), Direction.LONG)).isNaN();
    }

    @Test
    void shouldNotKnowACorrelationBeforeItIsMeasured()
    {
        fill(Side.BUY, 5);
        assertThat(positions.greatest(twin.id(), Direction.LONG)).isNaN();
    }

    private void reserve(final OrderPurpose purpose)
    {
        portfolio.workingOrders().reserve(7, portfolio.position(held), Side.SELL, purpose, false, 100_000, 5, 1);
    }

    private void fill(final Side side, final long lots)
    {
        portfolio.onFill(held, 1, side, 100_000, lots, 0);
    }

    private void move()
    {
        final SplittableRandom random = new SplittableRandom(1);
        double logPrice = 0;
        for (int i = 1; i < 500; i++)
        {
            logPrice += random.nextDouble(-0.01, 0.01);
            crossAssets.onClose(0, i, Math.round(100_000 * Math.exp(logPrice)));
            crossAssets.onClose(1, i, Math.round(200_000 * Math.exp(logPrice)));
            crossAssets.onClose(2, i, Math.round(300_000 * Math.exp(-logPrice)));
        }
    }
}
