package io.petrel.node.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What accounts need of the host besides numbers.
 *
 * @param zones       names of the zones that their rules count time in.
 * @param permissions what they may trade.
 * @param swaps       what their positions pay overnight, account by account.
 * @param news        scheduled releases, in order of time, each once.
 * @param names       of the accounts by number: people know them by name, the core by number.
 */
public record AccountTerms(
    List<String> zones,
    List<InstrumentPermission> permissions,
    List<SwapTerms> swaps,
    List<NewsRelease> news,
    SortedMap<Integer, String> names)
{
    /** No zone but UTC, and nothing said of instruments. */
    public static final AccountTerms NONE =
        new AccountTerms(List.of(), List.of(), List.of(), List.of(), new TreeMap<>());
}
