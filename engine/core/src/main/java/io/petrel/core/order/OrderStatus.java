package io.petrel.core.order;

/** Where an order is in its life. Values are those of the message schema's enumeration of the same name. */
public enum OrderStatus
{
    /** Sent, not yet confirmed. */
    PENDING_NEW(1, true),
    /** Confirmed, nothing filled. */
    WORKING(2, true),
    /** Confirmed or not, filled in part. */
    PARTIALLY_FILLED(3, true),
    /** A cancel is on its way; it may still fill. */
    PENDING_CANCEL(4, true),
    /** A replacement is on its way; it may still fill. */
    PENDING_REPLACE(5, true),
    /** Filled in full. */
    FILLED(6, false),
    /** Ended by the venue, asked or not. */
    CANCELLED(7, false),
    /** Never accepted, or thrown out. */
    REJECTED(8, false),
    /** Ended by its time in force. */
    EXPIRED(9, false);

    private static final OrderStatus[] BY_VALUE = values();

    private final int value;
    private final boolean open;

    OrderStatus(final int value, final boolean open)
    {
        this.value = value;
        this.open = open;
    }

    /**
     * By the schema's value.
     *
     * @param value from 1.
     * @return the status.
     */
    static OrderStatus of(final int value)
    {
        return BY_VALUE[value - 1];
    }

    /** {@return the schema's value} */
    public int value()
    {
        return value;
    }

    /** {@return whether the order may still fill in the normal course} */
    public boolean isOpen()
    {
        return open;
    }
}
