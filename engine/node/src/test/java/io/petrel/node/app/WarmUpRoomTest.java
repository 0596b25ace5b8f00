package io.petrel.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.config.PetrelConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpRoomTest
{
    private static final PetrelConfig CONFIG =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml"));

    private final WarmUp practice =
        new WarmUp(CONFIG, new TapeFacts("feed", 1, List.of("USD")), () -> null, () -> null);

    @Test
    void shouldSayInOneLineWhereHowMuchIsLackingAndHowToMend()
    {
        assertThat(practice.lackOfRoom(299_000_000L, 300_000_000L)).isEqualTo("no warm-up: it needs 300 MB in " +
            System.getProperty("java.io.tmpdir") + ", where 299 are free (free some, name another folder with " +
            "PETREL_JAVA_OPTS=-Djava.io.tmpdir=DIR, or lower node.warm_up_events)");
    }

    @Test
    void shouldSayNothingWhereThereIsRoom()
    {
        assertThat(practice.lackOfRoom(300_000_000L, 300_000_000L)).isEmpty();
    }
}
