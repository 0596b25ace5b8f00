package io.petrel.core.execution;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.ReportReason;
import io.petrel.core.portfolio.Position;

/** Told who looks after the stop and the target of a position. Pipeline thread only. */
public interface BracketSink
{
    /**
     * A leg is left to the venue, or looked after by the core again.
     *
     * @param position    that it closes; valid during the call.
     * @param leg         its terms as asked for; valid during the call.
     * @param reason      PLACED: left to the venue; any other: looked after here.
     * @param venueReason what the venue said, NONE unless that is the reason.
     */
    void onLeg(Position position, Leg leg, BracketReason reason, ReportReason venueReason);
}
