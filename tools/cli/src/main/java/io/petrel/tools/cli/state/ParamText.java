package io.petrel.tools.cli.state;

import io.petrel.core.param.Param;

/** Value of a parameter, by its kind. */
final class ParamText
{
    private ParamText()
    {
    }

    /** A whole number, fraction or flag; null when it is not set. */
    static Object value(final Param param)
    {
        if (!param.isSet())
        {
            return null;
        }
        return switch (param.spec().kind())
        {
            case LONG -> (Object)param.asLong();
            case DOUBLE -> (Object)param.asDouble();
            case BOOL -> (Object)param.asBool();
            default -> (Object)param.valueBits();
        };
    }
}
