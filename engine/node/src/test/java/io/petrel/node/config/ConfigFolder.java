package io.petrel.node.config;

import io.petrel.core.param.ParamSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A configuration folder of a test, complete and right until the test changes a file. */
final class ConfigFolder
{
    static final List<ParamSpec> CATALOGUE = List.of(
        ParamSpec.ofLong("account.initial_balance_e8", "E8", 1, Long.MAX_VALUE, "Money at the start"),
        ParamSpec.ofLong("config.hash", "hash", Long.MIN_VALUE, Long.MAX_VALUE, "Hash of the configuration"),
        ParamSpec.ofFlag("execution.bracket.at_venue.linear", "Stop and target stand at the venue"),
        ParamSpec.ofLong("execution.max_hold_ns", "ns", 1, Long.MAX_VALUE, "Longest hold"),
        ParamSpec.ofLong("feature.ema_fast_bars", "bars", 1, 1_000, "Fast EMA"),
        ParamSpec.ofLong("feature.ema_slow_bars", "bars", 1, 1_000, "Slow EMA"),
        ParamSpec.ofPositive("feature.scale", "1", "A scale"),
        ParamSpec.ofShare("risk.drawdown_kill_fraction", "Drawdown at which all stops"),
        ParamSpec.ofFlag("signal.is_on", "A switch"));

    private final Path folder;

    ConfigFolder(final Path folder)
    {
        this.folder = folder;
        write("top.yaml", "node: node.yaml", "venue: venue.yaml", "account: account.yaml", "strategy: strategy.yaml");
        write("node.yaml", "journal_dir: data", "wait_strategy: blocking", "engine_core: any", "ring_slots: 64",
            "tick_interval_ns: 1s", "idle_ticks_max: 5", "journal_block_bytes: 1MiB");
        write("venue.yaml", "name: sim", "order_latency_ns: 1ms", "report_latency_ns: 2ms", "maker_fee: -0.0001",
            "taker_fee: 0.0005", "trades_only:", "  half_spread: 0.0002", "  levels: 5", "  level_size: 1",
            "  size_shift: 4", "unsized_quote_lots: 1000", "bar_volume_share: 0.1", "remembered_orders: 1024");
        write("account.yaml", "name: test", "currency: USD", "initial_balance:", "  USD: 100000", "  other: 7",
            "risk.drawdown_kill_fraction: 0.15");
        write("strategy.yaml", "name: test", "feature:", "  ema_fast_bars: 5", "  ema_slow_bars: 21",
            "execution.max_hold_ns: 60m", "signal.is_on: true");
    }

    ConfigFolder write(final String name, final String... lines)
    {
        try
        {
            Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
            return this;
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    ConfigFolder append(final String name, final String... lines)
    {
        try
        {
            return write(name, Files.readString(folder.resolve(name)) + String.join("\n", lines));
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    PetrelConfig load()
    {
        return new ConfigLoader(CATALOGUE).load(folder.resolve("top.yaml"));
    }

    /** What is wrong, without the folder's name. */
    List<String> errors()
    {
        try
        {
            load();
            return List.of();
        }
        catch (final ConfigException refused)
        {
            return refused.errors().stream().map(error -> error.toString().replace(folder + "/", "")).toList();
        }
    }
}
