package io.petrel.node.config;

import io.petrel.codecs.event.ValueKind;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.core.pipeline.OrderPublisher;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.sim.agents.MarketSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A whole configuration: read, checked, resolved, and not changed afterwards. */
public final class PetrelConfig
{
    /** Parameter of the core that holds the account's money at the start. */
    public static final String INITIAL_BALANCE_KEY = AccountParams.INITIAL_BALANCE_E8;

    /** Parameter of the core that holds {@link #hash()}, for the orders; it changes where a calendar does. */
    public static final String CONFIG_HASH_KEY = OrderPublisher.CONFIG_HASH;

    private final Path file;
    private final NodeConfig node;
    private final VenueConfig venue;
    private final List<AccountConfig> accounts;
    private final StrategyConfig strategy;
    private final CalibrationConfig calibration;
    private final MarketSettings market;
    private final List<InstrumentConfig> instruments;
    private final List<NewsRelease> news;
    private final List<ConfigValue> parameters;
    private final List<ParamSpec> unset;
    private final List<Section> accountSections;
    private final SortedMap<String, Object> tree;
    private final long journalHash;
    private final long hash;

    PetrelConfig(final Path file, final Sections sections, final List<ParamSpec> catalogue)
    {
        this.file = file;
        node = NodeConfig.of(sections.node());
        venue = VenueConfig.of(sections.venue());
        accountSections = sections.accounts();
        accounts = IntStream.range(0, accountSections.size())
            .mapToObj(i -> AccountConfig.of(accountSections.get(i), i + 1)).toList();
        strategy = StrategyConfig.of(sections.strategy());
        calibration =
            sections.calibration().values().isEmpty() ? null : CalibrationConfig.of(sections.calibration());
        market = sections.market().values().isEmpty() ? null : MarketConfig.of(sections.market());
        instruments = sections.instruments().stream().map(InstrumentConfig::of).toList();
        news = sections.news();
        parameters = sections.strategy().parameters();
        unset = catalogue.stream().filter(spec -> isUnset(spec.key())).toList();
        tree = sections.tree();
        final String decisive = CanonicalForm.yaml(sections.decisionTree());
        journalHash = CanonicalForm.hash(decisive);
        hash = CanonicalForm.hash(decisive + NewsReleases.canonical(news));
    }

    /**
     * Reads a configuration with the parameters of this build's core.
     *
     * @param file the top file, such as {@code config/paper.yaml}.
     * @return the configuration.
     * @throws ConfigException with everything that is wrong with it.
     */
    public static PetrelConfig load(final Path file)
    {
        return load(file, List.of());
    }

    /**
     * Reads a configuration for a machine.
     *
     * @param file       the configuration.
     * @param nodeLayers files of the section node that go before what the configuration has there.
     * @return the configuration.
     * @throws ConfigException with every mistake found.
     */
    public static PetrelConfig load(final Path file, final List<Path> nodeLayers)
    {
        return new ConfigLoader(CoreParams.all()).load(file, nodeLayers);
    }

    /**
     * Every key that a configuration of this build may hold.
     *
     * @return by section.
     */
    public static List<ConfigKey> keys()
    {
        return new ConfigLoader(CoreParams.all()).keys();
    }

    /**
     * The top file.
     *
     * @return as it was given.
     */
    public Path file()
    {
        return file;
    }

    /**
     * Where and how the node runs.
     *
     * @return the section.
     */
    public NodeConfig node()
    {
        return node;
    }

    /**
     * The venue that orders go to.
     *
     * @return the section.
     */
    public VenueConfig venue()
    {
        return venue;
    }

    /**
     * The accounts that trade.
     *
     * @return at least one, in the order of their numbers.
     */
    public List<AccountConfig> accounts()
    {
        return accounts;
    }

    /**
     * What the accounts need of the host besides numbers: local time, what they may trade, releases.
     *
     * @return of all of them.
     */
    public AccountTerms terms()
    {
        final SortedMap<Integer, String> names = new TreeMap<>();
        accounts.forEach(account -> names.put(account.id(), account.name()));
        return new AccountTerms(
            accounts.stream().flatMap(account -> account.zones().stream()).distinct().sorted().toList(),
            accounts.stream().flatMap(account -> account.permissions().stream()).toList(),
            accounts.stream().map(AccountConfig::swap).toList(), news, names);
    }

    /**
     * The strategy.
     *
     * @return the section.
     */
    public StrategyConfig strategy()
    {
        return strategy;
    }

    /**
     * Calibration beside the engine.
     *
     * @return the section, or null when there is none: then nothing is calibrated.
     */
    public CalibrationConfig calibration()
    {
        return calibration;
    }

    /**
     * The market that agents make.
     *
     * @return its settings, or null when there is none.
     */
    public MarketSettings market()
    {
        return market;
    }

    /**
     * Instruments that feeds do not define themselves.
     *
     * @return in the order of the top file; may be empty.
     */
    public List<InstrumentConfig> instruments()
    {
        return instruments;
    }

    /**
     * Scheduled releases of all calendars.
     *
     * @return in order of time, each once; may be empty.
     */
    public List<NewsRelease> news()
    {
        return news;
    }

    /**
     * Finds an instrument.
     *
     * @param venueName where it trades.
     * @param symbol    venue's name of it.
     * @return the instrument, or null when the configuration names none like it.
     */
    public InstrumentConfig instrument(final String venueName, final String symbol)
    {
        for (final InstrumentConfig instrument : instruments)
        {
            if (instrument.venue().equals(venueName) && instrument.symbol().equals(symbol))
            {
                return instrument;
            }
        }

        return null;
    }

    /**
     * Every number that goes into the core, for accounts that settle in one currency; the initial balances and the
     * configuration's own hash are among them.
     *
     * @param settlementCurrency of the traded instruments; it decides the initial balances.
     * @return what is for all in key order, then account by account, what holds from a date after what always does.
     */
    public List<ConfigValue> values(final String settlementCurrency)
    {
        final List<ConfigValue> values = new ArrayList<>(parameters);
        values.add(new ConfigValue(CONFIG_HASH_KEY, ValueKind.LONG, hash, file.getFileName().toString()));
        values.sort(Comparator.comparing(ConfigValue::key));
        for (int i = 0; i < accounts.size(); i++)
        {
            final AccountConfig account = accounts.get(i);
            values.add(new ConfigValue(
                INITIAL_BALANCE_KEY,
                ValueKind.LONG,
                account.balanceE8(settlementCurrency),
                balance(accountSections.get(i), settlementCurrency).mark().origin(),
                account.id()));
            values.addAll(account.values());
        }
        return List.copyOf(values);
    }

    /**
     * Parameters of the core without a value. The stages that need them do not act until they are calibrated.
     *
     * @return in key order.
     */
    public List<ParamSpec> unset()
    {
        return unset;
    }

    /**
     * Hash of all that decides: account, strategy, venue, instruments, the clock's ticks and the calendars' releases.
     * Not of where and how fast the node runs (folder, cores, ring, blocks), so that a run may continue, and repeat, on
     * another machine. On every order.
     *
     * @return first 64 bits of the SHA-256 of the canonical form.
     */
    public long hash()
    {
        return hash;
    }

    /**
     * The same without the calendars: what a journal is made with and goes on with. A calendar goes on while a journal
     * does; what changed in it is journaled, {@link #hash()} too.
     *
     * @return first 64 bits of the SHA-256 of the canonical form; {@link #hash()} where there is no release.
     */
    public long journalHash()
    {
        return journalHash;
    }

    /**
     * The whole configuration as nested maps, for printing.
     *
     * @return sorted by key; leaves are Long, BigDecimal, Boolean or String.
     */
    public SortedMap<String, Object> tree()
    {
        return Collections.unmodifiableSortedMap(tree);
    }

    /**
     * The whole configuration in its canonical form: one text, however the files are written.
     *
     * @return YAML, keys sorted.
     */
    public String yaml()
    {
        return CanonicalForm.yaml(tree);
    }

    private static CheckedValue balance(final Section account, final String settlementCurrency)
    {
        final CheckedValue own = account.value(AccountConfig.BALANCE_PREFIX + settlementCurrency);
        return null == own ? account.value(AccountConfig.BALANCE_PREFIX + AccountConfig.OTHER) : own;
    }

    /** Set neither for all nor for every account. */
    private boolean isUnset(final String key)
    {
        return !INITIAL_BALANCE_KEY.equals(key) && !CONFIG_HASH_KEY.equals(key) &&
            parameters.stream().noneMatch(value -> value.key().equals(key)) && !accounts.stream().allMatch(
                account -> account.values().stream().anyMatch(value -> value.key().equals(key)));
    }
}
