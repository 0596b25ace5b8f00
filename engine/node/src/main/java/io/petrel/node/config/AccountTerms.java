package io.petrel.node.config;

import java.util.List;

/**
 * What accounts need of the host besides numbers.
 *
 * @param zones       names of the zones that their rules count time in.
 * @param permissions what they may trade.
 */
public record AccountTerms(List<String> zones, List<InstrumentPermission> permissions)
{
    /** No zone but UTC, and nothing said of instruments. */
    public static final AccountTerms NONE = new AccountTerms(List.of(), List.of());
}
