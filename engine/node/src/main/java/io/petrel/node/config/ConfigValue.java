package io.petrel.node.config;

import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;

/**
 * One configured number on its way into the core, as a {@code ConfigSet} event.
 *
 * @param key       of the core's parameter.
 * @param kind      how to read the bits.
 * @param bits      integer, bits of a double, or 0 and 1.
 * @param origin    file, relative to the folder of the top file, and line.
 * @param accountId account it is for, or {@link Units#NULL_ACCOUNT} for the whole core.
 * @param fromNs    first moment it holds, or {@link Units#NULL_TIME_NS} for from the start.
 */
public record ConfigValue(String key, ValueKind kind, long bits, String origin, int accountId, long fromNs)
{
    /**
     * A number that holds from the start.
     *
     * @param key       of the core's parameter.
     * @param kind      how to read the bits.
     * @param bits      integer, bits of a double, or 0 and 1.
     * @param origin    file, relative to the folder of the top file, and line.
     * @param accountId account it is for, or {@link Units#NULL_ACCOUNT} for the whole core.
     */
    public ConfigValue(
        final String key, final ValueKind kind, final long bits, final String origin, final int accountId)
    {
        this(key, kind, bits, origin, accountId, Units.NULL_TIME_NS);
    }

    /**
     * A number for the whole core.
     *
     * @param key    of the core's parameter.
     * @param kind   how to read the bits.
     * @param bits   integer, bits of a double, or 0 and 1.
     * @param origin file, relative to the folder of the top file, and line.
     */
    public ConfigValue(final String key, final ValueKind kind, final long bits, final String origin)
    {
        this(key, kind, bits, origin, Units.NULL_ACCOUNT);
    }

    /**
     * The same number for one account.
     *
     * @param newAccountId of the account.
     * @return a copy.
     */
    public ConfigValue of(final int newAccountId)
    {
        return new ConfigValue(key, kind, bits, origin, newAccountId, fromNs);
    }
}
