package io.petrel.node.config;

import io.petrel.sim.SimSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The venue that orders go to.
 *
 * @param name of the venue's settings.
 * @param sim  what the simulated venue is and assumes.
 */
public record VenueConfig(String name, SimSettings sim)
{
    private static final String NAME = "name";
    private static final String REMEMBERED_ORDERS = "remembered_orders";
    private static final int REMEMBERED_LIMIT = 1 << 24;

    static SectionSpec spec()
    {
        final List<KeySpec> specs = new ArrayList<>();
        specs.add(KeySpec.text(NAME, "Name of these settings"));
        specs.addAll(VenueLatencyKeys.specs());
        specs.addAll(VenueCostKeys.specs());
        specs.addAll(VenueRuleKeys.specs());
        specs.add(KeySpec.number(REMEMBERED_ORDERS, ValueType.LONG, "orders", 1, REMEMBERED_LIMIT,
            "Ended orders whose ids are kept"));
        return new SectionSpec("venue", List.copyOf(specs));
    }

    /** What single values cannot tell: that tiers and quantiles rise, that a maximum is not below its minimum. */
    static void check(final Section section, final ConfigErrors errors)
    {
        try
        {
            of(section);
        }
        catch (final IllegalArgumentException contradiction)
        {
            errors.add(section.value(NAME).mark(), "venue: " + contradiction.getMessage(),
                "see config/venue/simulated.yaml for what belongs together");
        }
    }

    static VenueConfig of(final Section section)
    {
        return new VenueConfig(section.text(NAME), SimSettings.builder()
            .latency(VenueLatencyKeys.latency(section))
            .queue(VenueLatencyKeys.queue(section))
            .fees(VenueCostKeys.fees(section))
            .feeds(VenueCostKeys.feeds(section))
            .slippage(VenueCostKeys.slippage(section))
            .impact(VenueCostKeys.impact(section))
            .filters(VenueRuleKeys.filters(section))
            .rateLimit(VenueRuleKeys.rateLimit(section))
            .margin(VenueRuleKeys.margin(section))
            .capabilities(VenueRuleKeys.capabilities(section))
            .faults(VenueRuleKeys.faults(section))
            .rememberedOrders(section.intValue(REMEMBERED_ORDERS))
            .build());
    }
}
