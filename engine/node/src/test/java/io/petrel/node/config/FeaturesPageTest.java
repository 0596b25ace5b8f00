package io.petrel.node.config;

import io.petrel.core.feature.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of the features is what the code and the shipped numbers say, always. */
final class FeaturesPageTest
{
    private static final String UPDATE =
        "mvn -q -pl engine/node -am test -Dtest=FeaturesPageTest -Dsurefire.failIfNoSpecifiedTests=false " +
        "-Dpetrel.update=true";

    private final Path root = Path.of(System.getProperty("petrel.root", "../.."));
    private final Path page = root.resolve("docs/features.md");
    private final FeaturesPage current = new FeaturesPage(PetrelConfig.load(root.resolve("config/paper.yaml")));

    @Test
    void shouldShowTheCatalogueAsItIs() throws IOException
    {
        final String text = current.text();
        if (Boolean.getBoolean("petrel.update"))
        {
            Files.writeString(page, text);
        }
        assertThat((Files.exists(page) ? Files.readString(page) : "").equals(text))
            .as("docs/features.md is stale; write it anew with: " + UPDATE).isTrue();
    }

    @Test
    void shouldFindEveryNumberOfAFeatureInTheShippedStrategyWithItsSource()
    {
        assertThat(current.missing()).as("parameters without a value").isEmpty();
        assertThat(current.unsourced()).as("values without a source").isEmpty();
    }

    @Test
    void shouldHaveAtLeastTheEightyFeaturesOfTheSpecification()
    {
        final Set<Feature> named = EnumSet.noneOf(Feature.class);
        SpecifiedFeatures.ALL.forEach(entry -> named.addAll(entry.ours()));
        assertThat(Feature.COUNT).isGreaterThanOrEqualTo(80);
        assertThat(named).hasSizeGreaterThanOrEqualTo(80);
        SpecifiedFeatures.ALL.forEach(entry -> assertThat(entry.ours()).as(entry.name()).isNotEmpty());
    }
}
