package io.petrel.core.order;

/** What one report does to one order. */
enum Transition
{
    /** The venue has it: a PENDING_NEW order works. */
    ACKNOWLEDGE,
    /** The venue refused it: closed as REJECTED. */
    REJECT,
    /** Booked; closed as FILLED once nothing remains. */
    FILL,
    /** Fill of a closed order: booked and counted, the status stays. */
    LATE_FILL,
    /** Fill of a rejected order: booked and counted, the gate closes. */
    FILL_OF_REJECTED,
    /** Closed as CANCELLED, whether asked for or not. */
    CANCEL,
    /** The cancel was refused: it works on. */
    REFUSE_CANCEL,
    /** New price and size are in force; a cancel that is on its way stays so. */
    REPLACE,
    /** The replacement was refused: old price and size stay in force. */
    REFUSE_REPLACE,
    /** Closed as EXPIRED. */
    EXPIRE,
    /** A stop became active: it works. */
    TRIGGER,
    /** A known race, such as a cancel that crossed a fill: no effect. */
    IGNORE,
    /** No venue should say this: no effect but being counted. */
    OUT_OF_TURN
}
