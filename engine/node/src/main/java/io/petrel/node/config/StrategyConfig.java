package io.petrel.node.config;

import java.util.List;

/**
 * The numbers of a strategy: every parameter of the core that is not a limit of the account.
 *
 * @param name   of the strategy.
 * @param values by key, in key order.
 */
public record StrategyConfig(String name, List<ConfigValue> values)
{
    private static final String NAME = "name";

    static SectionSpec spec(final List<KeySpec> parameters)
    {
        return new SectionSpec("strategy", List.of(KeySpec.text(NAME, "Name of the strategy"))).with(parameters);
    }

    static StrategyConfig of(final Section section)
    {
        return new StrategyConfig(section.text(NAME), section.parameters());
    }
}
