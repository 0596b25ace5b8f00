package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One parameter for each type of contract. Pipeline thread only; allocates nothing after construction. */
final class ParamByContract
{
    /** The types as parts of keys, in the order of their declarations. */
    private static final List<String> WORDS = List.of("spot", "linear", "inverse");

    private final Param[] params = new Param[WORDS.size()];

    /** Takes its handles; {@code specs} are those that {@link #specs} made. */
    ParamByContract(final Parameters parameters, final List<ParamSpec> specs)
    {
        for (int i = 0; i < params.length; i++)
        {
            params[i] = parameters.param(specs.get(i));
        }
    }

    /** Declares one for each type, told by its word. */
    static List<ParamSpec> specs(final Function<String, ParamSpec> specOf)
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final String word : WORDS)
        {
            specs.add(specOf.apply(word));
        }
        return List.copyOf(specs);
    }

    Param of(final ContractType type)
    {
        return params[ContractType.SPOT == type ? 0 : ContractType.LINEAR == type ? 1 : 2];
    }
}
