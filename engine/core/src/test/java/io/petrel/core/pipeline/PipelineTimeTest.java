package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.codecs.event.ParameterUpdateEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PipelineTimeTest
{
    private static final String KEY = "risk.open_orders_max";
    private static final long END_NS = 1_000;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Pipeline pipeline = new Pipeline((templateId, eventTimeNs, message, offset, length) ->
    {
        // what the core says is not asked for here
    });

    private long sequence;

    @Test
    void shouldDropCalibratedValueWithFirstEventAfterItsEndWhateverThatIs()
    {
        update(1);
        command(END_NS - 1);
        assertThat(pipeline.parameters().param(KEY).isSet()).isTrue();

        command(END_NS);
        assertThat(pipeline.parameters().param(KEY).isSet()).isFalse();
    }

    @Test
    void shouldStopWhenTimeStepsBack()
    {
        command(2);
        command(2);

        assertThatThrownBy(() -> command(1))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("steps back");
    }

    private void update(final long timeNs)
    {
        final ParameterUpdateEncoder event = new ParameterUpdateEncoder();
        event.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .valueBits(7)
            .validFromNs(Units.NULL_TIME_NS)
            .validUntilNs(END_NS)
            .confidence(1)
            .inputHash(0)
            .sampleSize(1)
            .kind(ValueKind.LONG)
            .accountId(Units.NULL_ACCOUNT)
            .key(KEY)
            .method("test");
        send(timeNs, event.encodedLength());
    }

    private void command(final long timeNs)
    {
        final OperatorCommandEncoder event = new OperatorCommandEncoder();
        event.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .accountId(Units.NULL_INSTRUMENT)
            .action(OperatorAction.RESUME);
        send(timeNs, event.encodedLength());
    }

    private void send(final long timeNs, final int bodyLength)
    {
        pipeline.onEvent(++sequence, timeNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
