package io.petrel.sim;

import static io.petrel.codecs.event.AggressorSide.SELLER;
import static io.petrel.codecs.event.AggressorSide.UNKNOWN;
import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.codecs.event.Side.SELL;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedKindTest
{
    @Nested
    class TradesOnly
    {
        // Half a spread of 10 bp on 10,000 is 10 ticks; each level holds the size of the last trade.
        private final VenueDriver driver = VenueDriver.of(
            DepthKind.TRADES_ONLY,
            plain().feeds(VenueDriver.feeds(100_000, 2, 0)));

        @Test
        void shouldRefuseOrdersBeforeAnyTradeIsKnown()
        {
            driver.market(1, BUY, 1);

            assertThat(driver.told()).containsExactly("1 REJECTED NO_LIQUIDITY");
        }

        @Test
        void shouldSellAtTheLastTradePlusHalfTheSpreadLevelByLevel()
        {
            driver.at(2_000).trade(10_000, 5, UNKNOWN);
            driver.market(1, BUY, 12);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 5@10010 TAKER", "1 FILL 5@10020 TAKER", "1 EXPIRED NO_LIQUIDITY");
        }

        @Test
        void shouldRefillTheAssumedLevelsOnlyByANewTrade()
        {
            driver.at(2_000).trade(10_000, 5, UNKNOWN);
            driver.market(1, BUY, 10);
            driver.at(3_000).market(2, BUY, 1);
            driver.at(4_000).trade(10_000, 3, UNKNOWN);
            driver.market(3, BUY, 4);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 5@10010 TAKER", "1 FILL 5@10020 TAKER",
                "2 ACCEPTED", "2 EXPIRED NO_LIQUIDITY",
                "3 ACCEPTED", "3 FILL 3@10010 TAKER", "3 FILL 1@10020 TAKER");
        }

        @Test
        void shouldRoundTheHalfSpreadUpToATick()
        {
            driver.at(2_000).trade(1_001, 5, UNKNOWN);
            driver.market(1, SELL, 1);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 1@999 TAKER");
        }

        @Test
        void shouldRoundTheHalfSpreadUpAlsoWhereItsProductIsWiderThanALong()
        {
            assertThat(SyntheticMarket.halfSpreadTicks(1_000_000_000_000_000L, 100_000)).isEqualTo(1_000_000_000_000L);
            assertThat(SyntheticMarket.halfSpreadTicks(1_000_000_000_000_001L, 100_000)).isEqualTo(1_000_000_000_001L);
        }

        @Test
        void shouldPutAnAssumedQueueBeforeARestingOrder()
        {
            driver.at(2_000).trade(10_000, 5, UNKNOWN);
            driver.limit(1, BUY, 4, 10_000);
            driver.at(3_000).trade(10_000, 5, UNKNOWN);
            driver.at(4_000).trade(10_000, 3, SELLER);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 3@10000 MAKER");
        }

        @Test
        void shouldFillARestingOrderWhenATradeGoesThrough()
        {
            driver.at(2_000).trade(10_000, 5, UNKNOWN);
            driver.limit(1, SELL, 4, 10_005);
            driver.at(3_000).trade(10_006, 1, UNKNOWN);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 1@10005 MAKER");
        }

        @Test
        void shouldWeighTradeSizesByTheConfiguredShift()
        {
            final VenueDriver smooth = VenueDriver.of(
                DepthKind.TRADES_ONLY, plain().feeds(VenueDriver.feeds(0, 1, 1)));
            smooth.at(2_000).trade(10_000, 8, UNKNOWN);
            smooth.at(3_000).trade(10_000, 4, UNKNOWN);
            smooth.market(1, BUY, 9);

            assertThat(smooth.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 6@10000 TAKER", "1 EXPIRED NO_LIQUIDITY");
        }

        @Test
        void shouldTriggerAStopAroundTheTradeThatGapped()
        {
            driver.at(2_000).trade(10_000, 5, UNKNOWN);
            driver.stop(1, SELL, 2, 9_900);
            driver.at(3_000).trade(9_000, 5, UNKNOWN);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 FILL 2@8991 TAKER");
        }
    }

    @Nested
    class QuotesOnly
    {
        private final VenueDriver driver = VenueDriver.of(DepthKind.TOP_OF_BOOK, plain());

        @Test
        void shouldFillARestingOrderOnlyWhenTheOtherQuoteComesToIt()
        {
            driver.at(2_000).quote(1, 100, Units.NULL_LOTS, 102, Units.NULL_LOTS);
            driver.limit(1, BUY, 50, 101);
            driver.at(3_000).quote(2, 99, Units.NULL_LOTS, 102, Units.NULL_LOTS);
            driver.at(4_000).quote(3, 98, Units.NULL_LOTS, 101, Units.NULL_LOTS);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 50@101 MAKER");
        }

        @Test
        void shouldOfferAnUnsizedQuoteOnceUpToItsAssumedSize()
        {
            final VenueDriver sized = VenueDriver.of(DepthKind.TOP_OF_BOOK, plain().feeds(
                new FeedSettings(20_000, 5, 100_000_000, 4, 10, 10_000_000)));
            sized.at(2_000).quote(1, 100, Units.NULL_LOTS, 102, Units.NULL_LOTS);
            sized.market(1, BUY, 8);
            sized.market(2, BUY, 8);
            sized.at(3_000).quote(2, 100, Units.NULL_LOTS, 102, Units.NULL_LOTS);
            sized.market(3, BUY, 8);

            assertThat(sized.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 8@102 TAKER",
                "2 ACCEPTED", "2 FILL 2@102 TAKER", "2 EXPIRED NO_LIQUIDITY",
                "3 ACCEPTED", "3 FILL 8@102 TAKER");
        }

        @Test
        void shouldNotOfferASizedQuoteTwice()
        {
            driver.at(2_000).quote(1, 100, 9, 102, 9);
            driver.market(1, BUY, 9);
            driver.at(3_000).quote(2, 101, 9, 102, 9);
            driver.market(2, BUY, 9);
            driver.at(4_000).quote(3, 101, 9, 103, 9);
            driver.market(3, BUY, 9);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 9@102 TAKER", "2 ACCEPTED", "2 EXPIRED NO_LIQUIDITY",
                "3 ACCEPTED", "3 FILL 9@103 TAKER");
        }

        @Test
        void shouldTriggerABuyStopOnTheAskAndASellStopOnTheBid()
        {
            driver.at(2_000).quote(1, 100, 9, 102, 9);
            driver.stop(1, BUY, 2, 103);
            driver.stop(2, SELL, 2, 100 - 1);
            driver.at(3_000).quote(2, 101, 9, 103, 9);
            driver.at(4_000).quote(3, 97, 9, 99, 9);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "2 ACCEPTED",
                "1 TRIGGERED", "1 FILL 2@103 TAKER", "2 TRIGGERED", "2 FILL 2@97 TAKER");
        }

        @Test
        void shouldNotMatchOnACrossedQuote()
        {
            driver.at(2_000).quote(1, 103, 9, 102, 9);
            driver.market(1, BUY, 2);

            assertThat(driver.told()).containsExactly("1 REJECTED NO_LIQUIDITY");
        }
    }

    @Nested
    class BarsOnly
    {
        // Half a spread of 10 bp: 10 ticks on 10,000.
        private final VenueDriver driver = VenueDriver.of(
            DepthKind.BARS_ONLY, plain().feeds(VenueDriver.feeds(100_000, 5, 4)));

        @Test
        void shouldFillAMarketOrderAtTheOpenOfTheNextBarAndTellItAtItsEnd()
        {
            driver.at(2_000).market(1, BUY, 5);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 5@10010 TAKER");
            assertThat(driver.lastReport().deliveredNs()).isEqualTo(3_000);
        }

        @Test
        void shouldNotFillAnOrderInTheBarDuringWhichItWasSent()
        {
            driver.at(2_001).market(1, BUY, 5);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);

            assertThat(driver.told()).containsExactly("1 ACCEPTED");
        }

        @Test
        void shouldTakeNoMoreThanItsShareOfTheVolume()
        {
            driver.at(2_000).market(1, BUY, 150);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 100@10010 TAKER", "1 EXPIRED NO_LIQUIDITY");
        }

        @Test
        void shouldFillNothingInABarInWhichNobodyTraded()
        {
            driver.at(2_000).market(1, BUY, 1);
            driver.at(3_000).bar(2_000, 10_000, 10_000, 10_000, 10_000, 0);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 EXPIRED NO_LIQUIDITY");
        }

        @Test
        void shouldNotLimitByAVolumeThatIsNotKnown()
        {
            driver.at(2_000).market(1, BUY, 1_000_000);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, Units.NULL_LOTS);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 1000000@10010 TAKER");
        }

        @Test
        void shouldFillALimitOnlyWhenTheBarWentBeyondIt()
        {
            driver.at(2_000).limit(1, BUY, 5, 9_910);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);

            assertThat(driver.told()).containsExactly("1 ACCEPTED");

            driver.at(4_000).bar(3_000, 10_000, 10_100, 9_890, 10_050, 1_000);

            assertThat(driver.told()).containsExactly("1 FILL 5@9910 MAKER");
        }

        @Test
        void shouldFillARestingLimitAtItsPriceWhereABarOpensBeyondIt()
        {
            driver.at(2_000).limit(1, BUY, 5, 9_800);
            driver.order(2, BUY, OrderType.LIMIT, TimeInForce.GTC, 5, 9_790, Units.NULL_TICKS, true, false);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);
            driver.at(4_000).bar(3_000, 9_500, 9_600, 9_400, 9_500, 1_000);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "2 ACCEPTED", "1 FILL 5@9800 MAKER", "2 FILL 5@9790 MAKER");
        }

        @Test
        void shouldFillATargetBeforeTheStopWhereABarOpensBeyondTheTarget()
        {
            driver.at(1_500).market(1, BUY, 5);
            driver.at(2_000).bar(1_500, 10_000, 10_000, 10_000, 10_000, 1_000);
            order(2, OrderType.LIMIT, 10_100, Units.NULL_TICKS);
            order(3, OrderType.STOP, Units.NULL_TICKS, 9_900);
            driver.at(3_000).bar(2_000, 10_000, 10_050, 9_950, 10_000, 1_000);
            driver.at(4_000).bar(3_000, 10_500, 10_500, 9_500, 10_000, 1_000);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 5@10010 TAKER", "2 ACCEPTED", "3 ACCEPTED",
                "2 FILL 5@10100 MAKER", "3 TRIGGERED", "3 CANCELLED REDUCE_ONLY");
        }

        @Test
        void shouldFillAGappedStopAtTheOpenAndNotAtItsPrice()
        {
            driver.at(2_000).stop(1, SELL, 5, 10_500);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);

            assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 FILL 5@9990 TAKER");
        }

        @Test
        void shouldAssumeTheStopBeforeTheTargetWhenABarReachedBoth()
        {
            driver.at(1_500).market(1, BUY, 5);
            driver.at(2_000).bar(1_500, 10_000, 10_000, 10_000, 10_000, 1_000);
            order(2, OrderType.LIMIT, 10_100, Units.NULL_TICKS);
            order(3, OrderType.STOP, Units.NULL_TICKS, 9_900);
            driver.at(3_000).bar(2_000, 10_000, 10_500, 9_500, 10_050, 1_000);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 5@10010 TAKER", "2 ACCEPTED", "3 ACCEPTED",
                "3 TRIGGERED", "3 FILL 5@9890 TAKER", "2 CANCELLED REDUCE_ONLY");
        }

        @Test
        void shouldBuyAtTheAskAndSellAtTheBidOfABarThatHasBoth()
        {
            driver.at(2_000).market(1, BUY, 5);
            driver.market(2, SELL, 5);
            driver.limit(3, BUY, 5, 9_905);
            driver.limit(4, SELL, 5, 10_095);
            driver.at(3_000).bar(
                2_000, new long[] {10_000, 10_100, 9_900, 10_050}, new long[] {10_003, 10_104, 9_904, 10_054}, 0);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "2 ACCEPTED", "3 ACCEPTED", "4 ACCEPTED",
                "1 FILL 5@10003 TAKER", "2 FILL 5@10000 TAKER", "3 FILL 5@9905 MAKER", "4 FILL 5@10095 MAKER");
        }

        @Test
        void shouldTakeAMarketableLimitAtTheOpenAndKeepItsRemainderForTheNextBar()
        {
            driver.at(2_000).limit(1, BUY, 150, 10_020);
            driver.at(3_000).bar(2_000, 10_000, 10_100, 9_900, 10_050, 1_000);
            driver.at(4_000).bar(3_000, 10_050, 10_100, 10_000, 10_050, 1_000);

            assertThat(driver.told()).containsExactly(
                "1 ACCEPTED", "1 FILL 100@10010 TAKER", "1 FILL 50@10020 MAKER");
        }

        private void order(
            final long id, final OrderType type, final long priceTicks, final long stopTicks)
        {
            driver.order(id, SELL, type, TimeInForce.GTC, 5, priceTicks, stopTicks, false, true);
        }
    }
}
