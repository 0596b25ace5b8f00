package io.petrel.sim;

/** What a message on its way to the venue asks for. */
enum RequestKind
{
    NEW,
    CANCEL,
    REPLACE
}
