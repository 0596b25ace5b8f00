package io.petrel.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and numbers of a Java source, without what stands in comments, strings and characters. */
final class SourceTokens
{
    private static final Pattern TOKEN = Pattern.compile(
        "(?<skip>//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')" +
        "|(?<number>(?:0[xX][0-9a-fA-F_.]+(?:[pP][-+]?[0-9]+)?|0[bB][01_]+" +
        "|(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?)[lLfFdD]?)" +
        "|(?<word>[\\p{Alpha}_$][\\p{Alnum}_$]*)",
        Pattern.DOTALL);

    private SourceTokens()
    {
    }

    /** One token with the line it stands on, counted from 1. */
    record Token(String text, int line, boolean isNumber)
    {
    }

    static List<Token> of(final String source)
    {
        final List<Token> tokens = new ArrayList<>();
        final Matcher matcher = TOKEN.matcher(source);
        int line = 1;
        int counted = 0;
        while (matcher.find())
        {
            line += (int)source.substring(counted, matcher.start()).chars().filter(c -> '\n' == c).count();
            counted = matcher.start();
            if (null == matcher.group("skip"))
            {
                tokens.add(new Token(matcher.group(), line, null != matcher.group("number")));
            }
        }
        return tokens;
    }

    /** Lines with a number other than 0, 1 and 2, however it is written. */
    static List<String> strategyNumbers(final String file, final String source)
    {
        return of(source).stream()
            .filter(token -> token.isNumber() && !isNeutral(token.text()))
            .map(token -> file + ":" + token.line() + " holds the number " + token.text())
            .toList();
    }

    /** Lines with one of the given words of the language. */
    static List<String> words(final String file, final String source, final List<String> banned)
    {
        return of(source).stream()
            .filter(token -> banned.contains(token.text()))
            .map(token -> file + ":" + token.line() + " holds the word " + token.text())
            .toList();
    }

    private static boolean isNeutral(final String number)
    {
        final String plain = number.toLowerCase(Locale.ROOT).replace("_", "").replaceAll("[lfd]$", "");
        return plain.matches("[012]|[012]\\.0*|\\.0+");
    }
}
