package io.petrel.tools.cli;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A small journal with everything that leads to one order and comes of it, written by hand so that tests know each
 * value.
 *
 * <pre>
 *   in 1 definition   in 2 trade   in 3 trade ──> bar, features, two votes, decision, target, verdict, order
 *   in 4 accepted     in 5 fill ──> position      in 6 trade ──> refused verdict
 * </pre>
 */
final class RecordedJournal
{
    static final long START_NS = 1_385_374_951_000_000_000L;
    static final long ORDER_ID = 3 * 64;
    static final long REFUSED_ID = 6 * 64;

    private RecordedJournal()
    {
    }

    /** Writes the journal into a folder that must not exist. */
    static Path write(final Path folder)
    {
        return write(folder, Map.of(), RecordedJournal::all);
    }

    /** Writes the journal with another confidence of the TREND vote. */
    static Path write(final Path folder, final double confidence)
    {
        return write(folder, Map.of(), messages ->
        {
            messages.confidence(confidence);
            all(messages);
        });
    }

    /** Writes the journal of accounts that have names: {@code 1:paper}, with a tab between two. */
    static Path writeWithAccounts(final Path folder, final String names)
    {
        return writeOf(folder, Map.of("accounts", names));
    }

    /** Writes the journal with more in its manifest. */
    static Path writeOf(final Path folder, final Map<String, String> extra)
    {
        return write(folder, extra, RecordedJournal::all);
    }

    /** Writes the journal of an account with a floor, whose gate made the order smaller. */
    static Path writeWithFloor(final Path folder)
    {
        return write(folder, Map.of(), messages ->
        {
            messages.addFloor();
            all(messages);
        });
    }

    /** Writes a journal whose one order was asked for since the account did not trade. */
    static Path writePing(final Path folder)
    {
        return write(folder, Map.of(), messages ->
        {
            messages.definition();
            messages.trade(78_510, 50_000_000, AggressorSide.BUYER);
            messages.trade(78_520, 25_000_000, AggressorSide.BUYER);
            messages.ping();
            messages.verdict(ORDER_ID, RuleId.NONE, 98_150_000_000L);
            messages.order();
        });
    }

    /** Writes the journal, and after it what the venue answers about the order and what it says of it otherwise. */
    static Path writeWithAnswer(final Path folder)
    {
        return write(folder, Map.of(), messages ->
        {
            all(messages);
            messages.answer();
            messages.update();
            messages.difference(DifferenceKind.ORDER_PRICE, 78_560, 78_570);
            messages.difference(DifferenceKind.ORDER_FILLED_LOTS, 125_000_000, Units.NULL_LOTS);
            messages.difference(DifferenceKind.POSITION_COST, 98_162_500_000L, 98_162_500_001L);
        });
    }

    /** Writes the journal, and after the fill that the venue refused a replacement which came too late. */
    static Path writeWithRefusedReplacement(final Path folder)
    {
        return write(folder, Map.of(), messages ->
        {
            all(messages);
            messages.report(ExecType.REPLACE_REJECTED, 3, Units.NULL_TICKS, Units.NULL_LOTS);
        });
    }

    /** Writes a journal whose order is the stop of a position, waiting at the venue with its target. */
    static Path writeWithStop(final Path folder)
    {
        return write(folder, Map.of(), messages ->
        {
            messages.definition();
            messages.trade(78_510, 50_000_000, AggressorSide.BUYER);
            messages.bar();
            messages.features();
            messages.votes();
            messages.decision();
            messages.target();
            messages.trade(78_520, 25_000_000, AggressorSide.BUYER);
            messages.verdict(ORDER_ID, RuleId.NONE, 98_150_000_000L);
            messages.stop();
        });
    }

    private static Path write(
        final Path folder, final Map<String, String> extra, final Consumer<RecordedMessages> content)
    {
        final Manifest manifest = Manifest.ofJournal("test", "c0ffee", 1, START_NS, extra);
        try (Journal journal = Journal.create(folder, manifest, JournalSettings.SMALL))
        {
            content.accept(new RecordedMessages(journal));
        }
        return folder;
    }

    private static void all(final RecordedMessages messages)
    {
        messages.definition();
        messages.trade(78_510, 50_000_000, AggressorSide.BUYER);
        messages.trade(78_520, 25_000_000, AggressorSide.BUYER);
        messages.bar();
        messages.features();
        messages.votes();
        messages.decision();
        messages.target();
        messages.verdict(ORDER_ID, RuleId.NONE, 98_150_000_000L);
        messages.order();
        messages.report(ExecType.ACCEPTED, 1, Units.NULL_TICKS, 0);
        messages.report(ExecType.FILL, 2, 78_530, 125_000_000);
        messages.position();
        messages.trade(78_490, 10_000_000, AggressorSide.SELLER);
        messages.verdict(REFUSED_ID, RuleId.ORDER_NOTIONAL, 400_000_000_000L);
    }
}
