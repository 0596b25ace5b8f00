package io.petrel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreScanTest
{
    private static final String CORE_SOURCES = "engine/core/src/main/java";
    private static final List<String> BANNED_WORDS = List.of("synchronized", "volatile", "native", "strictfp");
    private static final List<String> NUMBER_FREE = List.of("signal", "regime", "sizing", "execution");

    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheCoreFreeOfClocksThreadsFilesAndChance()
    {
        assertThat(CoreBytecode.violations(Rooms.classes())).isEmpty();
    }

    @Test
    void shouldKeepTheCoreFreeOfBannedWords() throws IOException
    {
        final List<String> violations = new ArrayList<>();
        Rooms.sources(CORE_SOURCES).forEach(
            (file, source) -> violations.addAll(SourceTokens.words(file, source, BANNED_WORDS)));

        assertThat(Rooms.sources(CORE_SOURCES)).isNotEmpty();
        assertThat(violations).isEmpty();
    }

    @Test
    void shouldKeepStrategyNumbersOutOfTheSource() throws IOException
    {
        final List<String> violations = new ArrayList<>();
        for (final String name : NUMBER_FREE)
        {
            Rooms.sources(CORE_SOURCES + "/io/petrel/core/" + name).forEach(
                (file, source) -> violations.addAll(SourceTokens.strategyNumbers(file, source)));
        }

        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "long bad() { return System.nanoTime(); }",
        "long bad() { return System.currentTimeMillis(); }",
        "Object bad() { return java.time.Instant.now(); }",
        "java.util.Random bad;",
        "double bad() { return Math.random(); }",
        "double bad(double x) { return Math.tanh(x); }",
        "double bad(double x) { return Math.exp(x); }",
        "double bad(double x) { return StrictMath.log(x); }",
        "void bad() { new Thread(); }",
        "void bad() { Thread.onSpinWait(); }",
        "java.util.concurrent.atomic.AtomicLong bad;",
        "java.util.concurrent.locks.Lock bad;",
        "volatile int bad;",
        "synchronized void bad() { }",
        "java.io.File bad;",
        "Object bad() { return java.nio.file.Path.of(\"x\"); }",
        "void bad() { System.out.println(); }",
        "java.util.HashMap<String, String> bad;",
        "java.util.HashSet<String> bad;",
        "Object bad(java.util.List<String> x) { return x.stream(); }",
        "String bad(int x) { return String.format(\"%d\", x); }",
        "String bad(String x) { return x.toUpperCase(); }",
        "int bad(Object x) { return System.identityHashCode(x); }",
        "int bad(Object x) { return x.hashCode(); }",
        "Object bad(org.agrona.collections.Long2LongHashMap x) { return x.keySet(); }",
        "String bad(String x) { return x.toLowerCase(java.util.Locale.getDefault()); }",
        "java.lang.reflect.Method bad;",
    })
    void shouldCatchWhatIsPlantedInTheCore(final String member) throws IOException
    {
        final String source = "package io.petrel.core.market; class Planted { " + member + " }";

        assertThat(CoreBytecode.violations(Planted.compile(folder, "io.petrel.core.market.Planted", source)))
            .as(member).isNotEmpty();
    }

    @Test
    void shouldLetExactArithmeticAndBuffersPass() throws IOException
    {
        final String source = """
            package io.petrel.core.market;
            final class Planted
            {
                private final java.util.List<String> names = new java.util.ArrayList<>();
                private final org.agrona.collections.Long2LongHashMap byId =
                    new org.agrona.collections.Long2LongHashMap(0);
                double fine(final double a, final org.agrona.DirectBuffer buffer)
                {
                    names.sort(java.util.Comparator.naturalOrder());
                    return Math.fma(Math.sqrt(Math.abs(a)), byId.get(1L), buffer.getLong(Math.addExact(0, 0)));
                }
                enum Kind { A, B }
                record Pair(int a, Kind b) { }
                String name(final Kind kind) { return switch (kind) { case A -> "a" + names.size(); case B -> "b"; }; }
            }
            """;

        assertThat(CoreBytecode.violations(Planted.compile(folder, "io.petrel.core.market.Planted", source))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "3", "14L", "2.5", "0x10", "1e-9", ".25", "100_000", "0b11", "1.5f", "2e3"})
    void shouldCatchPlantedStrategyNumber(final String number)
    {
        assertThat(SourceTokens.strategyNumbers("A.java", "class A\n{\n    double x = " + number + ";\n}\n"))
            .containsExactly("A.java:3 holds the number " + number);
    }

    @Test
    void shouldLetNeutralNumbersNamesAndTextPass()
    {
        final String source = """
            /* 3.14 */ class A2 // 42
            {
                String text = "5 \\" 6"; char c = '7';
                double x = 0 + 1L + 2.0 + 0.0d + 1f + E8.ONE + a3;
            }
            """;

        assertThat(SourceTokens.strategyNumbers("A.java", source)).isEmpty();
    }

    @Test
    void shouldCatchPlantedWordButNotItsMention()
    {
        final String source = "// synchronized\nclass A { String s = \"volatile\"; void m() { synchronized (s) { } } }";

        assertThat(SourceTokens.words("A.java", source, BANNED_WORDS))
            .containsExactly("A.java:2 holds the word synchronized");
    }
}
