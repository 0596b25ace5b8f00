package io.petrel.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is taken in after the order is away must not be read before: the stages until then are looked through. */
final class LaterFeaturesTest
{
    static final List<Feature> ALL =
        Stream.concat(LaterFeatures.OF_BARS.stream(), LaterFeatures.OF_TICKS.stream()).toList();

    private static final Path CORE = Path.of("src/main/java/io/petrel/core");
    private static final List<String> STAGES =
        List.of("regime", "signal", "sizing", "execution", "risk", "portfolio", "order", "pipeline");
    /** What runs when the whole vector is there: assessed beside the regime, noted beside the decision. */
    private static final Set<String> AFTERWARDS = Set.of("Liquidity.java", "FlowSignal.java");
    private static final Pattern NAMED = Pattern.compile("\\bFeature\\.([A-Z][A-Z0-9_]*)");

    @Test
    void shouldBeReadByNoStageBetweenBarAndOrder()
    {
        final Set<String> later = ALL.stream().map(Feature::name).collect(Collectors.toSet());
        final List<String> reads = new ArrayList<>();
        int files = 0;
        for (final String stage : STAGES)
        {
            for (final Path file : sources(CORE.resolve(stage)))
            {
                files++;
                if (!AFTERWARDS.contains(file.getFileName().toString()))
                {
                    NAMED.matcher(read(file)).results().map(match -> match.group(1)).filter(later::contains)
                        .forEach(feature -> reads.add(file + " reads " + feature));
                }
            }
        }
        assertThat(reads).isEmpty();
        assertThat(files).isGreaterThan(100);
    }

    @Test
    void shouldBeSomeOfAll()
    {
        assertThat(ALL).doesNotHaveDuplicates().hasSizeBetween(20, Feature.COUNT - 50);
    }

    private static List<Path> sources(final Path folder)
    {
        try (Stream<Path> files = Files.walk(folder))
        {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(final Path file)
    {
        try
        {
            return Files.readString(file);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }
}
