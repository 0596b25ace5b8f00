package io.petrel.node.config;

import io.petrel.codecs.event.Permission;

/**
 * Whether an account may trade an instrument, on its way into the core as an {@code AccountInstrument} event.
 *
 * @param accountId  of the account.
 * @param symbol     as the instrument's definition names it.
 * @param permission whether it may.
 * @param sectorId   sector it counts to, numbered within the account, or {@link #NO_SECTOR}.
 * @param origin     file, relative to the folder of the top file, and line.
 */
public record InstrumentPermission(int accountId, String symbol, Permission permission, int sectorId, String origin)
{
    /** The instrument counts to no sector. */
    public static final int NO_SECTOR = Integer.MIN_VALUE;
}
