package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Messages;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Two instruments of which one is asked for, and a trade a second. */
class DrillFeedTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int ACCOUNT = 3;

    @Test
    void shouldGiveTheRequestOnceAtTheTimeOfTheFirstEventThatIsNotBeforeItAndJustBeforeThat()
    {
        final DrillFeed feed = feed("SELL 1.5 second TWAP 2m AFTER 2s");
        final List<String> events = new ArrayList<>();
        ParentRequestDecoder request = null;
        while (feed.next())
        {
            final boolean isRequest =
                ParentRequestDecoder.TEMPLATE_ID == Messages.templateId(feed.buffer(), feed.offset());
            events.add((isRequest ? "request " : "event ") + feed.ingestTimeNs() / SECOND_NS);
            if (isRequest)
            {
                request = new ParentRequestDecoder()
                    .wrapAndApplyHeader(feed.buffer(), feed.offset(), new MessageHeaderDecoder());
                assertThat(feed.length())
                    .isEqualTo(MessageHeaderEncoder.ENCODED_LENGTH + ParentRequestDecoder.BLOCK_LENGTH);
            }
        }

        assertThat(events).containsExactly(
            "event 0", "event 0", "event 1", "request 2", "event 2", "event 3", "event 4");
        assertThat(feed.wasGiven()).isTrue();
        assertThat(request.sizeLots()).as("a lot is 0.001").isEqualTo(1_500);
        assertThat(request.instrumentId()).isEqualTo(2);
        assertThat(request.accountId()).isEqualTo(ACCOUNT);
        assertThat(request.side()).isEqualTo(Side.SELL);
        assertThat(request.algorithm()).isEqualTo(ExecutionAlgorithm.TWAP);
        assertThat(request.durationNs()).isEqualTo(120 * SECOND_NS);
        assertThat(request.requestId()).as("nobody waits for an answer").isEqualTo(Units.NULL_ID);
        assertThat(request.limitTicks()).isEqualTo(Units.NULL_TICKS);
        assertThat(request.urgency()).isNaN();
        assertThat(request.participationMax()).isNaN();
    }

    @Test
    void shouldNeverGiveWhatTheTapeDoesNotHoldOrIsTooShortFor()
    {
        for (final String order : List.of("BUY 1 THIRD AFTER 1s", "BUY 1 FIRST AFTER 5s"))
        {
            final DrillFeed feed = feed(order);
            int events = 0;
            while (feed.next())
            {
                events++;
            }
            assertThat(events).isEqualTo(6);
            assertThat(feed.wasGiven()).as(order).isFalse();
        }
    }

    @Test
    void shouldRefuseASizeThatIsNoWholeNumberOfLots()
    {
        final DrillFeed feed = feed("BUY 1.0001 FIRST AFTER 1s");
        assertThatThrownBy(feed::next).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1.0001");
    }

    private static DrillFeed feed(final String order)
    {
        final ListedFeed market = new ListedFeed();
        market.define(1, "FIRST");
        market.define(2, "SECOND");
        for (int second = 1; second < 5; second++)
        {
            market.trade(second * SECOND_NS);
        }
        return new DrillFeed(market, ParentDrill.parse(order), ACCOUNT);
    }

    /** Events written down one by one. */
    private static final class ListedFeed implements Feed
    {
        private final List<UnsafeBuffer> messages = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();
        private int current = -1;

        void define(final int instrumentId, final String symbol)
        {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
            final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder()
                .wrapAndApplyHeader(buffer, 0, header);
            event.eventTimeNs(0).tickMantissa(1).lotMantissa(1).contractSizeMantissa(1).instrumentId(instrumentId)
                .tickExponent((byte)-1).lotExponent((byte)-3).contractSizeExponent((byte)0)
                .contractType(ContractType.LINEAR).sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING)
                .depthKind(DepthKind.TRADES_ONLY).symbol(symbol).venue("test").baseCurrency("X").quoteCurrency("Y")
                .settlementCurrency("Y");
            add(0, buffer);
        }

        void trade(final long timeNs)
        {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
            new TradeEncoder().wrapAndApplyHeader(buffer, 0, header).eventTimeNs(timeNs).priceTicks(100).sizeLots(1)
                .instrumentId(2).aggressorSide(AggressorSide.BUYER).flags().clear();
            add(timeNs, buffer);
        }

        @Override
        public boolean next()
        {
            current++;
            return current < messages.size();
        }

        @Override
        public long ingestTimeNs()
        {
            return times.get(current);
        }

        @Override
        public DirectBuffer buffer()
        {
            return messages.get(current);
        }

        @Override
        public int offset()
        {
            return 0;
        }

        @Override
        public int length()
        {
            return messages.get(current).capacity();
        }

        @Override
        public void close()
        {
            messages.clear();
        }

        private void add(final long timeNs, final UnsafeBuffer buffer)
        {
            messages.add(buffer);
            times.add(timeNs);
        }
    }
}
