package io.petrel.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is either a configuration or refused with a place; nothing else comes out. */
class ConfigDamageTest
{
    private static final int RUNS = 2_000;
    private static final List<String> FILES =
        List.of("top.yaml", "node.yaml", "venue.yaml", "account.yaml", "strategy.yaml");
    private static final String ALPHABET = " \n\t:{}[]&*!|>'\"%@`#,-?.0123456789abcE_~\u0000\u00e9";

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseDamagedFilesWithAPlaceAndNeverFailOtherwise() throws IOException
    {
        for (long seed = 1; seed <= RUNS; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final ConfigFolder files = new ConfigFolder(folder);
            final String name = FILES.get(random.nextInt(FILES.size()));
            files.write(name, damaged(Files.readString(folder.resolve(name)), random));

            try
            {
                files.load();
            }
            catch (final ConfigException refused)
            {
                assertThat(refused.errors()).as("seed " + seed).isNotEmpty()
                    .allSatisfy(error -> assertThat(error.file()).endsWith(".yaml"));
            }
            catch (final RuntimeException other)
            {
                throw new AssertionError("seed " + seed + ": " + Files.readString(folder.resolve(name)), other);
            }
        }
    }

    private static String damaged(final String text, final SplittableRandom random)
    {
        final StringBuilder damaged = new StringBuilder(text);

        for (int i = random.nextInt(1, 5); i > 0 && damaged.length() > 0; i--)
        {
            final int at = random.nextInt(damaged.length());
            final char with = ALPHABET.charAt(random.nextInt(ALPHABET.length()));

            switch (random.nextInt(3))
            {
                case 0:
                    damaged.deleteCharAt(at);
                    break;

                case 1:
                    damaged.insert(at, with);
                    break;

                default:
                    damaged.setCharAt(at, with);
                    break;
            }
        }

        return damaged.toString();
    }
}
