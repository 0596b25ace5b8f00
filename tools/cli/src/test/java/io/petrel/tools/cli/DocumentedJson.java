package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that {@code docs/cli.md} promises of each command's JSON. */
final class DocumentedJson
{
    private static final Path PAGE = Path.of(System.getProperty("petrel.root"), "docs", "cli.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String OPTIONAL = "?";
    private static final String ALTERNATIVE = ";";

    private DocumentedJson()
    {
    }

    /** Commands of the table, with their keys in its order. */
    static Map<String, List<String>> keys()
    {
        final Map<String, List<String>> keys = new LinkedHashMap<>();
        final Matcher rows = ROW.matcher(json());
        while (rows.find())
        {
            final List<String> ofRow = codes(rows.group(2).split(ALTERNATIVE, 2)[0]);
            codes(rows.group(1)).forEach(command -> keys.put(command, ofRow));
        }
        return keys;
    }

    /** Holds one document that a command printed against the table; gives it back. */
    static Map<?, ?> require(final String command, final CommandRun run) throws IOException
    {
        assertThat(run.out()).as(run.err()).isNotEmpty();
        final Map<?, ?> document = (Map<?, ?>)Json.parse(run.out());
        require(command, document);
        return document;
    }

    /** Holds a document's keys against the table. */
    static void require(final String command, final Map<?, ?> document)
    {
        final List<String> documented = keys().get(command);
        assertThat(documented).as("docs/cli.md has no row of " + command).isNotNull();
        final List<String> unknown = new ArrayList<>();
        document.keySet().forEach(key -> unknown.add(key.toString()));
        unknown.removeIf(key -> documented.stream().anyMatch(name -> matches(name, key)));
        assertThat(unknown).as(command + ": keys that docs/cli.md does not have").isEmpty();
        assertThat(documented.stream().filter(name -> !name.endsWith(OPTIONAL)).filter(name ->
            document.keySet().stream().noneMatch(key -> matches(name, key.toString()))))
            .as(command + ": keys of docs/cli.md that are missing").isEmpty();
    }

    private static boolean matches(final String name, final String key)
    {
        final String plain = name.endsWith(OPTIONAL) ? name.substring(0, name.length() - 1) : name;
        return plain.equals(key) || plain.endsWith("*") && key.startsWith(plain.substring(0, plain.length() - 1));
    }

    private static List<String> codes(final String text)
    {
        return CODE.matcher(text).results().map((final MatchResult match) -> match.group(1)).toList();
    }

    private static String json()
    {
        try
        {
            return Files.readString(PAGE).split("\n## JSON\n", 2)[1];
        }
        catch (final IOException missing)
        {
            throw new UncheckedIOException(missing);
        }
    }
}
