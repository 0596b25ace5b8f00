package io.petrel.node.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A word that nothing is called, and the known one that was perhaps meant. */
public final class Slip
{
    /** One letter in so many may be wrong; with more the one word is not the other mistyped, but another. */
    private static final int LETTERS_A_SLIP = 3;
    private static final int SLIPS_MAX = 3;

    private Slip()
    {
    }

    /**
     * The known word that is nearest, if it is near: by the letters to insert, remove or change (Levenshtein), at most
     * three, and a third of the longer word's; or else the only one that begins so.
     *
     * @param word  that nothing is called.
     * @param known words, in the order in which the first of several equally near ones is taken.
     * @return the word that was perhaps meant.
     */
    public static Optional<String> of(final String word, final Collection<String> known)
    {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate)))
            .filter(nearest -> isNear(word, nearest)).or(() -> longer(word, known));
    }

    private static boolean isNear(final String a, final String b)
    {
        return distance(a, b) <= Math.min(SLIPS_MAX, Math.max(a.length(), b.length()) / LETTERS_A_SLIP);
    }

    private static Optional<String> longer(final String word, final Collection<String> known)
    {
        final List<String> longer = known.stream().filter(candidate -> candidate.startsWith(word)).toList();
        return 1 == longer.size() && !word.isEmpty() ? Optional.of(longer.get(0)) : Optional.empty();
    }

    /** Least number of letters to insert, remove or change. */
    private static int distance(final String a, final String b)
    {
        int[] previous = new int[b.length() + 1];

        for (int j = 0; j <= b.length(); j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.length(); i++)
        {
            final int[] current = new int[b.length() + 1];
            current[0] = i;

            for (int j = 1; j <= b.length(); j++)
            {
                final int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.length()];
    }
}
