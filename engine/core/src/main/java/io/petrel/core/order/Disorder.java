package io.petrel.core.order;

/** Things a venue should not do, or does only in a race. Each is counted by kind; what else happens is said here. */
public enum Disorder
{
    /** All in order; never counted. */
    NONE,
    /** A report id, or a fill's cumulative size, that was booked before: ignored. */
    DUPLICATE_REPORT,
    /** A report that no order in its status should get: ignored. */
    OUT_OF_TURN,
    /** A fill of an order cancelled or expired: booked. */
    LATE_FILL,
    /** A fill of a rejected order: booked, the gate closes. */
    FILL_OF_REJECTED,
    /** More filled than ordered: booked, the gate closes. */
    OVERFILL,
    /**
     * A report on an order never sent or no longer remembered: its fill is booked if the instrument is known, the gate
     * closes.
     */
    UNKNOWN_ORDER,
    /** A fill was skipped: cumulative and booked size differ. This one is booked, the gate closes. */
    MISSING_FILL,
    /** A fill without price or size, of another side, instrument or account: not booked, the gate closes. */
    MALFORMED_FILL,
    /** A replacement for an order that cannot be replaced now: not sent. */
    REPLACE_TOO_LATE,
    /** A fill of lots of which some were filled before, or before the first: booked, the gate closes. */
    CONTRADICTING_FILL,
    /** No answer in time to a new order, a cancel or a replacement: the venue is asked, nothing is sent again. */
    LOST_ACKNOWLEDGEMENT,
    /** The venue never got an order: ended as rejected, its exposure is free. */
    NEVER_ARRIVED,
    /** The venue closed a position by force, with an order of its own: booked, the gate closes. */
    LIQUIDATION;

    private static final int FIRST_CODE = 1;

    /** {@return the schema's value of the same name} */
    public short code()
    {
        return (short)(ordinal() + FIRST_CODE);
    }
}
