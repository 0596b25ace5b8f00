package io.petrel.tools.cli;

import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.config.PetrelConfig;
import io.petrel.sim.agents.MarketParam;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A market that agents make, in place of tapes. */
final class MarketOptions
{
    /** Configuration of a run on such a market, where none is named. */
    static final Path CONFIG = RunFolders.config("synthetic.yaml");

    /** As {@link MarketParam#SEED} and {@link MarketParam#MINUTES} have it, which an annotation cannot ask. */
    static final double SEED_MAX = 9_007_199_254_740_992.0;
    static final double MINUTES_MAX = 5_256_000;

    @Option(names = "--market", paramLabel = "NAME", converter = Known.class,
        description = "synthetic: a matching book with seeded agents (default configuration: config/synthetic.yaml).")
    private String name;

    @InRange(from = 0, to = SEED_MAX)
    @Option(names = "--seed", paramLabel = "N", description = "Seed of the market (default: market.seed).")
    private Long seed;

    @InRange(from = 1, to = MINUTES_MAX)
    @Option(names = "--minutes", paramLabel = "N",
        description = "Market time to run, from the market's start (default: market.minutes).")
    private Integer minutes;

    /** Whether anything is said of such a market. */
    boolean isSetUp()
    {
        return null != seed || null != minutes;
    }

    boolean isAsked()
    {
        return null != name;
    }

    EmbeddedMarket market(final PetrelConfig config)
    {
        EmbeddedMarket market = EmbeddedMarket.of(config);
        market = null == seed ? market : market.with(MarketParam.SEED, seed);
        return null == minutes ? market : market.with(MarketParam.MINUTES, minutes);
    }

    /** There is one such market. */
    static final class Known implements ITypeConverter<String>
    {
        @Override
        public String convert(final String text)
        {
            if (!EmbeddedMarket.VENUE.equals(text))
            {
                throw new TypeConversionException(
                    "there is no market '" + text + "'; write " + EmbeddedMarket.VENUE);
            }
            return text;
        }
    }
}
