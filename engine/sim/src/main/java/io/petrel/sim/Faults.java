package io.petrel.sim;

import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.VenueState;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.random.SeededRandom;

/**
 * Breaks order entry and halts trading by a seeded schedule that begins with the first market event, and tells both at
 * once in VenueStatus messages. Market data goes on through both: the recording cannot be held back.
 */
final class Faults implements Stateful
{
    private final FaultSettings settings;
    private final VenueInstruments instruments;
    private final Reports reports;
    private final Fills fills;
    private final SeededRandom rejects;
    private final SeededRandom outages;
    private final SeededRandom halts;
    private boolean isStarted;
    private boolean isDown;
    private boolean isHalted;
    private long nextOutageChangeNs = Long.MAX_VALUE;
    private long nextHaltChangeNs = Long.MAX_VALUE;

    Faults(
        final FaultSettings settings,
        final VenueInstruments instruments,
        final Reports reports,
        final Fills fills)
    {
        this.settings = settings;
        this.instruments = instruments;
        this.reports = reports;
        this.fills = fills;
        // three streams, so that one kind of fault does not move the others
        rejects = new SeededRandom(settings.seed());
        outages = new SeededRandom(~settings.seed());
        halts = new SeededRandom(Long.rotateLeft(settings.seed(), Integer.SIZE));
    }

    /** The tape begins. */
    void start(final long nowNs)
    {
        if (!isStarted)
        {
            isStarted = true;
            nextOutageChangeNs = after(nowNs, settings.outageEveryNs(), outages);
            nextHaltChangeNs = after(nowNs, settings.haltEveryNs(), halts);
        }
    }

    /** When the next fault begins or ends. */
    long nextNs()
    {
        return Math.min(nextOutageChangeNs, nextHaltChangeNs);
    }

    void onTime(final long nowNs)
    {
        if (nextOutageChangeNs <= nowNs)
        {
            changeSession(nowNs);
        }
        if (nextHaltChangeNs <= nowNs)
        {
            changeHalt(nowNs);
        }
    }

    /** Whether the venue is too busy for this new order. */
    boolean rejectsOrder()
    {
        return rejects.isRate(settings.rejectRateE8());
    }

    /** Whether order entry is down. */
    boolean isDown()
    {
        return isDown;
    }

    /** When it is up again; known while it is down. */
    long upNs()
    {
        return nextOutageChangeNs;
    }

    /** Whether what arrives while it is down is lost; else it waits. */
    boolean losesRequests()
    {
        return settings.losesRequests();
    }

    /** The state of an instrument as the tape states it, which a halt of ours overrides. */
    void onTapeState(final VenueInstrument at, final InstrumentState state)
    {
        at.tapeState = state;
        if (!isHalted)
        {
            at.instrument.state(state);
        }
    }

    /** The tape defined an instrument, anew or again, with its state. */
    void onDefined(final VenueInstrument at)
    {
        onTapeState(at, at.instrument.state());
        if (isHalted)
        {
            at.instrument.state(InstrumentState.HALTED);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        rejects.visitState(state);
        outages.visitState(state);
        halts.visitState(state);
        isStarted = state.visit(isStarted);
        isDown = state.visit(isDown);
        isHalted = state.visit(isHalted);
        nextOutageChangeNs = state.visit(nextOutageChangeNs);
        nextHaltChangeNs = state.visit(nextHaltChangeNs);
    }

    private void changeSession(final long nowNs)
    {
        isDown = !isDown;
        nextOutageChangeNs = after(nowNs, isDown ? settings.outageNs() : settings.outageEveryNs(), outages);
        if (isDown)
        {
            reports.onSessionLost(nowNs, nextOutageChangeNs, settings.losesReports());
            cancelAll(nowNs);
        }
        else
        {
            reports.onSessionResumed(nowNs);
        }
    }

    private void cancelAll(final long nowNs)
    {
        for (int i = 0; settings.cancelsOnDisconnect() && i < instruments.size(); i++)
        {
            fills.endAll(instruments.at(i), ReportReason.SESSION_LOST, nowNs);
            fills.tidy(instruments.at(i), nowNs);
        }
    }

    private void changeHalt(final long nowNs)
    {
        isHalted = !isHalted;
        nextHaltChangeNs = after(nowNs, isHalted ? settings.haltNs() : settings.haltEveryNs(), halts);
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument at = instruments.at(i);
            at.instrument.state(isHalted ? InstrumentState.HALTED : at.tapeState);
            reports.onStatus(at.instrument.id(), VenueState.CONNECTED, at.instrument.state(), nowNs);
        }
    }

    private static long after(final long nowNs, final long meanNs, final SeededRandom random)
    {
        return 0 == meanNs ? Long.MAX_VALUE : nowNs + random.exponentialNs(meanNs);
    }
}
