package io.petrel.wire.app;

import io.petrel.wire.order.VenueLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Which venue's books the orders of a journal are in, beside that journal. Written before the first order leaves. Start
 * of a node only.
 */
public final class VenueBooks
{
    private static final String FILE = "venue-books";

    private final Path file;

    /**
     * Those of a journal.
     *
     * @param journal folder.
     */
    public VenueBooks(final Path journal)
    {
        file = journal.resolve(FILE);
    }

    /**
     * What was remembered.
     *
     * @return number of the books; {@link VenueLink#ANY_BOOKS} when there is none.
     */
    public long remembered()
    {
        try
        {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : VenueLink.ANY_BOOKS;
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Remembers.
     *
     * @param books number of the books; nothing is written for {@link VenueLink#ANY_BOOKS}.
     */
    public void remember(final long books)
    {
        if (VenueLink.ANY_BOOKS == books || books == remembered())
        {
            return;
        }
        final Path aside = file.resolveSibling(FILE + ".new");
        try
        {
            Files.writeString(aside, Long.toString(books));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }
}
