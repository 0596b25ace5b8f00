package io.petrel.venue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.route.VenueRequests;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.schema.MessageType;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class VenueAdapterTest
{
    private static final int LONGEST = 1 << 12;

    private final MessageSchema schema = MessageSchema.petrel();
    private final List<String> called = new ArrayList<>();
    private final VenueAdapter adapter = new VenueAdapter(new CalledVenue());

    @Test
    void shouldCallTheVenueForWhatIsForItAndForNothingElse()
    {
        for (final MessageType message : schema.messages())
        {
            called.clear();
            adapter.onMessage(message.id(), 7, blank(message), 0);
            assertThat(called).as(message.name()).isEqualTo(
                VenueRequests.includes(message.id()) ? List.of(message.name() + " at 7") : List.of());
        }
    }

    @Test
    void shouldBeOfAnOrderWhatNamesOne()
    {
        schema.messages().stream().filter(message -> VenueRequests.includes(message.id()))
            .forEach(message -> assertThat(VenueRequests.isOfOrder(message.id())).as(message.name()).isEqualTo(
                message.members().stream().anyMatch(member -> "clientOrderId".equals(member.name()))));
    }

    private UnsafeBuffer blank(final MessageType message)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST]);
        new MessageHeaderEncoder().wrap(buffer, 0)
            .blockLength(message.blockLength()).templateId(message.id())
            .schemaId(schema.id()).version(schema.version());
        return buffer;
    }

    private final class CalledVenue implements Venue
    {
        @Override
        public void onNewOrder(final long nowNs, final NewOrderDecoder order)
        {
            called.add("NewOrder at " + nowNs);
        }

        @Override
        public void onCancelOrder(final long nowNs, final CancelOrderDecoder cancel)
        {
            called.add("CancelOrder at " + nowNs);
        }

        @Override
        public void onReplaceOrder(final long nowNs, final ReplaceOrderDecoder replace)
        {
            called.add("ReplaceOrder at " + nowNs);
        }

        @Override
        public void onOrderQuery(final long nowNs, final OrderQueryDecoder query)
        {
            called.add("OrderQuery at " + nowNs);
        }

        @Override
        public void onReconcileRequest(final long nowNs, final ReconcileRequestDecoder request)
        {
            called.add("ReconcileRequest at " + nowNs);
        }
    }
}
