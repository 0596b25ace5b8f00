package io.petrel.core.param;

/** Where the value in force of a parameter came from. */
public enum ParamSource
{
    /** No value: whatever needs it must refuse to act. */
    NONE,
    /** A {@code ConfigSet} event. */
    CONFIGURED,
    /** A {@code ParameterUpdate} event, within its validity; goes before a configured value. */
    CALIBRATED;

    private static final ParamSource[] ALL = values();

    static ParamSource of(final int code)
    {
        return ALL[code];
    }
}
