package io.petrel.sim;

import static io.petrel.codecs.event.AggressorSide.SELLER;
import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.SequenceRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeeTest
{
    private static final long ONE_E8 = 100_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int WINDOW_DAYS = 30;

    @Test
    void shouldChargeTheTakerAndPayTheMakerItsRebate()
    {
        final VenueDriver driver = ofDepth(
            VenueDriver.plain().fees(FeeSettings.flat(-10_000, 50_000)));
        driver.snapshot(levels(99, 10), levels(100, 5));

        driver.market(1, BUY, 2);

        // 2 lots at 100 are 200; 5 bp of it is 0.1.
        assertThat(driver.lastReport().feeE8()).isEqualTo(ONE_E8 / 10);

        driver.limit(2, BUY, 4, 99);
        driver.at(2_000).trade(98, 4, SELLER);

        // 4 lots at 99 are 396; a rebate of 1 bp is -0.0396.
        assertThat(driver.lastReport().feeE8()).isEqualTo(-3_960_000L);
    }

    @Test
    void shouldChargeInverseContractsInTheBaseCoin()
    {
        final VenueDriver driver = new VenueDriver(VenueDriver.plain().fees(FeeSettings.flat(0, 50_000)).build());
        driver.define(VenueDriver.INSTRUMENT, DepthKind.DEPTH, ContractType.INVERSE, SequenceRule.NONE, 100);
        driver.snapshot(levels(49_999, 10), levels(50_000, 50));

        driver.market(1, BUY, 25);

        // 25 contracts of 100 USD at 50,000 are 0.05 BTC; 5 bp of it is 0.000025 BTC.
        assertThat(driver.lastReport().feeE8()).isEqualTo(2_500L);
    }

    @Test
    void shouldCountADayAsLongAsItIsInTheWindowAndNoLonger()
    {
        assertThat(secondFeeE8(WINDOW_DAYS)).as("1 bp of 200").isEqualTo(ONE_E8 / 50);
        assertThat(secondFeeE8(WINDOW_DAYS + 1)).as("5 bp of 200").isEqualTo(ONE_E8 / 10);
        assertThat(secondFeeE8(10 * WINDOW_DAYS)).as("5 bp of 200").isEqualTo(ONE_E8 / 10);
    }

    /** The fee of 200 traded so many days after 200 were, where 150 within the window make the better tier. */
    private static long secondFeeE8(final long daysLater)
    {
        final VenueDriver driver = ofDepth(VenueDriver.plain().fees(new FeeSettings(
            List.of(new FeeSettings.Tier(0, 0, 50_000), new FeeSettings.Tier(150 * ONE_E8, 0, 10_000)),
            WINDOW_DAYS, 0, 0, 0)));
        driver.snapshot(levels(99, 10), levels(100, 5));
        driver.market(1, BUY, 2);
        driver.at(daysLater * DAY_NS + 5_000);
        driver.snapshot(levels(99, 10), levels(100, 5));
        driver.market(2, BUY, 2);
        return driver.lastReport().feeE8();
    }

    @Test
    void shouldRoundAFeeHalfEven()
    {
        final VenueDriver driver = new VenueDriver(VenueDriver.plain().fees(FeeSettings.flat(0, 50_000)).build());
        driver.define(VenueDriver.INSTRUMENT, DepthKind.DEPTH, ContractType.INVERSE, SequenceRule.NONE, 1);
        driver.snapshot(levels(9, 10), levels(20_000, 50));

        // 1 contract of 1 USD at 20,000 is 5,000 E8 of BTC; 5 bp of it is 2.5 E8: to the even neighbour.
        driver.market(1, BUY, 1);

        assertThat(driver.lastReport().feeE8()).isEqualTo(2L);
    }
}
