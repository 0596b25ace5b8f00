package io.petrel.tools.data.tape;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.unit.Step;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.DeltaVerdict;
import io.petrel.core.market.L2Book;
import io.petrel.tools.data.ImportException;

/**
 * Runs the book of one instrument over a tape and reports it every so many applied deltas.
 * <p>
 * The checksum is CRC32 of {@code price@size} of the ten best bids, best first, joined by {@code |}, then {@code #},
 * then the ten best asks; plain decimals without trailing zeros.
 */
public final class BookCheckpoints implements TapeEvents
{
    private static final int CHECKED_LEVELS = 10;

    private final InstrumentChoice choice;
    private final long every;
    private final Consumer<BookCheckpoint> checkpoints;
    private final BookAdapter adapter = new BookAdapter();
    private final StringBuilder text = new StringBuilder();
    private L2Book book;
    private long snapshots;
    private long applied;

    private BookCheckpoints(final InstrumentChoice choice, final long every, final Consumer<BookCheckpoint> checkpoints)
    {
        this.choice = choice;
        this.every = every;
        this.checkpoints = checkpoints;
    }

    /**
     * What the run over the tape came to.
     *
     * @param symbol       of the instrument.
     * @param snapshots    seen.
     * @param applied      deltas applied, not counting those sent again behind a snapshot.
     * @param stale        deltas older than the book.
     * @param gaps         breaks in the chain of updates.
     * @param last         the book at the end.
     */
    public record Result(String symbol, long snapshots, long applied, long stale, long gaps, BookCheckpoint last)
    {
    }

    /**
     * Reads a tape.
     *
     * @param tape        folder of the tape.
     * @param instrument  symbol or id; empty when the tape has only one.
     * @param every       a checkpoint each time so many deltas were applied, above 0.
     * @param checkpoints takes each.
     * @param progress    told how far it is.
     * @return counts and the book at the end.
     * @throws ImportException when it is no tape, is damaged, or has no such instrument or no depth of it.
     */
    public static Result run(
        final Path tape,
        final String instrument,
        final long every,
        final Consumer<BookCheckpoint> checkpoints,
        final TapeProgress progress)
    {
        if (every <= 0)
        {
            throw new ImportException("a checkpoint every " + every + " deltas is not possible (give 1 or more)");
        }

        final BookCheckpoints run = new BookCheckpoints(new InstrumentChoice(instrument), every, checkpoints);
        new TapeAdapter().read(tape, run, progress);
        return run.result(tape);
    }

    @Override
    public void onInstrument(final InstrumentDefinitionDecoder definition)
    {
        if (choice.onInstrument(definition))
        {
            book = new L2Book(choice.instrument().sequenceRule());
        }
    }

    @Override
    public void onSnapshot(final BookSnapshotDecoder snapshot)
    {
        if (choice.is(snapshot.sbeRewind().instrumentId()))
        {
            snapshots++;
            adapter.onSnapshot(snapshot.sbeRewind(), book);
        }
    }

    @Override
    public void onDelta(final BookDeltaDecoder delta)
    {
        if (!choice.is(delta.instrumentId()))
        {
            return;
        }

        final boolean isResent = delta.flags().resent();
        final DeltaVerdict verdict = adapter.onDelta(delta.sbeRewind(), book);

        if (DeltaVerdict.APPLY == verdict && !isResent)
        {
            applied++;

            if (0 == applied % every)
            {
                checkpoints.accept(checkpoint());
            }
        }
    }

    private Result result(final Path tape)
    {
        final String symbol = choice.instrument().symbol();

        if (0 == snapshots && 0 == applied)
        {
            throw new ImportException("no book of " + symbol + " can be built from " + tape +
                ": it has no snapshot (import a capture that holds one, in order)");
        }

        return new Result(symbol, snapshots, applied, book.staleDeltas(), book.gaps(), checkpoint());
    }

    private BookCheckpoint checkpoint()
    {
        final Step tick = choice.instrument().contract().tick();
        final Step lot = choice.instrument().contract().lot();
        final boolean hasBid = book.bidLevels() > 0;
        final boolean hasAsk = book.askLevels() > 0;
        return new BookCheckpoint(applied, book.lastUpdateId(),
            hasBid ? tick.format(book.bestBidTicks()) : "", hasBid ? lot.format(book.bestBidLots()) : "",
            hasAsk ? tick.format(book.bestAskTicks()) : "", hasAsk ? lot.format(book.bestAskLots()) : "",
            book.bidLevels(), book.askLevels(), checksum(tick, lot));
    }

    private long checksum(final Step tick, final Step lot)
    {
        text.setLength(0);

        for (int i = 0; i < Math.min(CHECKED_LEVELS, book.bidLevels()); i++)
        {
            addLevel(0 == i, tick.format(book.bidTicksAt(i)), lot.format(book.bidLotsAt(i)));
        }

        text.append('#');

        for (int i = 0; i < Math.min(CHECKED_LEVELS, book.askLevels()); i++)
        {
            addLevel(0 == i, tick.format(book.askTicksAt(i)), lot.format(book.askLotsAt(i)));
        }

        final CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private void addLevel(final boolean isFirst, final String price, final String size)
    {
        text.append(isFirst ? "" : "|").append(price).append('@').append(size);
    }
}
