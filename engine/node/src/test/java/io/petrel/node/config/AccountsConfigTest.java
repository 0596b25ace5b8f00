package io.petrel.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.Permission;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.TextHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several accounts in one configuration, with values that hold from a date. */
class AccountsConfigTest
{
    private static final Path ROOT = Path.of("../..");
    private static final String KILL = "risk.drawdown_kill_fraction";

    @TempDir
    private Path folder;

    private ConfigFolder files;

    @BeforeEach
    void write()
    {
        files = new ConfigFolder(folder);
        files.write("top.yaml", "node: node.yaml", "venue: venue.yaml", "accounts:",
            "  - [account.yaml, {id: 7, name: b}]", "  - [account.yaml, {id: 3, name: a, " + KILL + ": 0.1}]",
            "strategy: strategy.yaml");
    }

    @Test
    void shouldSendWhatIsForAllAndThenAccountByAccountInTheOrderOfTheirNumbers()
    {
        final PetrelConfig config = files.load();
        assertThat(config.accounts()).extracting(AccountConfig::id).containsExactly(3, 7);
        final List<ConfigValue> values = config.values("USD");
        assertThat(values.subList(values.size() - 4, values.size())).containsExactly(
            new ConfigValue("account.initial_balance_e8", ValueKind.LONG, 10_000_000_000_000L, "account.yaml:4", 3),
            new ConfigValue(KILL, ValueKind.DOUBLE, bits(0.1), "top.yaml:5", 3),
            new ConfigValue("account.initial_balance_e8", ValueKind.LONG, 10_000_000_000_000L, "account.yaml:4", 7),
            new ConfigValue(KILL, ValueKind.DOUBLE, bits(0.15), "account.yaml:6", 7));
        assertThat(values.subList(0, values.size() - 4))
            .allMatch(value -> Units.NULL_ACCOUNT == value.accountId());
    }

    @Test
    void shouldReadItsOwnCanonicalFormAgainWithTheSameHash()
    {
        final PetrelConfig config = files.load();
        files.write("top.yaml", config.yaml());
        assertThat(files.load().hash()).isEqualTo(config.hash());
        assertThat(files.load().values("USD")).hasSameSizeAs(config.values("USD"));
    }

    @Test
    void shouldCoverEveryValueOfEveryAccountWithTheHash()
    {
        final List<Long> hashes = new ArrayList<>(List.of(files.load().hash()));
        for (final String change : List.of("id: 4, name: a, " + KILL + ": 0.1", "id: 3, name: c, " + KILL + ": 0.1",
            "id: 3, name: a, " + KILL + ": 0.2", "id: 3, name: a, from.2025-03-01." + KILL + ": 0.1",
            "id: 3, name: a, from.2025-03-02." + KILL + ": 0.1", "id: 3, name: a, instruments.BTCUSD: allowed"))
        {
            files.write("top.yaml", "node: node.yaml", "venue: venue.yaml", "accounts:",
                "  - [account.yaml, {id: 7, name: b}]", "  - [account.yaml, {" + change + "}]",
                "strategy: strategy.yaml");
            hashes.add(files.load().hash());
        }
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void shouldOrderDatedValuesByTheirDateBehindTheOneThatHoldsFromTheStart()
    {
        files.write("later.yaml", "name: x", "from:", "  2025-06-01:", "    " + KILL + ": 0.3",
            "  \"2025-03-01T17:00:00Z\": {" + KILL + ": 0.2}");
        files.write("top.yaml", "node: node.yaml", "venue: venue.yaml", "account: [account.yaml, later.yaml]",
            "strategy: strategy.yaml");
        assertThat(files.load().accounts().get(0).values()).containsExactly(
            new ConfigValue(KILL, ValueKind.DOUBLE, bits(0.15), "account.yaml:6", 1),
            new ConfigValue(KILL, ValueKind.DOUBLE, bits(0.2), "later.yaml:5", 1, ns("2025-03-01T17:00:00Z")),
            new ConfigValue(KILL, ValueKind.DOUBLE, bits(0.3), "later.yaml:4", 1, ns("2025-06-01T00:00:00Z")));
    }

    @Test
    void shouldNameTheLineOfEveryMistake()
    {
        files.write("top.yaml", "node: node.yaml", "venue: venue.yaml", "accounts:",
            "  - [account.yaml, {id: 3, from.2025-13-01." + KILL + ": 0.1}]",
            "  - [account.yaml, {id: 3, from.2025-03-01." + KILL + ": 1.5}]",
            "  - [account.yaml, {id: 9, from.2025-03-01.feature.ema_fast_bars: 5}]",
            "  - [account.yaml, {id: 8, instruments.BTCUSD: maybe}]",
            "strategy: strategy.yaml");
        assertThat(files.errors()).hasSize(5)
            .anyMatch(error -> error.startsWith("top.yaml:4") && error.contains("unknown key \"from.2025-13-01."))
            .anyMatch(error -> error.startsWith("top.yaml:5") && error.contains("is \"1.5\""))
            .anyMatch(error -> error.startsWith("top.yaml:5") && error.contains("account 3 is there already"))
            .anyMatch(error -> error.startsWith("top.yaml:6") && error.contains("feature.ema_fast_bars"))
            .anyMatch(error -> error.startsWith("top.yaml:7") && error.contains("must be one of allowed, forbidden"));
    }

    @Test
    void shouldRefuseAZoneThatThereIsNotAndNameOneByItsHash()
    {
        final KeySpec zone = KeySpec.parameter(ParamSpec.ofLong(
            "risk.day.zone_id", "FNV-1a of the name", Long.MIN_VALUE, Long.MAX_VALUE, "A zone"));
        assertThat(zone.parse("Europe/Prag")).isNull();
        assertThat(zone.parse("Europe/Prague").bits()).isEqualTo(TextHash.of("Europe/Prague"));
        assertThat(zone.expected()).isEqualTo("a time zone like Europe/Prague or UTC");
    }

    @Test
    void shouldReadOvernightFinancingToTheTwelfthDecimalAndSendNoneOfItAsANumberOfTheCore()
    {
        final int values = files.load().values("USD").size();
        files.append("account.yaml", "swap:", "  zone: America/New_York", "  minute: 1020", "  days: 31",
            "  triple_day: 3", "  long: {EURUSD: 0.000071234567}", "  short.EURUSD: -0.00002");
        final PetrelConfig config = files.load();
        assertThat(config.values("USD")).hasSize(values);
        assertThat(config.terms().zones()).isEmpty();
        assertThat(config.terms().swaps()).extracting(SwapTerms::accountId).containsExactly(3, 7);
        assertThat(config.terms().swaps().get(1)).isEqualTo(new SwapTerms(7, "America/New_York", 1020, 31, 3,
            List.of(new SwapTerms.Rate("EURUSD", 71_234_567, -20_000_000))));
        files.write("top.yaml", config.yaml());
        assertThat(files.load().terms().swaps()).isEqualTo(config.terms().swaps());
    }

    @Test
    void shouldNameWhatARateOfFinancingLacks()
    {
        files.append("account.yaml", "swap:", "  zone: America/New_York", "  days: 31", "  long: {EURUSD: 0.00007}");
        assertThat(files.errors()).hasSize(4).allMatch(error -> error.startsWith("account.yaml:"))
            .anyMatch(error -> error.contains("swap.long.EURUSD is set, but swap.minute is not"))
            .anyMatch(error -> error.contains("swap.long.EURUSD is set, but swap.short.EURUSD is not"));
    }

    @Test
    void shouldShipAccountsThatAreRight()
    {
        final PetrelConfig gft = PetrelConfig.load(ROOT.resolve("config/gft-crypto.yaml"));
        assertThat(gft.accounts()).extracting(AccountConfig::name).containsExactly("gft-1", "gft-2", "gft-3");
        assertThat(gft.accounts()).allSatisfy(account ->
        {
            assertThat(account.balanceE8("USD")).isEqualTo(10_000 * Units.ONE_E8);
            assertThat(value(account, "risk.trailing.hard_fraction")).isEqualTo(0.08);
            assertThat(value(account, "risk.trailing.guard_fraction")).isEqualTo(0.07);
            assertThat(account.permissions()).hasSize(12).allMatch(p -> Permission.ALLOWED == p.permission());
        });
        final AccountConfig the5ers = PetrelConfig.load(ROOT.resolve("config/the5ers-forex.yaml")).accounts().get(0);
        assertThat(the5ers.balanceE8("USD")).isEqualTo(5_000 * Units.ONE_E8);
        assertThat(value(the5ers, "risk.daily.hard_fraction")).isEqualTo(0.05);
        assertThat(value(the5ers, "risk.overall.guard_fraction")).isEqualTo(0.085);
        assertThat(the5ers.zones()).containsExactly("UTC");
    }

    private static double value(final AccountConfig account, final String key)
    {
        return Double.longBitsToDouble(account.values().stream().filter(value -> value.key().equals(key))
            .findFirst().orElseThrow().bits());
    }

    private static long bits(final double value)
    {
        return Double.doubleToLongBits(value);
    }

    private static long ns(final String at)
    {
        return Instant.parse(at).getEpochSecond() * 1_000_000_000L;
    }
}
