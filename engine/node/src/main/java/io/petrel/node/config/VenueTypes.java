package io.petrel.node.config;

import java.util.List;

/** What the strategy takes for granted of the venue, and the venue says that it lacks. */
final class VenueTypes
{
    private static final List<String> GROUP = List.of("capabilities.stops", "capabilities.reduce_only",
        "capabilities.replace", "capabilities.groups");
    private static final List<String> TIMED = List.of("capabilities.timed");
    private static final List<Need> NEEDS = List.of(
        new Need("execution.bracket.at_venue.spot", GROUP),
        new Need("execution.bracket.at_venue.linear", GROUP),
        new Need("execution.bracket.at_venue.inverse", GROUP),
        new Need("orders.venue_has_gtd", TIMED),
        new Need("orders.venue_has_day", TIMED));

    private VenueTypes()
    {
    }

    static void check(final Section venue, final Section strategy, final ConfigErrors errors)
    {
        for (final Need need : NEEDS)
        {
            final CheckedValue wanted = strategy.value(need.key());
            if (null != wanted && OptionalKeys.flag(strategy, need.key(), false))
            {
                need.capabilities().stream().filter(key -> !OptionalKeys.flag(venue, key, true)).forEach(
                    key -> errors.add(wanted.mark(), need.key() + " is true, but the venue has no " +
                        key.substring(key.indexOf('.') + 1) + " (" + venue.value(key).mark().origin() + ")",
                        "set it to false, and the core does it instead"));
            }
        }
    }

    /** Where the key is true, the venue must have all of these. */
    private record Need(String key, List<String> capabilities)
    {
    }
}
