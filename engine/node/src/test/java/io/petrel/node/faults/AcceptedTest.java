package io.petrel.node.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ReconcileDifferenceEncoder;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileResultEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AcceptedTest
{
    private final MemoryQueue outbound = new MemoryQueue();
    private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[128]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void shouldCoverNoOtherDifferenceThanTheOneTheOperatorAccepted()
    {
        differs(DifferenceKind.NET_PROFIT, 100, 70);
        compared(ReconcileOutcome.ACCEPTED);
        compared(ReconcileOutcome.NO_ANSWER);

        assertThat(new Accepted(outbound).covers(0, -30)).isTrue();
        assertThat(new Accepted(outbound).covers(0, -31)).isFalse();
        assertThat(new Accepted(outbound).covers(1, -30)).isFalse();
    }

    @Test
    void shouldCoverNothingOnceALaterComparisonFoundOtherwise()
    {
        differs(DifferenceKind.NET_PROFIT, 100, 70);
        compared(ReconcileOutcome.ACCEPTED);
        differs(DifferenceKind.NET_PROFIT, 100, 60);
        compared(ReconcileOutcome.LOOK_AGAIN);

        assertThat(new Accepted(outbound).covers(0, -30)).isFalse();
        assertThat(new Accepted(outbound).covers(0, -40)).isFalse();
    }

    private void differs(final DifferenceKind kind, final long ours, final long theirs)
    {
        final ReconcileDifferenceEncoder difference = new ReconcileDifferenceEncoder();
        difference.wrapAndApplyHeader(buffer, 0, header).ourValue(ours).venueValue(theirs).kind(kind);
        append(difference.encodedLength());
    }

    private void compared(final ReconcileOutcome outcome)
    {
        final ReconcileResultEncoder result = new ReconcileResultEncoder();
        result.wrapAndApplyHeader(buffer, 0, header).outcome(outcome);
        append(result.encodedLength());
    }

    private void append(final int length)
    {
        outbound.append(1, 0, 0, 0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }
}
