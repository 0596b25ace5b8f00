package io.petrel.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlipTest
{
    private static final List<String> KNOWN =
        List.of("run", "tape", "book", "backtest", "feed", "doctor", "snapshot", "state", "cancel-all");

    @Test
    void shouldFindTheWordThatWasMistyped()
    {
        assertThat(Slip.of("doctr", KNOWN)).contains("doctor");
        assertThat(Slip.of("rum", KNOWN)).contains("run");
        assertThat(Slip.of("sanpshot", KNOWN)).contains("snapshot");
        assertThat(Slip.of("cancelall", KNOWN)).contains("cancel-all");
    }

    @Test
    void shouldFindTheOnlyWordThatBeginsSo()
    {
        assertThat(Slip.of("back", KNOWN)).contains("backtest");
        assertThat(Slip.of("doc", KNOWN)).contains("doctor");
        assertThat(Slip.of("s", KNOWN)).as("snapshot or state").isEmpty();
        assertThat(Slip.of("", List.of("run"))).isEmpty();
    }

    @Test
    void shouldNameNoWordThatIsFarOff()
    {
        for (final String other : List.of("fly", "tail", "list", "test", "food", "start", "version"))
        {
            assertThat(Slip.of(other, KNOWN)).as(other).isEmpty();
        }
        assertThat(Slip.of("run", List.of())).isEmpty();
    }

    @Test
    void shouldAllowMoreSlipsInALongerWord()
    {
        assertThat(Slip.of("abcdefghi", List.of("abcdefxyz"))).contains("abcdefxyz");
        assertThat(Slip.of("abcdefghi", List.of("abcdewxyz"))).isEmpty();
        assertThat(Slip.of("abcdefghijklmno", List.of("abcdefghijk1234"))).as("four, however long").isEmpty();
    }
}
