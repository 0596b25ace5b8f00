package io.petrel.bench.cold;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.core.pipeline.Pipeline;
import java.util.BitSet;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/**
 * The whole core over a recorded run, from memory, without ring, journal and venue; only the events that decide are
 * timed, each alone. Before each of them the caches are left as they are or turned over. Passes must end in the same
 * state. One thread.
 */
public final class ColdCore
{
    private final RecordedEvents events;
    private final BitSet deciding = new BitSet();
    private final CacheWalk caches = new CacheWalk();
    private boolean hasDecision;
    private long orderAtNs;
    private long seen;
    private long stateHash;

    /**
     * Finds the events that decide.
     *
     * @param events of a run that decides and trades.
     */
    public ColdCore(final RecordedEvents events)
    {
        this.events = events;
        final Pipeline core = newCore();
        for (int i = 0; i < events.count(); i++)
        {
            hasDecision = false;
            run(core, i);
            deciding.set(i, hasDecision);
        }
        if (deciding.isEmpty() || 0 == orderAtNs)
        {
            throw new IllegalStateException(deciding.cardinality() + " decisions and no order on this tape");
        }
    }

    /**
     * How many decisions a pass takes.
     *
     * @return their number.
     */
    public int decisions()
    {
        return deciding.cardinality();
    }

    /**
     * The recorded run once, in a new core.
     *
     * @param near    what lies in the caches before a decision.
     * @param eventNs receives ns of each deciding event, all it emits included.
     * @param orderNs receives ns to the first order, of those that send one.
     */
    public void pass(final Near near, final Histogram eventNs, final Histogram orderNs)
    {
        final Pipeline core = newCore();
        final Pipeline twin = newCore();
        for (int i = 0; i < events.count(); i++)
        {
            if (deciding.get(i))
            {
                prepare(near, twin, i);
                time(core, i, eventNs, orderNs);
            }
            else
            {
                run(core, i);
            }
            if (Near.CODE == near && !deciding.get(i))
            {
                run(twin, i);
            }
        }
        check(core.stateHash());
    }

    private void prepare(final Near near, final Pipeline twin, final int event)
    {
        if (Near.ALL != near)
        {
            caches.walk();
        }
        if (Near.CODE == near)
        {
            run(twin, event);
        }
        // who sent it has just written it, and the journal copied it
        for (int i = events.length(event) - 1; i >= 0; i--)
        {
            seen += events.bytes().getByte(events.offset(event) + i);
        }
    }

    private void time(final Pipeline core, final int event, final Histogram eventNs, final Histogram orderNs)
    {
        orderAtNs = 0;
        final long startNs = System.nanoTime();
        run(core, event);
        eventNs.recordValue(System.nanoTime() - startNs);
        if (0 != orderAtNs)
        {
            orderNs.recordValue(orderAtNs - startNs);
        }
    }

    private void run(final Pipeline core, final int event)
    {
        core.onEvent(event + 1, events.ingestTimeNs(event), events.bytes(), events.offset(event),
            events.length(event));
    }

    private Pipeline newCore()
    {
        return new Pipeline(this::onMessage);
    }

    private void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        seen += length;
        if (NewOrderDecoder.TEMPLATE_ID == templateId && 0 == orderAtNs)
        {
            orderAtNs = System.nanoTime();
        }
        hasDecision |= DecisionDecoder.TEMPLATE_ID == templateId;
    }

    private void check(final long hash)
    {
        if (0 != stateHash && hash != stateHash)
        {
            throw new IllegalStateException("two passes ended in different states");
        }
        stateHash = hash;
        if (0 == seen)
        {
            throw new IllegalStateException("nothing was seen");
        }
    }
}
