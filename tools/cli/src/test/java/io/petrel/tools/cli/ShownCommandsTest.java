package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages and helps show must be commands and options that there are, with values that they take. */
class ShownCommandsTest
{
    private static final Path ROOT = Path.of(System.getProperty("petrel.root"));
    private static final List<String> ROOMS =
        List.of("bench", "codecs", "config", "docs", "engine", "journal", "testing", "tools");
    private static final int DEPTH = 4;

    @Test
    void shouldShowOnlyCommandsThatThereAreOnEveryPage() throws IOException
    {
        final ShownCommands shown = new ShownCommands();
        for (final Path page : pages())
        {
            shown.page(ROOT.relativize(page).toString(), Files.readString(page));
        }
        assertThat(shown.mistakes()).isEmpty();
        assertThat(shown.count()).isGreaterThan(100);
    }

    @Test
    void shouldShowOnlyCommandsThatThereAreInEveryHelp()
    {
        final ShownCommands shown = new ShownCommands();
        CommandTree.leaves().forEach(command -> shown.lines(command.getCommandSpec().qualifiedName() + " --help",
            Stream.of(command.getCommandSpec().usageMessage().footer()).filter(line -> line.startsWith("  "))
                .collect(Collectors.joining("\n"))));
        assertThat(shown.mistakes()).isEmpty();
        assertThat(shown.count()).isGreaterThan(30);
    }

    @Test
    void shouldNameEachMistake()
    {
        assertThat(mistakesOf("""
            Text with `petrel fly` and `./petrel run --fast`, `petrel`, `./petrel COMMAND --help`, `petrel run --tape`.
            ```
            ./petrel tail data/latest --lines many     # a comment --here
            ./petrel halt data/latest      without a reason
            ./petrel book TAPE --every N | head --lines 3
            (./petrel run --speed x10 \\
               --minutes -5)
            petrel elsewhere
            ```
            """)).containsExactly(
            "page: ./petrel fly: there is no command fly",
            "page: ./petrel run --fast: there is no option --fast",
            "page: ./petrel tail data/latest --lines many: Invalid value for option '--lines': " +
                "'many' is not a whole number",
            "page: ./petrel halt data/latest: Missing required option: '--reason=TEXT'",
            "page: ./petrel run --speed x10 --minutes -5: --minutes -5 is out of range: 1 to 5256000");
        assertThat(mistakesOf("`petrel tape bars --gap 1m`")).containsExactly(
            "page: ./petrel tape bars --gap 1m: there is no option --gap");
    }

    private static List<String> mistakesOf(final String page)
    {
        final ShownCommands shown = new ShownCommands();
        shown.page("page", page);
        return shown.mistakes();
    }

    /** Of the rooms alone: a run may write and drop files beside them meanwhile. */
    private static List<Path> pages() throws IOException
    {
        final List<Path> pages = new ArrayList<>();
        addPages(pages, ROOT, 1);
        for (final String room : ROOMS)
        {
            addPages(pages, ROOT.resolve(room), DEPTH);
        }
        pages.sort(null);
        return pages;
    }

    private static void addPages(final List<Path> pages, final Path folder, final int depth) throws IOException
    {
        try (Stream<Path> files = Files.find(folder, depth, (path, attributes) ->
            attributes.isRegularFile() && path.toString().endsWith(".md")))
        {
            files.filter(path -> !ROOT.relativize(path).toString().contains("target")).forEach(pages::add);
        }
    }
}
