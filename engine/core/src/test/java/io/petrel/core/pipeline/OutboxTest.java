package io.petrel.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.petrel.codecs.event.AccountUpdateEncoder;
import io.petrel.codecs.event.BarClosedEncoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.DecisionEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderQueryEncoder;
import io.petrel.codecs.event.ReconcileRequestEncoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.codecs.event.SignalVoteEncoder;
import io.petrel.codecs.event.TargetPositionEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class OutboxTest
{
    private static final int LONGEST_BODY = (1 << 16) - MessageHeaderEncoder.ENCODED_LENGTH;

    private final List<String> left = new ArrayList<>();
    private final Outbox outbox = new Outbox(this::onMessage);

    @Test
    void shouldLetWhatTheVenueWaitsForLeaveAtOnceAndTheRestWhenTheEventIsDone()
    {
        outbox.now(7);
        say(BarClosedEncoder.TEMPLATE_ID, 1, 16);
        say(NewOrderEncoder.TEMPLATE_ID, 2, 16);
        say(DecisionEncoder.TEMPLATE_ID, 3, 17);
        say(CancelOrderEncoder.TEMPLATE_ID, 4, 16);
        assertEquals(
            List.of(told(7, NewOrderEncoder.TEMPLATE_ID, 2, 16), told(7, CancelOrderEncoder.TEMPLATE_ID, 4, 16)), left);
        outbox.release();
        assertEquals(
            List.of(told(7, BarClosedEncoder.TEMPLATE_ID, 1, 16), told(7, DecisionEncoder.TEMPLATE_ID, 3, 17)),
            left.subList(2, 4));
    }

    @Test
    void shouldLetEveryRequestOfTheVenueLeaveAtOnce()
    {
        say(NewOrderEncoder.TEMPLATE_ID, 1, 8);
        say(CancelOrderEncoder.TEMPLATE_ID, 2, 8);
        say(ReplaceOrderEncoder.TEMPLATE_ID, 3, 8);
        say(OrderQueryEncoder.TEMPLATE_ID, 4, 8);
        say(ReconcileRequestEncoder.TEMPLATE_ID, 5, 8);
        assertEquals(5, left.size());
    }

    @Test
    void shouldPutWhatIsToldLaterInThePlaceThatWasKeptForIt()
    {
        say(BarClosedEncoder.TEMPLATE_ID, 1, 8);
        final int place = outbox.place();
        say(TargetPositionEncoder.TEMPLATE_ID, 2, 24);
        outbox.continueAt(place);
        say(SignalVoteEncoder.TEMPLATE_ID, 3, 9);
        say(NewOrderEncoder.TEMPLATE_ID, 4, 8);
        say(DecisionEncoder.TEMPLATE_ID, 5, 8);
        outbox.continueAtEnd();
        say(AccountUpdateEncoder.TEMPLATE_ID, 6, 8);
        outbox.release();
        assertEquals(List.of(
            told(0, NewOrderEncoder.TEMPLATE_ID, 4, 8),
            told(0, BarClosedEncoder.TEMPLATE_ID, 1, 8),
            told(0, SignalVoteEncoder.TEMPLATE_ID, 3, 9),
            told(0, DecisionEncoder.TEMPLATE_ID, 5, 8),
            told(0, TargetPositionEncoder.TEMPLATE_ID, 2, 24),
            told(0, AccountUpdateEncoder.TEMPLATE_ID, 6, 8)), left);
    }

    @Test
    void shouldKeepAnyNumberOfTheLongestMessagesAndBeginAfreshWithTheNextEvent()
    {
        final List<String> said = new ArrayList<>();
        for (int event = 0; event < 2; event++)
        {
            for (int i = 0; i < 200; i++)
            {
                say(DecisionEncoder.TEMPLATE_ID, i, LONGEST_BODY);
                said.add(told(0, DecisionEncoder.TEMPLATE_ID, i, LONGEST_BODY));
            }
            outbox.release();
            assertEquals(said, left);
        }
        outbox.release();
        assertEquals(said, left);
    }

    /** A message whose first and last byte are told apart. */
    private void say(final int templateId, final int value, final int bodyLength)
    {
        outbox.header().wrap(outbox.buffer(), 0).templateId(templateId);
        outbox.buffer().putByte(MessageHeaderEncoder.ENCODED_LENGTH, (byte)value);
        outbox.buffer().putByte(MessageHeaderEncoder.ENCODED_LENGTH + bodyLength - 1, (byte)value);
        outbox.send(templateId, bodyLength);
    }

    private void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        assertEquals(templateId, new MessageHeaderDecoder().wrap(buffer, offset).templateId());
        final byte value = buffer.getByte(offset + MessageHeaderEncoder.ENCODED_LENGTH);
        assertEquals(value, buffer.getByte(offset + length - 1));
        left.add(told(eventTimeNs, templateId, value, length - MessageHeaderEncoder.ENCODED_LENGTH));
    }

    private static String told(final long timeNs, final int templateId, final int value, final int bodyLength)
    {
        return timeNs + " " + templateId + " " + (byte)value + " " + bodyLength;
    }
}
