package io.petrel.node.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * The account that trades. Its limits are parameters of the core, {@code risk.*}.
 *
 * @param name             of the account.
 * @param currency         of its reports.
 * @param initialBalanceE8 money at the start by settlement currency, E8; {@value #OTHER} stands for all not named.
 */
public record AccountConfig(String name, String currency, SortedMap<String, Long> initialBalanceE8)
{
    /** Stands for every settlement currency that has no balance of its own. */
    public static final String OTHER = "other";

    static final String BALANCE_PREFIX = "initial_balance.";

    private static final String NAME = "name";
    private static final String CURRENCY = "currency";
    private static final long MONEY_LIMIT = 40_000_000_000L;

    /**
     * Money at the start.
     *
     * @param settlementCurrency what the traded instrument settles in.
     * @return amount, E8 of that currency.
     */
    public long balanceE8(final String settlementCurrency)
    {
        return initialBalanceE8.getOrDefault(settlementCurrency, initialBalanceE8.get(OTHER));
    }

    static SectionSpec spec(final List<KeySpec> limits)
    {
        return new SectionSpec("account", List.of(
            KeySpec.text(NAME, "Name of the account"),
            KeySpec.text(CURRENCY, "Currency of its reports"),
            balance(BALANCE_PREFIX + OTHER),
            balance(BALANCE_PREFIX + "*").optional())).with(limits);
    }

    static AccountConfig of(final Section section)
    {
        return new AccountConfig(
            section.text(NAME), section.text(CURRENCY), section.longsBelow(BALANCE_PREFIX));
    }

    private static KeySpec balance(final String key)
    {
        return new KeySpec(key, ValueType.E8, "money", new BigDecimal("0.00000001"),
            BigDecimal.valueOf(MONEY_LIMIT), List.of(), true, "Money at the start, by settlement currency");
    }
}
