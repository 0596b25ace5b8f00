package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.FeatureVectorSnapshotEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The vector is put without the generated encoder's steps from entry to entry: the bytes are those of the encoder. */
class SignalPublisherTest
{
    private static final long NOW_NS = 42;
    private static final int INSTRUMENT = 7;

    private final List<byte[]> left = new ArrayList<>();
    private final Outbox outbox = new Outbox((templateId, eventTimeNs, buffer, offset, length) ->
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        left.add(bytes);
    });

    @Test
    void shouldPutTheVectorAsTheGeneratedEncoderWould()
    {
        final FeatureVector vector = vector();
        final SignalPublisher signals = new SignalPublisher(outbox);
        outbox.now(NOW_NS);
        signals.publish(INSTRUMENT, vector);
        signals.publish(INSTRUMENT, vector);
        outbox.release();
        assertThat(left).hasSize(2);
        assertThat(left.get(0)).isEqualTo(encoded(vector));
        assertThat(left.get(1)).as("from another place of the buffer").isEqualTo(left.get(0));
    }

    private static FeatureVector vector()
    {
        final Vectors vectors = new Vectors();
        for (final Feature feature : Feature.values())
        {
            if (0 != feature.index() % 5)
            {
                vectors.with(feature, 1.0 / feature.index());
            }
        }
        return vectors.vector();
    }

    private static byte[] encoded(final FeatureVector vector)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        final FeatureVectorSnapshotEncoder encoder = new FeatureVectorSnapshotEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(NOW_NS)
            .schemaHash(vector.schemaHash()).readyBits(vector.readyBits(0)).readyBitsMiddle(vector.readyBits(1))
            .readyBitsHigh(vector.readyBits(2)).instrumentId(INSTRUMENT);
        final FeatureVectorSnapshotEncoder.FeaturesEncoder group = encoder.featuresCount(vector.size());
        for (int i = 0; i < vector.size(); i++)
        {
            group.next().value(vector.valueOrZero(i));
        }
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength()];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
