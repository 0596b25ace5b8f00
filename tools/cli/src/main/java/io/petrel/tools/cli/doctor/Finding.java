package io.petrel.tools.cli.doctor;

/**
 * Outcome of one check.
 *
 * @param check  name of what was checked.
 * @param status how it ended.
 * @param found  what the machine has.
 * @param mend   how to mend it; empty when there is nothing to mend.
 */
public record Finding(String check, Status status, String found, String mend)
{
    static Finding ok(final String check, final String found)
    {
        return new Finding(check, Status.OK, found, "");
    }

    static Finding warn(final String check, final String found, final String mend)
    {
        return new Finding(check, Status.WARN, found, mend);
    }

    static Finding fail(final String check, final String found, final String mend)
    {
        return new Finding(check, Status.FAIL, found, mend);
    }
}
