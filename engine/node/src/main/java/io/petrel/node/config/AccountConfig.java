package io.petrel.node.config;

import io.petrel.codecs.event.Permission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * An account that trades. Its limits are parameters of the core, {@code risk.*}; it may have its own values of
 * {@code sizing.*}, {@code execution.*} and {@value #CORRELATION} too. Each of these may change at a date:
 * {@code from.2025-03-01.risk.daily.hard_fraction: 0.04}.
 *
 * @param id               number of the account in the core.
 * @param name             of the account.
 * @param currency         of its reports.
 * @param initialBalanceE8 money at the start by settlement currency, E8; {@value #OTHER} stands for all not named.
 * @param values           its numbers, those that hold from the start and those that hold from a date.
 * @param permissions      what it may trade, by symbol.
 * @param zones            names of the zones that its numbers name.
 * @param swap             what its positions pay overnight.
 */
public record AccountConfig(
    int id,
    String name,
    String currency,
    SortedMap<String, Long> initialBalanceE8,
    List<ConfigValue> values,
    List<InstrumentPermission> permissions,
    List<String> zones,
    SwapTerms swap)
{
    /** Stands for every settlement currency that has no balance of its own. */
    public static final String OTHER = "other";

    static final String BALANCE_PREFIX = "initial_balance.";
    static final String ID = "id";
    static final String CORRELATION = "signal.filter.correlation_max";

    private static final String NAME = "name";
    private static final String CURRENCY = "currency";
    private static final String INSTRUMENTS = "instruments.";
    private static final String SECTORS = "sectors.";
    private static final List<String> OWN = List.of(ConfigLoader.LIMIT_PREFIX, "sizing.", "execution.", CORRELATION);
    private static final List<String> PERMISSIONS = List.of("allowed", "forbidden");
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

    /** Whether a parameter may differ from account to account. */
    static boolean isOwn(final String key)
    {
        return OWN.stream().anyMatch(key::startsWith);
    }

    static SectionSpec spec(final List<KeySpec> parameters)
    {
        return new SectionSpec(ConfigLoader.ACCOUNT, List.of(
            KeySpec.number(ID, ValueType.LONG, "1", 1, Short.MAX_VALUE,
                "Number of the account; not set: its place in the list").optional(),
            KeySpec.text(NAME, "Name of the account"),
            KeySpec.text(CURRENCY, "Currency of its reports"),
            balance(BALANCE_PREFIX + OTHER),
            balance(BALANCE_PREFIX + "*").optional(),
            KeySpec.choice(INSTRUMENTS + "*", PERMISSIONS, "Whether it may trade the instrument of this symbol")
                .optional(),
            KeySpec.text(SECTORS + "*", "Sector that the instrument of this symbol counts to").optional()))
            .with(SwapTerms.keys()).with(parameters).withDated(parameters);
    }

    static AccountConfig of(final Section section, final int place)
    {
        final int id = idOf(section, place);
        return new AccountConfig(id, section.text(NAME), section.text(CURRENCY), section.longsBelow(BALANCE_PREFIX),
            section.parameters().stream().filter(value -> isOwn(value.key())).map(value -> value.of(id)).toList(),
            permissions(section, id), section.zones(AccountConfig::isOwn), SwapTerms.of(section, id));
    }

    static int idOf(final Section section, final int place)
    {
        return null == section.value(ID) ? place : section.intValue(ID);
    }

    private static List<InstrumentPermission> permissions(final Section section, final int id)
    {
        final List<String> sectors = new ArrayList<>(new TreeSet<>(section.textsBelow(SECTORS).values()));
        final List<InstrumentPermission> permissions = new ArrayList<>();
        section.textsBelow(INSTRUMENTS).forEach((symbol, word) ->
        {
            final String sector = section.textsBelow(SECTORS).get(symbol);
            permissions.add(new InstrumentPermission(id, symbol,
                PERMISSIONS.get(0).equals(word) ? Permission.ALLOWED : Permission.FORBIDDEN,
                null == sector ? InstrumentPermission.NO_SECTOR : sectors.indexOf(sector) + 1,
                section.value(INSTRUMENTS + symbol).mark().origin()));
        });
        return permissions;
    }

    private static KeySpec balance(final String key)
    {
        return new KeySpec(key, ValueType.E8, "money", new BigDecimal("0.00000001"),
            BigDecimal.valueOf(MONEY_LIMIT), List.of(), true, "Money at the start, by settlement currency");
    }
}
