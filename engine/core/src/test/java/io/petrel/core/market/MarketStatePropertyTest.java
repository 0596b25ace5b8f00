package io.petrel.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a market keeps of its best prices until the next change, against plain answers worked out anew each time. */
final class MarketStatePropertyTest
{
    private static final DepthKind[] KINDS = {
        DepthKind.DEPTH, DepthKind.TOP_OF_BOOK, DepthKind.TRADES_ONLY, DepthKind.BARS_ONLY};
    private static final long MIDDLE = 1_000;

    @Test
    void shouldEqualPlainAnswersHoweverSeldomItIsAsked()
    {
        Seeds.forEach(80, random ->
        {
            final DepthKind kind = KINDS[random.nextInt(KINDS.length)];
            final SequenceRule rule = random.nextBoolean() ? SequenceRule.NONE : SequenceRule.BINANCE_SPOT;
            new Stream(random, kind, rule).run(800);
        });
    }

    private static final class Stream
    {
        private final SplittableRandom random;
        private final DepthKind kind;
        private final boolean hasIds;
        private final Instrument instrument;
        private MarketState market;
        private long id = 1;

        private boolean isQuoteLatest;
        private long bidTicks = Units.NULL_TICKS;
        private long bidLots = Units.NULL_LOTS;
        private long askTicks = Units.NULL_TICKS;
        private long askLots = Units.NULL_LOTS;
        private long quoteId = Units.NULL_ID;
        private long tradeTicks = Units.NULL_TICKS;

        Stream(final SplittableRandom random, final DepthKind kind, final SequenceRule rule)
        {
            this.random = random;
            this.kind = kind;
            hasIds = SequenceRule.NONE != rule;
            final ContractMath contract =
                new ContractMath(ContractType.SPOT, Step.parse("0.01"), Step.parse("0.001"), Step.parse("1"));
            instrument = new Instrument(1, "TEST", rule, kind, contract, InstrumentState.TRADING);
            market = new MarketState(instrument);
        }

        void run(final int events)
        {
            for (int i = 0; i < events; i++)
            {
                step(random.nextInt(100));
                if (random.nextInt(3) > 0)
                {
                    assertSame();
                }
                if (0 == random.nextInt(50))
                {
                    market = Restored.from(market, new MarketState(instrument));
                }
            }
        }

        private void step(final int what)
        {
            if (what < 35)
            {
                quote(random.nextInt(12) > 0 ? MIDDLE - random.nextInt(1, 4) : Units.NULL_TICKS,
                    random.nextInt(12) > 0 ? MIDDLE + random.nextInt(-1, 4) : 0);
            }
            else if (what < 70)
            {
                update(what < 40);
            }
            else if (what < 85)
            {
                tradeTicks = MIDDLE + random.nextInt(-5, 5);
                market.onTrade(tradeTicks, 1, AggressorSide.BUYER, 1);
            }
            else if (what < 92)
            {
                importedBar();
            }
            else if (what < 94)
            {
                feedLost();
            }
            else
            {
                instrument.state(what < 96 ? InstrumentState.HALTED : InstrumentState.TRADING);
            }
        }

        private void quote(final long newBidTicks, final long newAskTicks)
        {
            id += random.nextInt(3);
            final long updateId = 0 == random.nextInt(9) ? id - 5 : id;
            final long lots = random.nextInt(1, 9);
            market.onTopOfBook(newBidTicks, lots, newAskTicks, lots + 1, updateId, 1);
            take(newBidTicks, lots, newAskTicks, lots + 1, updateId);
        }

        private void take(
            final long newBidTicks, final long newBidLots, final long newAskTicks, final long newAskLots,
            final long updateId)
        {
            if (!hasIds || updateId < 0 || updateId >= quoteId)
            {
                bidTicks = newBidTicks > 0 ? newBidTicks : Units.NULL_TICKS;
                bidLots = newBidTicks > 0 ? newBidLots : Units.NULL_LOTS;
                askTicks = newAskTicks > 0 ? newAskTicks : Units.NULL_TICKS;
                askLots = newAskTicks > 0 ? newAskLots : Units.NULL_LOTS;
                quoteId = updateId;
                isQuoteLatest = true;
            }
        }

        /** A delta that does not chain is a gap, of which the venue's side of the market is not told. */
        private void update(final boolean isSnapshot)
        {
            final L2Book book = market.book();
            final boolean isGap = 0 == random.nextInt(15);
            final long first = book.lastUpdateId() + (isGap ? 9 : 1);
            id = Math.max(id, first);
            final boolean isApplied = isSnapshot ? book.beginSnapshot(id) :
                DeltaVerdict.APPLY == book.beginDelta(first, first, Units.NULL_ID);
            for (int i = random.nextInt(4); i >= 0; i--)
            {
                book.bid(MIDDLE - random.nextInt(0, 5), random.nextInt(4));
                book.ask(MIDDLE + random.nextInt(0, 5), random.nextInt(4));
            }
            if (isSnapshot)
            {
                book.endSnapshot();
            }
            else
            {
                book.endDelta();
            }
            if (isApplied || random.nextBoolean())
            {
                market.onBook(1);
                isQuoteLatest = false;
            }
        }

        private void importedBar()
        {
            final boolean hasAsk = random.nextBoolean();
            final long close = MIDDLE + random.nextInt(-5, 5);
            market.onImportedBar(close, hasAsk ? close + 1 : Units.NULL_TICKS, 1);
            if (hasAsk)
            {
                take(close, Units.NULL_LOTS, close + 1, Units.NULL_LOTS, Units.NULL_ID);
            }
            else
            {
                tradeTicks = close;
                if (DepthKind.BARS_ONLY == kind)
                {
                    forgetQuote();
                }
            }
        }

        private void feedLost()
        {
            market.onFeedLost();
            forgetQuote();
        }

        private void forgetQuote()
        {
            bidTicks = Units.NULL_TICKS;
            bidLots = Units.NULL_LOTS;
            askTicks = Units.NULL_TICKS;
            askLots = Units.NULL_LOTS;
            quoteId = Units.NULL_ID;
            isQuoteLatest = false;
        }

        private void assertSame()
        {
            final L2Book book = market.book();
            final boolean isQuote = isQuoteFresher(book);
            final long bid = isQuote ? bidTicks : book.bestBidTicks();
            final long ask = isQuote ? askTicks : book.bestAskTicks();
            assertThat(market.bestBidTicks()).isEqualTo(bid);
            assertThat(market.bestBidLots()).isEqualTo(isQuote ? bidLots : book.bestBidLots());
            assertThat(market.bestAskTicks()).isEqualTo(ask);
            assertThat(market.bestAskLots()).isEqualTo(isQuote ? askLots : book.bestAskLots());
            final boolean isOrdered = bid > 0 && bid <= ask;
            final long reference = isOrdered ? bid + (ask - bid) / 2 : tradeTicks;
            assertThat(market.referenceTicks()).isEqualTo(reference);
            final boolean isTradable = InstrumentState.TRADING == instrument.state() && switch (kind)
            {
                case DEPTH -> book.isTradable() && (!isQuote || bidTicks > 0 && bidTicks < askTicks);
                case TOP_OF_BOOK -> isOrdered;
                default -> Units.NULL_TICKS != reference;
            };
            assertThat(market.isTradable()).isEqualTo(isTradable);
            assertThat(market.tradableTicks()).isEqualTo(isTradable ? reference : Units.NULL_TICKS);
        }

        private boolean isQuoteFresher(final L2Book book)
        {
            if (BookState.SAFE != book.state())
            {
                return true;
            }
            return hasIds && quoteId >= 0 ? quoteId > book.lastUpdateId() : isQuoteLatest;
        }
    }
}
