package io.petrel.core.order;

import io.petrel.codecs.event.TimeInForce;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;

/** Which times in force the venue knows; what it lacks it is told as GTC, and the core ends the order itself. */
final class VenueAbilities
{
    private final Param hasGtd;
    private final Param hasDay;
    private final Param lacksIoc;
    private final Param lacksFok;

    VenueAbilities(final Parameters parameters)
    {
        hasGtd = parameters.param(OrderParams.VENUE_HAS_GTD);
        hasDay = parameters.param(OrderParams.VENUE_HAS_DAY);
        lacksIoc = parameters.param(OrderParams.VENUE_LACKS_IOC);
        lacksFok = parameters.param(OrderParams.VENUE_LACKS_FOK);
    }

    /** All or nothing cannot be emulated with orders that may fill in part. */
    boolean canTake(final TimeInForce wanted)
    {
        return TimeInForce.FOK != wanted || !isOn(lacksFok);
    }

    TimeInForce told(final TimeInForce wanted)
    {
        switch (wanted)
        {
            case IOC:
                return isOn(lacksIoc) ? TimeInForce.GTC : wanted;
            case GTD:
                return isOn(hasGtd) ? wanted : TimeInForce.GTC;
            case DAY:
                return isOn(hasDay) ? wanted : TimeInForce.GTC;
            default:
                return wanted;
        }
    }

    private static boolean isOn(final Param flag)
    {
        return flag.isSet() && flag.asBool();
    }
}
