package io.petrel.node.faults;

import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ReconcileDifferenceDecoder;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileResultDecoder;

/**
 * What differs from the venue's books because the operator resumed over it: the differences of the last comparison, if
 * that found no others than had been accepted. Read from the outbound queue.
 */
final class Accepted
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReconcileDifferenceDecoder difference = new ReconcileDifferenceDecoder();
    private final ReconcileResultDecoder result = new ReconcileResultDecoder();
    private boolean accepted;
    private long costE8;
    private long netProfitE8;
    private long foundCostE8;
    private long foundNetProfitE8;

    Accepted(final MemoryQueue outbound)
    {
        final MemoryQueue.Reader reader = outbound.reader();
        while (reader.next())
        {
            header.wrap(reader.buffer(), reader.offset());
            if (ReconcileDifferenceDecoder.TEMPLATE_ID == header.templateId())
            {
                onDifference(difference.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
            }
            else if (ReconcileResultDecoder.TEMPLATE_ID == header.templateId())
            {
                onResult(result.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
            }
        }
    }

    /** Whether the operator accepted just this: the venue's value less ours. */
    boolean covers(final long venueCostLessOursE8, final long venueProfitLessOursE8)
    {
        return accepted && venueCostLessOursE8 == costE8 && venueProfitLessOursE8 == netProfitE8;
    }

    private void onDifference(final ReconcileDifferenceDecoder found)
    {
        final long lessOurs = found.venueValue() - found.ourValue();
        if (DifferenceKind.NET_PROFIT == found.kind())
        {
            foundNetProfitE8 += lessOurs;
        }
        else if (DifferenceKind.POSITION_COST == found.kind())
        {
            foundCostE8 += lessOurs;
        }
    }

    private void onResult(final ReconcileResultDecoder compared)
    {
        if (ReconcileOutcome.NO_ANSWER != compared.outcome())
        {
            accepted = ReconcileOutcome.ACCEPTED == compared.outcome();
            costE8 = foundCostE8;
            netProfitE8 = foundNetProfitE8;
        }
        foundCostE8 = 0;
        foundNetProfitE8 = 0;
    }
}
