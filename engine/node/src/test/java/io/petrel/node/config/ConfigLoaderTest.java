package io.petrel.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.FeeSettings;
import io.petrel.sim.LatencySettings;
import io.petrel.sim.MarginSettings;
import io.petrel.sim.QueueModel;
import io.petrel.sim.QueueSettings;
import io.petrel.sim.SimSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest
{
    private static final Path ROOT = Path.of(System.getProperty("petrel.root", "../.."));
    /** What only a fit to the market can know. */
    private static final String CALIBRATED_ONLY = "(regime\\.(meta|hmm)|scaling)\\..*";

    @TempDir
    private Path folder;

    @Test
    void shouldReadEverySection()
    {
        final PetrelConfig config = new ConfigFolder(folder).load();
        assertThat(config.node())
            .isEqualTo(new NodeConfig(Path.of("data"), WaitMode.BLOCKING,
                NodeConfig.ANY_CORE, NodeConfig.ANY_CORE, 64, 1_000_000_000L, 5,
                1 << 20, SnapshotSettings.ON_COMMAND, WarmUpSettings.NONE, NodeConfig.NO_REHEARSAL));
        assertThat(config.venue().sim().latency().entryNs()).isEqualTo(1_000_000);
        assertThat(config.venue().sim().latency().reportNs()).isEqualTo(2_000_000);
        assertThat(config.venue().sim().fees().tiers().get(0).makerRateE8()).isEqualTo(-10_000);
        assertThat(config.venue().sim().fees().tiers().get(0).takerRateE8()).isEqualTo(50_000);
        assertThat(config.venue().sim().feeds().syntheticSizeRateE8()).isEqualTo(100_000_000);
        assertThat(config.accounts().get(0).name()).isEqualTo("test");
        assertThat(config.accounts().get(0).balanceE8("USD")).isEqualTo(10_000_000_000_000L);
        assertThat(config.accounts().get(0).balanceE8("BTC")).isEqualTo(700_000_000L);
        assertThat(config.strategy().name()).isEqualTo("test");
        assertThat(config.instruments()).isEmpty();
    }

    @Test
    void shouldListValuesForTheCoreWithTheirOrigin()
    {
        final PetrelConfig config = new ConfigFolder(folder).load();
        assertThat(config.values("BTC")).containsExactly(
            new ConfigValue("config.hash", ValueKind.LONG, config.hash(), "top.yaml"),
            new ConfigValue("execution.max_hold_ns", ValueKind.LONG, 3_600_000_000_000L, "strategy.yaml:5"),
            new ConfigValue("feature.ema_fast_bars", ValueKind.LONG, 5, "strategy.yaml:3"),
            new ConfigValue("feature.ema_slow_bars", ValueKind.LONG, 21, "strategy.yaml:4"),
            new ConfigValue("signal.is_on", ValueKind.BOOL, 1, "strategy.yaml:6"),
            new ConfigValue("account.initial_balance_e8", ValueKind.LONG, 700_000_000L, "account.yaml:5", 1),
            new ConfigValue("risk.drawdown_kill_fraction", ValueKind.DOUBLE, Double.doubleToLongBits(0.15),
                "account.yaml:6", 1));
        assertThat(config.values("USD").get(5).origin()).isEqualTo("account.yaml:4");
        assertThat(config.unset()).extracting(ParamSpec::key)
            .containsExactly("execution.bracket.at_venue.linear", "feature.scale");
    }

    @Test
    void shouldLetLaterLayersGoBeforeEarlierOnes()
    {
        final ConfigFolder files = new ConfigFolder(folder).write("top.yaml", "node: node.yaml", "venue: venue.yaml",
            "account: account.yaml", "strategy:", "  - strategy.yaml", "  - feature.ema_slow_bars: 30",
            "    signal: {is_on: false}");
        final List<ConfigValue> values = files.load().values("USD");
        assertThat(values).contains(
            new ConfigValue("feature.ema_slow_bars", ValueKind.LONG, 30, "top.yaml:6"),
            new ConfigValue("signal.is_on", ValueKind.BOOL, 0, "top.yaml:7"),
            new ConfigValue("feature.ema_fast_bars", ValueKind.LONG, 5, "strategy.yaml:3"));
    }

    @Test
    void shouldCalibrateOnlyWhereASectionSaysSoAndThenInTheHash()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        final long hashWithout = files.load().hash();
        files.write("top.yaml", "node: node.yaml", "venue: venue.yaml", "account: account.yaml",
            "strategy: strategy.yaml", "calibration: {instrument: first, series: 0, every_bars: 100,",
            "  window_bars: 1000, bars_min: 500, shift_share: 0.15, shift_bars: 200,",
            "  valid_bars: 900, significance: 0.05,",
            "  forward_bars: 5, confidence_min: 0.9, recent_bars: 20, deviation_bars: 50}");

        final PetrelConfig with = files.load();

        assertThat(with.calibration()).isEqualTo(new CalibrationConfig(
            CalibrationConfig.FIRST, 0, 100, 1000, 500, 0.15, 200, 900, 0.05, 5, 0.9, 20, 50));
        assertThat(with.hash()).isNotEqualTo(hashWithout);
        files.write("top.yaml", "node: node.yaml", "venue: venue.yaml", "account: account.yaml",
            "strategy: strategy.yaml");
        assertThat(files.load().calibration()).isNull();
    }

    @Test
    void shouldReadWhenSnapshotsAreTaken()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        files.append("node.yaml", "snapshot_interval_ns: 10m", "snapshots_kept: 5");
        assertThat(files.load().node().snapshots()).isEqualTo(new SnapshotSettings(600_000_000_000L, 5));

        new ConfigFolder(folder).append("node.yaml", "snapshot_interval_ns: never");
        assertThat(files.load().node().snapshots()).isEqualTo(SnapshotSettings.ON_COMMAND);
    }

    @Test
    void shouldRefuseBlockThatCannotBeMapped()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        files.write("node.yaml", "journal_dir: data", "wait_strategy: blocking", "engine_core: any", "ring_slots: 64",
            "tick_interval_ns: 1s", "idle_ticks_max: 5", "journal_block_bytes: 1000000");

        assertThat(files.errors()).containsExactly(
            "node.yaml:7:22: node: journal_block_bytes is 1000000, must be a power of two; take 524288 or 1048576");
    }

    @Test
    void shouldTellAllErrorsAtOnceWithTheirPlace()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        files.write("node.yaml", "journal_dir:", "wait_strategy: spin", "engine_core: -1", "ring_slots: 100",
            "tick_interval_ns: 1parsec", "idle_ticks_max: 2.5", "journal_block_bytes: 1KiB");
        files.write("venue.yaml", "name: sim", "order_latency_ns: -1ms", "maker_fe: 0.1", "taker_fee: 0.000000001",
            "trades_only: {levels: 65, half_spread: 0.0002, level_size: 1, size_shift: 4}", "unsized_quote_lots: 1",
            "bar_volume_share: 0.1", "remembered_orders: 1", "maker_fee: 0");
        files.write("account.yaml", "name: test", "currency: USD", "initial_balance:", "  USD: a lot", "  other: 7",
            "risk:", "  drawdown_kil_fraction: 0.15");
        files.write("strategy.yaml", "name: test", "feature:", "  ema_fast_bars: 21", "  ema_slow_bars: 5",
            "  ema_slow_bars: 6", "  scale: 0", "signal.is_on: yes", "risk.drawdown_kill_fraction: 0.1",
            "execution: [1, 2]", "config.hash: 1");

        assertThat(files.errors()).containsExactly(
            "node.yaml:1:13: node: journal_dir has no value; must be text",
            "node.yaml:2:16: node: wait_strategy is \"spin\"; must be one of busy_spin, yielding, sleeping, blocking",
            "node.yaml:3:14: node: engine_core is \"-1\"; must be a whole number, 0 to 1023, or any",
            "node.yaml:4:13: node: ring_slots is 100, must be a power of two; take 64 or 128",
            "node.yaml:5:19: node: tick_interval_ns is \"1parsec\"; " +
                "must be a whole number (ns), 1 to 3600000000000 (or like 250ms, 30s, 5m, 2h)",
            "node.yaml:6:17: node: idle_ticks_max is \"2.5\"; must be a whole number (ticks), 0 to 2147483647",
            "node.yaml:7:22: node: journal_block_bytes is \"1KiB\"; " +
                "must be a whole number (bytes), 262144 to 1073741824 (or like 16MiB)",
            "venue.yaml:2:19: venue: order_latency_ns is \"-1ms\"; " +
                "must be a whole number (ns), 0 to 3600000000000 (or like 250ms, 30s, 5m, 2h)",
            "venue.yaml:3:1: venue: unknown key \"maker_fe\"; did you mean \"maker_fee\"?",
            "venue.yaml:4:12: venue: taker_fee is \"0.000000001\"; " +
                "must be a decimal of at most 8 decimals (fraction of notional), -1 to 1",
            "venue.yaml:5:23: venue: trades_only.levels is \"65\"; must be a whole number (levels), 1 to 64",
            "top.yaml:2:8: venue: report_latency_ns is missing; add it, a whole number (ns), 0 to 3600000000000 " +
                "(or like 250ms, 30s, 5m, 2h) (From a match to the delivery of its report)",
            "account.yaml:4:8: account: initial_balance.USD is \"a lot\"; " +
                "must be a decimal of at most 8 decimals (money), 0.00000001 to 40000000000",
            "account.yaml:7:3: account: unknown key \"risk.drawdown_kil_fraction\"; " +
                "did you mean \"risk.drawdown_kill_fraction\"?",
            "strategy.yaml:3:18: feature.ema_fast_bars is 21, must be below feature.ema_slow_bars, which is 5 " +
                "(strategy.yaml:4); change one of them",
            "strategy.yaml:5:3: feature.ema_slow_bars is there already, in line 4; remove one of them",
            "strategy.yaml:6:10: strategy: feature.scale is \"0\"; must be a number, above 0",
            "strategy.yaml:7:15: strategy: signal.is_on is \"yes\"; must be true or false",
            "strategy.yaml:8:1: strategy: unknown key \"risk.drawdown_kill_fraction\"; " +
                "limits belong to the account section",
            "strategy.yaml:9:12: execution is a list; give one value",
            "strategy.yaml:10:1: strategy: unknown key \"config.hash\"; " +
                "remove it, or see ./petrel config keys");
    }

    @Test
    void shouldTellWhatIsWrongWithTheTopFile()
    {
        final ConfigFolder files = new ConfigFolder(folder).write("top.yaml", "node: nod.yaml", "venu: venue.yaml",
            "account:", "strategy: [strategy.yaml, []]");
        assertThat(files.errors()).containsExactly(
            "top.yaml: section venue is missing; add \"venue: venue/FILE.yaml\"",
            "top.yaml:1:7: there is no file nod.yaml; paths start at the folder of this file",
            "top.yaml:2:1: unknown section \"venu\"; sections are node, venue, account, accounts, " +
                "strategy, calibration, market, instruments, news",
            "top.yaml:3:9: section account is neither a file nor keys with values; " +
                "write \"account: account/FILE.yaml\"",
            "top.yaml:4:27: section strategy is neither a file nor keys with values; " +
                "write \"strategy: strategy/FILE.yaml\"");
    }

    @Test
    void shouldTellWhereAFileIsNotYaml() throws IOException
    {
        final ConfigFolder files = new ConfigFolder(folder);
        files.write("node.yaml", "journal_dir: data", "  wait_strategy: blocking");
        files.write("venue.yaml", "");
        files.write("account.yaml", "just words");
        files.write("strategy.yaml", "a: &x {b: 1}", "c: *x");
        assertThat(files.errors()).containsExactly(
            "node.yaml:2:16: not YAML: mapping values are not allowed here",
            "venue.yaml: is empty; write one \"key: value\" per line",
            "account.yaml: does not hold keys with values; write one \"key: value\" per line",
            "strategy.yaml: Number of aliases for non-scalar nodes exceeds the specified max=0");

        Files.write(folder.resolve("node.yaml"), new byte[] {(byte)0xFF, (byte)0xFE, (byte)0xC0});
        assertThat(files.errors()).first().isEqualTo("node.yaml: is not UTF-8 text");
    }

    @Test
    void shouldRefuseATopFileThatIsNotThere()
    {
        final Path missing = folder.resolve("nothing.yaml");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> PetrelConfig.load(missing))
            .withMessage(missing + ": there is no such file");
    }

    @Test
    void shouldReadInstruments()
    {
        final ConfigFolder files = new ConfigFolder(folder).write("top.yaml", "node: node.yaml", "venue: venue.yaml",
            "account: account.yaml", "strategy: strategy.yaml", "instruments: [perp.yaml]");
        files.write("perp.yaml", "symbol: BTCUSD_PERP", "venue: binance-coinm", "contract_type: inverse",
            "tick_size: 0.10", "lot_size: 1", "contract_size: 100", "base_currency: BTC", "quote_currency: USD",
            "settlement_currency: BTC");
        final PetrelConfig config = files.load();
        final InstrumentConfig perp = config.instrument("binance-coinm", "BTCUSD_PERP");
        assertThat(perp.tick()).hasToString("0.1");
        assertThat(perp.contractSize()).hasToString("100");
        assertThat(config.instrument("binance", "BTCUSD_PERP")).isNull();
        assertThat(InstrumentConfig.read(folder.resolve("perp.yaml"))).isEqualTo(perp);

        files.write("perp.yaml", "symbol: BTCUSD_PERP", "venue: binance-coinm", "contract_type: invers",
            "tick_size: 0", "lot_size: 1", "contract_size: 100", "base_currency: BTC", "quote_currency: USD");
        assertThat(files.errors()).containsExactly(
            "perp.yaml:1:1: instrument: settlement_currency is missing; add it, text (What profit and fees are in)",
            "perp.yaml:3:16: instrument: contract_type is \"invers\"; must be one of spot, linear, inverse",
            "perp.yaml:4:12: instrument: tick_size is \"0\"; must be a decimal above 0");
    }

    @Test
    void shouldHashWhatDecidesAndNothingElse() throws IOException
    {
        final ConfigFolder files = new ConfigFolder(folder);
        final PetrelConfig first = files.load();
        files.write("strategy.yaml", "# written otherwise, the same numbers", "signal: {is_on: true}", "name: \"test\"",
            "feature: {ema_slow_bars: 21.0, ema_fast_bars: 5}", "execution: {max_hold_ns: 3_600_000_000_000}");
        files.write("node.yaml", "journal_dir: /elsewhere", "wait_strategy: busy_spin", "engine_core: 1",
            "ring_slots: 8", "tick_interval_ns: 1000ms", "idle_ticks_max: 5", "journal_block_bytes: 64MiB");
        assertThat(files.load().hash()).isEqualTo(first.hash());

        files.write("strategy.yaml", "name: test", "feature: {ema_slow_bars: 22, ema_fast_bars: 5}",
            "execution.max_hold_ns: 60m", "signal.is_on: true");
        assertThat(files.load().hash()).isNotEqualTo(first.hash());

        final String venue = Files.readString(folder.resolve("venue.yaml"));
        final ConfigFolder slower = new ConfigFolder(folder).write("venue.yaml", venue.replace("2ms", "3ms"));
        assertThat(slower.load().hash()).isNotEqualTo(first.hash());
    }

    @Test
    void shouldReadWhatAVenueMayLeaveOut()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        assertThat(files.load().venue().sim().queue()).isEqualTo(QueueSettings.DEFAULT);
        assertThat(files.load().venue().sim().margin()).isEqualTo(MarginSettings.DEFAULT);

        files.append("venue.yaml", "latency: {model: sampled, cancel_ns: 2ms, quantiles: {p99_9: 30ms, p5: 1ms}}",
            "queue: {model: power, exponent: 1.5}", "fee_tiers:", "  window_days: 7",
            "  1: {volume: 1000, taker_fee: 0.0004}", "faults: {outage_every_ns: 1d, loses_reports: true}");
        final SimSettings sim = files.load().venue().sim();

        assertThat(sim.queue()).isEqualTo(new QueueSettings(QueueModel.POWER, 1.5));
        assertThat(sim.latency().cancelNs()).isEqualTo(2_000_000);
        assertThat(sim.latency().quantiles()).containsExactly(
            new LatencySettings.Quantile(5_000_000, 1_000_000), new LatencySettings.Quantile(99_900_000, 30_000_000));
        assertThat(sim.fees().tiers()).containsExactly(
            new FeeSettings.Tier(0, -10_000, 50_000), new FeeSettings.Tier(100_000_000_000L, -10_000, 40_000));
        assertThat(sim.faults().losesReports()).isTrue();
        assertThat(sim.faults().outageEveryNs()).isEqualTo(86_400_000_000_000L);
    }

    @Test
    void shouldRefuseVenueSettingsThatContradictEachOther()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        files.append("venue.yaml", "margin: {initial: 0.01, maintenance: 0.05}");

        assertThat(files.errors()).containsExactly("venue.yaml:1:7: venue: sim setting maintenanceRateE8 is 5000000, " +
            "must be from 0 to 1000000; see config/venue/simulated.yaml for what belongs together");
    }

    @Test
    void shouldRefuseToLeaveToTheVenueWhatItLacks()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        files.append("venue.yaml", "capabilities: {stops: true, groups: false}");
        assertThat(files.errors()).isEmpty();
        files.append("strategy.yaml", "execution.bracket.at_venue.linear: true");

        assertThat(files.errors()).containsExactly("strategy.yaml:7:36: execution.bracket.at_venue.linear is true, " +
            "but the venue has no groups (venue.yaml:14); set it to false, and the core does it instead");
    }

    @Test
    void shouldPrintTheCanonicalForm()
    {
        assertThat(new ConfigFolder(folder).load().yaml()).isEqualTo(String.join("\n",
            "account:",
            "  currency: USD",
            "  initial_balance:",
            "    USD: 100000",
            "    other: 7",
            "  name: test",
            "  risk:",
            "    drawdown_kill_fraction: 0.15",
            "node:",
            "  engine_core: any",
            "  idle_ticks_max: 5",
            "  journal_block_bytes: 1048576",
            "  journal_dir: data",
            "  ring_slots: 64",
            "  tick_interval_ns: 1000000000",
            "  wait_strategy: blocking",
            "strategy:",
            "  execution:",
            "    max_hold_ns: 3600000000000",
            "  feature:",
            "    ema_fast_bars: 5",
            "    ema_slow_bars: 21",
            "  name: test",
            "  signal:",
            "    is_on: true",
            "venue:",
            "  bar_volume_share: 0.1",
            "  maker_fee: -0.0001",
            "  name: sim",
            "  order_latency_ns: 1000000",
            "  remembered_orders: 1024",
            "  report_latency_ns: 2000000",
            "  taker_fee: 0.0005",
            "  trades_only:",
            "    half_spread: 0.0002",
            "    level_size: 1",
            "    levels: 5",
            "    size_shift: 4",
            "  unsized_quote_lots: 1000",
            ""));
    }

    @Test
    void shouldReadItsOwnCanonicalFormAgain()
    {
        final ConfigFolder files = new ConfigFolder(folder);
        final PetrelConfig config = files.load();
        files.write("top.yaml", config.yaml());
        assertThat(files.load().hash()).isEqualTo(config.hash());
        assertThat(files.load().yaml()).isEqualTo(config.yaml());
    }

    @Test
    void shouldAcceptTheShippedConfigurationAndSetEveryParameterButTheAlternatives()
    {
        final PetrelConfig config = PetrelConfig.load(ROOT.resolve("config/paper.yaml"));
        final List<String> unset = config.unset().stream().map(ParamSpec::key).toList();
        assertThat(unset).filteredOn(key -> !key.matches(CALIBRATED_ONLY) && !key.startsWith("risk.")).isEmpty();
        assertThat(unset).contains("risk.order_notional_max_e8").doesNotContain("risk.drawdown_kill_fraction");
        assertThat(config.values("USD")).hasSize(CoreParams.all().size() - unset.size()).allSatisfy(
            value -> assertThat(CoreParams.all().stream().filter(spec -> spec.key().equals(value.key())).findFirst())
                .hasValueSatisfying(spec -> assertThat(spec.kind()).isEqualTo(value.kind())));
        assertThat(config.instrument("bitstamp", "BTCUSD").lot()).hasToString("0.00000001");
    }
}
