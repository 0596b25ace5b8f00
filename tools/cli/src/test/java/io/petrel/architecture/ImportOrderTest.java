package io.petrel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOrderTest
{
    @Test
    void shouldKeepEveryRoomWithinItsImports()
    {
        assertThat(Dependencies.violations(Rooms.classes())).isEmpty();
    }

    @Test
    void shouldCatchCoreImportingWhatStandsLater(@TempDir final Path folder) throws IOException
    {
        final String source = "package io.petrel.core.param; class P { io.petrel.planted.Later later; }";
        final String later = "package io.petrel.core.signal; public class Later { }";
        Planted.compile(folder, "io.petrel.core.signal.Later", later);
        final String classPath = System.getProperty("java.class.path");
        System.setProperty("java.class.path", classPath + java.io.File.pathSeparator + folder);
        try
        {
            assertThat(Dependencies.violations(Planted.compile(folder, "io.petrel.core.param.P",
                source.replace("io.petrel.planted", "io.petrel.core.signal"))))
                .singleElement().asString().contains("io.petrel.core.param.P").contains("io.petrel.core.signal.Later");
        }
        finally
        {
            System.setProperty("java.class.path", classPath);
        }
    }

    @Test
    void shouldCatchCodecsUsingALibraryOfAnotherRoom(@TempDir final Path folder) throws IOException
    {
        final String source = "package io.petrel.codecs.unit; class P { picocli.CommandLine line; }";

        assertThat(Dependencies.violations(Planted.compile(folder, "io.petrel.codecs.unit.P", source)))
            .singleElement().asString().contains("picocli.CommandLine");
    }

    @Test
    void shouldLetRoomsImportForwardOnly()
    {
        assertThat(Dependencies.isAllowed("io.petrel.core.signal", "io.petrel.core.feature")).isTrue();
        assertThat(Dependencies.isAllowed("io.petrel.core.feature", "io.petrel.core.signal")).isFalse();
        assertThat(Dependencies.isAllowed("io.petrel.journal.read", "io.petrel.codecs.event")).isTrue();
        assertThat(Dependencies.isAllowed("io.petrel.codecs.event", "io.petrel.journal.read")).isFalse();
        assertThat(Dependencies.isAllowed("io.petrel.core.market", "io.petrel.journal.read")).isFalse();
        assertThat(Dependencies.isAllowed("io.petrel.sim", "io.petrel.core.market")).isTrue();
        assertThat(Dependencies.isAllowed("io.petrel.sim", "io.petrel.core.risk")).isFalse();
        assertThat(Dependencies.isAllowed("io.petrel.node.app", "io.petrel.tools.cli")).isFalse();
        assertThat(Dependencies.isAllowed("io.petrel.tools.data", "io.petrel.tools.cli")).isFalse();
    }
}
