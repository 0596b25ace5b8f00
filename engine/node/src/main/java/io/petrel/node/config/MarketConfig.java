package io.petrel.node.config;

import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The market that agents make, for {@code run --market synthetic}. The section is absent where there is none. */
final class MarketConfig
{
    static final String NAME = "market";

    private MarketConfig()
    {
    }

    static SectionSpec spec()
    {
        final List<KeySpec> keys = new ArrayList<>();
        for (final MarketParam param : MarketParam.values())
        {
            keys.add(new KeySpec(param.key(), ValueType.DOUBLE, param.unit(), BigDecimal.valueOf(param.min()),
                BigDecimal.valueOf(param.max()), List.of(), true, param.description()));
        }
        return new SectionSpec(NAME, keys);
    }

    static MarketSettings of(final Section section)
    {
        MarketSettings settings = MarketSettings.standard();
        for (final MarketParam param : MarketParam.values())
        {
            settings = settings.with(param, section.realValue(param.key()));
        }
        return settings;
    }
}
