package io.petrel.tools.cli;

import io.petrel.codecs.event.GuardianStateKind;

/** The state of an account's gate, for people. */
final class GuardianText
{
    private GuardianText()
    {
    }

    /** The journal's word for every closed gate names a reset; what opens it, each reason says for itself. */
    static String of(final String state)
    {
        return GuardianStateKind.LOCKED_UNTIL_RESET.name().equals(state) ? "LOCKED" : state;
    }
}
