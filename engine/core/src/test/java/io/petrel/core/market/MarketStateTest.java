package io.petrel.core.market;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarketStateTest
{
    private static final long NO_ID = Units.NULL_ID;

    private final MarketState depth = market(DepthKind.DEPTH, SequenceRule.BINANCE_SPOT);

    @Test
    void shouldKnowNothingAtFirst()
    {
        assertThat(depth.bestBidTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(depth.bestAskLots()).isEqualTo(Units.NULL_LOTS);
        assertThat(depth.referenceTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(depth.lastTrade().timeNs()).isEqualTo(Units.NULL_TIME_NS);
        assertThat(depth.isTradable()).isFalse();
    }

    @Test
    void shouldTakeBestFromQuoteWhenItsUpdateIsNewerThanTheBook()
    {
        book(depth, 100, 1000, 1001);
        depth.onTopOfBook(1002, 5, 1005, 6, 101, 2);

        assertThat(depth.bestBidTicks()).isEqualTo(1002);
        assertThat(depth.bestBidLots()).isEqualTo(5);
        assertThat(depth.bestAskTicks()).isEqualTo(1005);
        assertThat(depth.bestAskLots()).isEqualTo(6);
        assertThat(depth.referenceTicks()).isEqualTo(1003);
        assertThat(depth.isTradable()).isTrue();
    }

    @Test
    void shouldHaveNoTradablePriceWhileTheBookIsUnsafeThoughALastTradeIsKnown()
    {
        depth.onTrade(700, 1, AggressorSide.BUYER, 1);
        book(depth, 100, 1000, 1001);
        assertThat(depth.tradableTicks()).isEqualTo(1000);
        depth.onFeedLost();
        assertThat(depth.referenceTicks()).isEqualTo(700);
        assertThat(depth.tradableTicks()).isEqualTo(Units.NULL_TICKS);
    }

    @Test
    void shouldTakeBestFromBookWhenItIsAsNewAsTheQuote()
    {
        depth.onTopOfBook(1002, 5, 1005, 6, 100, 1);
        book(depth, 100, 1000, 1001);
        assertThat(depth.bestBidTicks()).isEqualTo(1000);

        depth.onTopOfBook(900, 5, 905, 6, 99, 2);
        assertThat(depth.bestBidTicks()).isEqualTo(1000);
        assertThat(depth.staleQuotes()).isEqualTo(1);
    }

    @Test
    void shouldTakeBestFromLatestWhenVenueHasNoNumbers()
    {
        final MarketState market = market(DepthKind.DEPTH, SequenceRule.NONE);
        book(market, NO_ID, 1000, 1001);
        market.onTopOfBook(1002, 5, 1005, 6, NO_ID, 2);
        assertThat(market.bestBidTicks()).isEqualTo(1002);

        book(market, NO_ID, 1000, 1001);
        assertThat(market.bestBidTicks()).isEqualTo(1000);
    }

    @Test
    void shouldNotTradeDepthOnQuoteAlone()
    {
        depth.onTopOfBook(1002, 5, 1005, 6, 101, 2);

        assertThat(depth.referenceTicks()).isEqualTo(1003);
        assertThat(depth.isTradable()).isFalse();
    }

    @Test
    void shouldShowNoBestOfUnsafeBook()
    {
        book(depth, 100, 1000, 1001);
        depth.onTrade(999, 1, AggressorSide.SELLER, 5);
        depth.book().beginDelta(200, 201, NO_ID);
        depth.book().endDelta();

        assertThat(depth.book().state()).isEqualTo(BookState.GAP);
        assertThat(depth.bestBidTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(depth.referenceTicks()).isEqualTo(999);
        assertThat(depth.isTradable()).isFalse();
    }

    @Test
    void shouldNotTradeWhenFresherQuoteIsCrossedOrOneSided()
    {
        book(depth, 100, 1000, 1001);
        depth.onTopOfBook(1005, 5, 1005, 6, 101, 2);
        assertThat(depth.isTradable()).isFalse();

        depth.onTopOfBook(1006, 5, Units.NULL_TICKS, 0, 102, 2);
        assertThat(depth.bestAskTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(depth.bestAskLots()).isEqualTo(Units.NULL_LOTS);
        assertThat(depth.isTradable()).isFalse();
    }

    @Test
    void shouldNotTradeHaltedInstrument()
    {
        book(depth, 100, 1000, 1001);
        depth.instrument().state(InstrumentState.HALTED);

        assertThat(depth.isTradable()).isFalse();
    }

    @Test
    void shouldTradeTopOfBookOnQuoteThatIsNotCrossed()
    {
        final MarketState market = market(DepthKind.TOP_OF_BOOK, SequenceRule.NONE);
        assertThat(market.isTradable()).isFalse();
        market.onTopOfBook(1000, 1, 1003, 1, NO_ID, 1);
        assertThat(market.isTradable()).isTrue();
        assertThat(market.referenceTicks()).isEqualTo(1001);
        market.onTopOfBook(1000, 1, 1000, 1, NO_ID, 1);
        assertThat(market.isTradable()).isTrue();
        market.onTopOfBook(1001, 1, 1000, 1, NO_ID, 1);
        assertThat(market.isTradable()).isFalse();
    }

    @Test
    void shouldReferToLastTradeWhenThereAreOnlyTrades()
    {
        final MarketState market = market(DepthKind.TRADES_ONLY, SequenceRule.NONE);
        assertThat(market.isTradable()).isFalse();

        market.onTrade(500, 3, AggressorSide.UNKNOWN, 1_000_000_000L);
        market.onTrade(502, 4, AggressorSide.BUYER, 1_000_000_000L);

        assertThat(market.isTradable()).isTrue();
        assertThat(market.referenceTicks()).isEqualTo(502);
        assertThat(market.lastTrade().lots()).isEqualTo(4);
        assertThat(market.lastTrade().side()).isEqualTo(AggressorSide.BUYER);
        assertThat(market.bestBidTicks()).isEqualTo(Units.NULL_TICKS);
    }

    @Test
    void shouldRefuseImpossibleTrade()
    {
        depth.onTrade(0, 3, AggressorSide.BUYER, 1);
        depth.onTrade(5, 0, AggressorSide.BUYER, 1);
        depth.onTrade(Units.NULL_TICKS, 3, AggressorSide.BUYER, 1);

        assertThat(depth.refusedTrades()).isEqualTo(3);
        assertThat(depth.lastTrade().ticks()).isEqualTo(Units.NULL_TICKS);
    }

    @Test
    void shouldReferToCloseOfImportedBars()
    {
        final MarketState market = market(DepthKind.BARS_ONLY, SequenceRule.NONE);
        market.onImportedBar(700, Units.NULL_TICKS, 9);
        assertThat(market.referenceTicks()).isEqualTo(700);
        assertThat(market.isTradable()).isTrue();

        market.onImportedBar(700, 703, 10);
        assertThat(market.bestAskTicks()).isEqualTo(703);
        assertThat(market.referenceTicks()).isEqualTo(701);
    }

    @Test
    void shouldNotReferToTheQuoteOfAnEarlierBarWhereABarHasNoAsk()
    {
        final MarketState market = market(DepthKind.BARS_ONLY, SequenceRule.NONE);
        market.onImportedBar(10_000, 10_002, 9);
        market.onImportedBar(10_100, Units.NULL_TICKS, 10);

        assertThat(market.referenceTicks()).isEqualTo(10_100);
        assertThat(market.bestBidTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(market.bestAskTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(market.isTradable()).isTrue();
    }

    @Test
    void shouldKeepTheQuoteOfItsFeedWhenABarOfTradesComesBeside()
    {
        final MarketState market = market(DepthKind.TOP_OF_BOOK, SequenceRule.NONE);
        market.onTopOfBook(1000, 1, 1004, 1, Units.NULL_ID, 1);
        market.onImportedBar(990, Units.NULL_TICKS, 2);

        assertThat(market.referenceTicks()).isEqualTo(1002);
        assertThat(market.isTradable()).isTrue();
    }

    @Test
    void shouldForgetBookAndQuoteWhenFeedIsLost()
    {
        book(depth, 100, 1000, 1001);
        depth.onTopOfBook(1002, 5, 1005, 6, 101, 2);
        depth.onTrade(1003, 1, AggressorSide.BUYER, 3);
        depth.onFeedLost();

        assertThat(depth.bestBidTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(depth.referenceTicks()).isEqualTo(1003);
        assertThat(depth.isTradable()).isFalse();
        depth.onTopOfBook(1002, 5, 1005, 6, 1, 4);
        assertThat(depth.bestBidTicks()).isEqualTo(1002);
    }

    @Test
    void shouldHashEverythingThatDecides()
    {
        long last = hash();
        depth.onTopOfBook(1002, 5, 1005, 6, 101, 2);
        assertThat(hash()).isNotEqualTo(last);
        last = hash();
        depth.onTrade(1003, 1, AggressorSide.BUYER, 3);
        assertThat(hash()).isNotEqualTo(last);
        last = hash();
        depth.onRefusedBar();
        assertThat(hash()).isNotEqualTo(last);
        last = hash();
        book(depth, 100, 1000, 1001);
        assertThat(hash()).isNotEqualTo(last).isEqualTo(hash());
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        depth.visitState(hash);
        return hash.value();
    }

    private static void book(
        final MarketState market, final long lastUpdateId, final long bidTicks, final long askTicks)
    {
        market.book().beginSnapshot(lastUpdateId);
        market.book().bid(bidTicks, 10);
        market.book().ask(askTicks, 10);
        market.book().endSnapshot();
        market.onBook(1);
    }

    private static MarketState market(final DepthKind depthKind, final SequenceRule rule)
    {
        final ContractMath contract =
            new ContractMath(ContractType.SPOT, Step.parse("0.01"), Step.parse("0.001"), Step.parse("1"));
        return new MarketState(new Instrument(1, "TEST", rule, depthKind, contract, InstrumentState.TRADING));
    }
}
