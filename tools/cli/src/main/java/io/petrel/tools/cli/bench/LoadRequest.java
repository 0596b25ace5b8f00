package io.petrel.tools.cli.bench;

import java.util.List;

/**
 * An open loop at given paces, or the search for the highest rate that is held.
 *
 * @param paces   as {@code --pace} takes them: {@code real}, {@code xN}; empty for those of the set.
 * @param boundNs that the 99.9th percentile of a rate that is held stays under.
 */
public record LoadRequest(List<String> paces, long boundNs)
{
}
