package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.sim.agents.MarketParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every number, length of time and word that an option takes, of every command there is. */
class OptionRangeTest
{
    private static final Set<Class<?>> NUMBERS = Set.of(
        int.class, Integer.class, long.class, Long.class, double.class, Double.class, BigDecimal.class);
    private static final String NEEDS_MARKET = "--seed and --minutes are the synthetic market's";

    @Test
    void shouldKnowTheRangeOfEveryNumber()
    {
        assertThat(numbers().toList()).hasSizeGreaterThan(25).allSatisfy(arg ->
            assertThat(RangeCheck.of(arg.spec)).as(arg.toString()).isNotNull());
    }

    @Test
    void shouldCallEveryNumberOutsideOfItsRangeAUsageErrorThatTellsTheRange()
    {
        numbers().filter(arg -> arg.spec instanceof OptionSpec).forEach(arg ->
        {
            final InRange range = RangeCheck.of(arg.spec);
            final BigDecimal least = BigDecimal.valueOf(range.from());
            arg.refuses(range.isAbove() ? least : least.subtract(BigDecimal.ONE), "is out of range: ");
            if (!Double.isInfinite(range.to()))
            {
                arg.refuses(BigDecimal.valueOf(range.to()).add(BigDecimal.ONE), "is out of range: ");
            }
        });
    }

    @Test
    void shouldTakeNoNumberButAPlainOne()
    {
        numbers().forEach(arg ->
        {
            arg.refuses("1e3", "'1e3' has an exponent; write 1000");
            arg.refuses("many", "'many' is not a");
            arg.refuses("0x10", "'0x10' is not a");
        });
    }

    @Test
    void shouldTakeOnlyALengthOfTimeForOne()
    {
        final List<Argument> periods = arguments()
            .filter(arg -> Arrays.stream(arg.spec.converters()).anyMatch(PeriodConverter.class::isInstance)).toList();
        assertThat(periods).hasSizeGreaterThan(4);
        for (final Argument period : periods)
        {
            period.refuses("5", "'5' is no length of time; write 250ms, 30s, 1m, 4h or 1d");
            period.refuses("-5s", "'-5s' is no length of time");
            period.refuses("1e3s", "'1e3s' is no length of time");
            period.refuses("0s", "'0s' is out of range: above 0, up to 292 years");
            period.refuses("99999999999999w", "is out of range: above 0, up to 292 years");
        }
    }

    @Test
    void shouldListTheWordsWhereOnlySomeAreTaken()
    {
        final List<Argument> words = arguments().filter(arg -> arg.spec.type().isEnum()).toList();
        assertThat(words).hasSizeGreaterThan(10);
        words.forEach(word -> word.refuses("other", "'other'"));
        assertThat(CommandRun.of("tca", "journal", "--by", "week").err()).contains(
            "expected one of [ALGORITHM, INSTRUMENT, HOUR, ACCOUNT] (case-insensitive) but was 'week'");
    }

    @Test
    void shouldRefuseATableWhoseColumnsOrTimesCannotBeRead()
    {
        final CommandRun columns =
            CommandRun.of("import", "trades-csv", "trades.csv", "--out", "tape", "--columns", "time");
        assertThat(columns.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(columns.err()).startsWith("petrel import trades-csv: --columns: not a column mapping: \"time\"");
        final CommandRun times =
            CommandRun.of("import", "bars-csv", "bars.csv", "--out", "tape", "--time-format", "b{");
        assertThat(times.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(times.err()).startsWith("petrel import bars-csv: --time-format: ");
    }

    @Test
    void shouldHaveTheMarketsOwnRanges()
    {
        assertThat(MarketOptions.SEED_MAX).isEqualTo(MarketParam.SEED.max());
        assertThat(MarketParam.SEED.min()).isZero();
        assertThat(MarketOptions.MINUTES_MAX).isEqualTo(MarketParam.MINUTES.max());
        assertThat(MarketParam.MINUTES.min()).isEqualTo(1);
    }

    private static Stream<Argument> numbers()
    {
        return arguments().filter(arg -> 0 == arg.spec.converters().length).filter(arg -> NUMBERS.contains(
            arg.spec.isMultiValue() ? arg.spec.auxiliaryTypes()[0] : arg.spec.type()));
    }

    private static Stream<Argument> arguments()
    {
        return CommandTree.leaves().stream().flatMap(command -> Stream.concat(
            command.getCommandSpec().options().stream(), command.getCommandSpec().positionalParameters().stream())
            .map(spec -> new Argument(command, spec)));
    }

    private record Argument(CommandLine command, ArgSpec spec)
    {
        void refuses(final BigDecimal number, final String why)
        {
            refuses(number.toPlainString().replaceFirst("\\.0$", ""), why);
        }

        void refuses(final String text, final String why)
        {
            final List<String> call = new ArrayList<>(CommandTree.call(command, spec));
            if (spec instanceof OptionSpec option)
            {
                call.add(option.longestName());
            }
            call.add(text);
            final CommandRun run = CommandRun.of(call.toArray(new String[0]));

            assertThat(run.exitCode()).as("%s: %s", call, run.err()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).as(call.toString()).contains(why).doesNotContain(NEEDS_MARKET);
            assertThat(run.out()).as(call.toString()).isEmpty();
        }

        @Override
        public String toString()
        {
            return CommandTree.path(command) + " " +
                (spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel());
        }
    }
}
