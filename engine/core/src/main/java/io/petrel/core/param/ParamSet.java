package io.petrel.core.param;

import java.util.List;

/**
 * The parameters one stage cannot do without. Asks each of them again only after something changed. Pipeline thread
 * only; allocates nothing after construction. Holds no state of its own: what it remembers follows from the parameters.
 */
public final class ParamSet
{
    private final Parameters parameters;
    private final Param[] required;
    private long seenChanges = -1;
    private boolean isSet;

    /**
     * Looks the handles up.
     *
     * @param parameters of the core.
     * @param specs      what the stage needs.
     */
    public ParamSet(final Parameters parameters, final List<ParamSpec> specs)
    {
        this.parameters = parameters;
        required = new Param[specs.size()];
        for (int i = 0; i < required.length; i++)
        {
            required[i] = parameters.param(specs.get(i));
        }
    }

    /**
     * Whether every one of them has a value in force.
     *
     * @return false if the stage must report "not calibrated" and not act.
     */
    public boolean isSet()
    {
        if (seenChanges != parameters.changes())
        {
            seenChanges = parameters.changes();
            isSet = areAllSet();
        }
        return isSet;
    }

    private boolean areAllSet()
    {
        for (final Param param : required)
        {
            if (!param.isSet())
            {
                return false;
            }
        }
        return true;
    }
}
