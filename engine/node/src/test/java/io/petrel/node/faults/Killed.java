package io.petrel.node.faults;

/** The node's process ended here. Not an exception of the code: nothing in it may catch this and go on. */
final class Killed extends Error
{
    private static final long serialVersionUID = 1L;

    Killed(final String boundary)
    {
        super(boundary, null, false, false);
    }
}
