package io.petrel.core.signal;

import java.util.ArrayList;
import java.util.List;

/** Shadow trades the plain way: all events are kept, and each vote looks through those after it for its end. */
final class PlainShadows
{
    /** An event: a price is a bar without extent. */
    record Event(long timeNs, long open, long high, long low, long close)
    {
    }

    /** A vote, given after the event of this index. */
    record Call(int engine, int afterEvent, boolean isLong, long entry, long stop, long target, long maxHoldNs)
    {
    }

    /** How it ended. */
    record End(int engine, int event, long entry, long exit, String reason, long worst, long best)
    {
    }

    private PlainShadows()
    {
    }

    /** Ends in the order in which they come, engines in the order of the calls within one event. */
    static List<End> ends(final List<Event> events, final List<Call> calls)
    {
        final List<End> ends = new ArrayList<>();
        final int[] busyUntil = new int[64];
        for (final Call call : calls)
        {
            if (call.afterEvent() >= busyUntil[call.engine()])
            {
                final End end = end(events, call);
                busyUntil[call.engine()] = null == end ? Integer.MAX_VALUE : end.event();
                if (null != end)
                {
                    ends.add(end);
                }
            }
        }
        ends.sort((a, b) -> a.event() != b.event() ?
            Integer.compare(a.event(), b.event()) : Integer.compare(a.engine(), b.engine()));
        return ends;
    }

    private static End end(final List<Event> events, final Call call)
    {
        long worst = call.entry();
        long best = call.entry();
        for (int i = call.afterEvent() + 1; i < events.size(); i++)
        {
            final Event event = flipped(events.get(i), call.isLong());
            final long stop = call.isLong() ? call.stop() : -call.stop();
            final long target = call.isLong() ? call.target() : -call.target();
            if (event.low() <= stop)
            {
                final long exit = Math.min(event.open(), stop);
                return end(call, i, exit, "STOP", Math.min(side(call, worst), exit), side(call, best));
            }
            worst = side(call, Math.min(side(call, worst), event.low()));
            if (event.high() >= target)
            {
                final long exit = event.open() == event.high() && event.open() == event.low() ? event.open() : target;
                return end(call, i, exit, "TARGET", side(call, worst), Math.max(side(call, best), exit));
            }
            best = side(call, Math.max(side(call, best), event.high()));
            if (event.timeNs() >= events.get(call.afterEvent()).timeNs() + call.maxHoldNs())
            {
                return end(call, i, event.close(), "MAX_HOLD", side(call, worst), side(call, best));
            }
        }
        return null;
    }

    /** A short is a long on the mirrored market. */
    private static Event flipped(final Event event, final boolean isLong)
    {
        return isLong ? event : new Event(event.timeNs(), -event.open(), -event.low(), -event.high(), -event.close());
    }

    private static long side(final Call call, final long price)
    {
        return call.isLong() ? price : -price;
    }

    private static End end(
        final Call call, final int event, final long exit, final String reason, final long worst, final long best)
    {
        return new End(call.engine(), event, call.entry(), side(call, exit), reason, side(call, worst),
            side(call, best));
    }
}
