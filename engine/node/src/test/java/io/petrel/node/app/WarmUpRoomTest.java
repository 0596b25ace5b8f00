package io.petrel.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.PetrelConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WarmUpRoomTest
{
    @Test
    void shouldSayWhereHowMuchIsLackingAndHowToMend()
    {
        final WarmUpRoom room = new WarmUpRoom(Path.of("/t"), 300_000_000L, 299_000_000L);

        assertThat(room.isEnough()).isFalse();
        assertThat(room.found()).isEqualTo("299 MB free in /t, 300 needed");
        assertThat(room.mend()).contains("-Djava.io.tmpdir=DIR", "node.warm_up_events");
        assertThat(new WarmUpRoom(Path.of("/t"), 300_000_000L, 300_000_000L).isEnough()).isTrue();
    }

    @Test
    void shouldNeedRoomForEachEventThatIsConfigured()
    {
        final NodeConfig node = PetrelConfig.load(
            Path.of(System.getProperty("petrel.root"), "config", "paper.yaml")).node();
        final WarmUpRoom room = WarmUpRoom.of(node);

        assertThat(room.folder()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(room.neededBytes()).isEqualTo(300_000L * 512 + 4L * (16 << 20));
    }
}
