package io.petrel.tools.cli;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ParentAnswerDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.operator.InboxFile;
import io.petrel.node.operator.ParentCancelFile;
import io.petrel.node.operator.ParentRequestFile;
import io.petrel.node.replay.Queues;
import io.petrel.tools.cli.record.InstrumentUnits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code petrel order}: has a node work an order of a person, or take it back. */
@Command(
    name = "order",
    description = {"Have a node work an order: bought or sold in slices, each past the gate like any other order.",
        "It takes the place of what is worked on the same instrument, and has one try: what is left when its time is",
        "over is not traded. What it adds to a position ends where that ends; one that it opens, at --stop and",
        "--target."},
    footer = {"", "Examples:",
        "  ./petrel order data/latest --account paper --instrument BTCUSD --side BUY --quantity 1.5 --algo TWAP \\",
        "    --duration 5m --limit 950 --stop 900 --target 1050",
        "  ./petrel order data/latest --cancel 1:3", "",
        "Works on a running node at once; left for a stopped one, which takes it before its first event. Taken once,",
        "whatever is killed when. ./petrel tca shows how it goes, ./petrel tail --type ParentSlice each child."})
final class OrderCommand extends PetrelCommand
{
    @Mixin
    private NodeOptions target = new NodeOptions();

    @Option(names = "--account", paramLabel = "NAME",
        description = "Name or number of the account (default: the only one).")
    private String account;

    @Option(names = "--instrument", paramLabel = "SYMBOL", description = "As its market names it.")
    private String instrument;

    @Option(names = "--side", paramLabel = "SIDE", description = "BUY or SELL.")
    private Side side;

    @InRange(from = 0, isAbove = true)
    @Option(names = "--quantity", paramLabel = "N", description = "Base units or contracts, whole lots.")
    private BigDecimal quantity;

    @Option(names = "--algo", paramLabel = "NAME",
        description = "MARKET, TWAP, VWAP, ICEBERG or ADAPTIVE (default: by plan).")
    private ExecutionAlgorithm algorithm = ExecutionAlgorithm.NULL_VAL;

    @Option(names = "--duration", paramLabel = "TIME", converter = PeriodConverter.class,
        description = "Time to work it in, 30s, 5m, 2h (default: by plan).")
    private Long durationNs;

    @InRange(from = 0, to = 1)
    @Option(names = "--urgency", paramLabel = "U", description = "0 patient to 1 at once (default: as configured).")
    private double urgency = Double.NaN;

    @InRange(from = 0, to = 1, isAbove = true)
    @Option(names = "--participation", paramLabel = "P",
        description = "Most it fills of the volume traded meanwhile, above 0 to 1 (default: as configured).")
    private double participation = Double.NaN;

    @InRange(from = 0, isAbove = true)
    @Option(names = "--limit", paramLabel = "PRICE", description = "Worst price of any child (default: none).")
    private BigDecimal limit;

    @InRange(from = 0, isAbove = true)
    @Option(names = "--stop", paramLabel = "PRICE",
        description = "Price that closes a position it opens at a loss (default: none).")
    private BigDecimal stop;

    @InRange(from = 0, isAbove = true)
    @Option(names = "--target", paramLabel = "PRICE",
        description = "Price that closes a position it opens at a profit (default: none).")
    private BigDecimal profit;

    @Option(names = "--cancel", paramLabel = "ID",
        description = "Take an order back: its id as printed when it was given, or ACCOUNT:PARENT of ./petrel tca.")
    private String cancels;

    @Override
    protected int run(final Output output) throws IOException
    {
        final Path journal = target.journal();
        final Map<String, Object> fields = new LinkedHashMap<>();
        final long givenNs = WallClock.nowNs();
        final InboxFile command = null == cancels ? order(journal, givenNs, fields) : cancel(journal, givenNs, fields);
        final long before = outboundRecords(journal);
        final Optional<ProcessHandle> node = target.node();
        final Path file = command.leave(journal);
        final boolean isTaken = node.isPresent() && target.awaitTaken(file);
        fields.put("id", givenNs);
        fields.put("node", node.isPresent() ? "process " + node.get().pid() : "none");
        fields.put("journaled", isTaken);
        tell(journal, isTaken, before, givenNs, fields, target.left(file, node.isPresent()));
        output.fields(fields);
        return node.isPresent() && !isTaken ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private InboxFile order(final Path journal, final long givenNs, final Map<String, Object> fields)
        throws IOException
    {
        require("--instrument", instrument);
        require("--side", side);
        require("--quantity", quantity);
        if (ExecutionAlgorithm.MARKET == algorithm && !Double.isNaN(participation))
        {
            throw usageError("--participation binds to what trades meanwhile, and MARKET waits for nothing; leave it " +
                "out, or give another --algo");
        }
        final int accountId = accountId(journal);
        final NamedInstrument traded = NamedInstrument.of(instrument, List.of(journal));
        final long lots = traded.lots("--quantity", quantity);
        requireOrdered(ticks(traded, "--stop", stop), ticks(traded, "--target", profit));
        fields.put("order", side + " " + traded.size(lots) + " " + traded.symbol() +
            (ExecutionAlgorithm.NULL_VAL == algorithm ? "" : " " + algorithm));
        fields.put("account", AccountNamesInput.of(journal).get(accountId));
        return new ParentRequestFile(givenNs, accountId, traded.id(), side, lots, algorithm,
            null == durationNs ? Units.NULL_TIME_NS : durationNs,
            ticks(traded, "--limit", limit), urgency, participation, ticks(traded, "--stop", stop),
            ticks(traded, "--target", profit));
    }

    private InboxFile cancel(final Path journal, final long givenNs, final Map<String, Object> fields)
        throws IOException
    {
        fields.put("cancel", cancels);
        final int colon = cancels.indexOf(':');
        try
        {
            if (colon < 0)
            {
                return new ParentCancelFile(givenNs, id(cancels), Units.NULL_ID, Units.NULL_ACCOUNT);
            }
            final int accountId = AccountNamesInput.idOf(journal, cancels.substring(0, colon));
            return new ParentCancelFile(givenNs, Units.NULL_ID, id(cancels.substring(colon + 1)), accountId);
        }
        catch (final NumberFormatException noNumber)
        {
            throw usageError("--cancel '" + cancels + "' is no order; write the id that ./petrel order printed, or " +
                "ACCOUNT:PARENT as ./petrel tca shows it");
        }
    }

    /** Digits alone, as they were printed. */
    private static long id(final String text)
    {
        if (!text.matches("[0-9]+"))
        {
            throw new NumberFormatException(text);
        }
        return Long.parseLong(text);
    }

    /** What the core said to it at once; it is an error if nothing is or was worked. */
    private static void tell(
        final Path journal,
        final boolean isTaken,
        final long before,
        final long requestId,
        final Map<String, Object> fields,
        final String left)
    {
        if (!isTaken)
        {
            fields.put("note", left);
            return;
        }
        final ParentAnswerDecoder answer = new ParentAnswerDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            boolean hasRecord = (0 == before || outbound.seek(before)) && outbound.next();
            while (hasRecord && !isAnswer(outbound, answer, requestId))
            {
                hasRecord = outbound.next();
            }
            if (!hasRecord)
            {
                throw new CliError("the node journaled it and gave no answer", journal.toString(), "see ./petrel tail");
            }
            fields.put("answer", answer.answer().name());
            fields.put("parent", Units.NULL_ID == answer.parentId() ? null :
                answer.accountId() + ":" + answer.parentId());
            fields.put("note", note(journal, answer));
        }
    }

    private static boolean isAnswer(
        final QueueReader outbound, final ParentAnswerDecoder answer, final long requestId)
    {
        return ParentAnswerDecoder.TEMPLATE_ID == outbound.type() && requestId ==
            answer.wrapAndApplyHeader(outbound.buffer(), outbound.offset(), new MessageHeaderDecoder()).requestId();
    }

    private static String note(final Path journal, final ParentAnswerDecoder message)
    {
        switch (message.answer())
        {
            case BEGUN:
                return "it is worked; see ./petrel tca " + journal;
            case WAITING:
                return "it begins once the market is tradable, and what works or must close before it has ended; " +
                    "if it waits in vain, ./petrel tail --type ParentAnswer tells why";
            case CANCELLED:
                return "taken back; what it filled is held";
            case NOTHING:
                throw new CliError("there is nothing to trade or to cancel", journal.toString(),
                    "an order to cancel must be worked, what a stop or target is closing is closed already, and a " +
                    "spot account sells no more than it holds; ./petrel tca shows what is worked");
            case ENDED:
                throw ended(journal, message);
            case EXPIRED:
                throw neverBegan(journal, "it waited for longer than execution.target_max_age_ns and never began");
            case REPLACED:
                throw neverBegan(journal, "a later target or order took its place before it began");
            case OVERRIDDEN:
                throw neverBegan(journal,
                    "a stop or target closed the position, or somebody else moved it, before it began");
            case STOPPED:
                throw new CliError("the account is stopped: every order was taken back", journal.toString(),
                    "./petrel resume lets it trade again");
            case FLATTENING:
                throw new CliError("the account is being flattened", journal.toString(),
                    "./petrel resume lets it trade again");
            default:
                throw new CliError("the core knows no such account or instrument", journal.toString(),
                    "see ./petrel accounts");
        }
    }

    /** A cancel that comes too late: what it was to take back has ended, or is on its way back. */
    private static CliError ended(final Path journal, final ParentAnswerDecoder answer)
    {
        final InstrumentUnits units = InstrumentUnits.of(journal);
        return new CliError("it had ended before: " + answer.end() + ", " +
            units.size(answer.instrumentId(), answer.filledLots()) + " of " +
            units.size(answer.instrumentId(), answer.totalLots()) + " filled", journal.toString(),
            "there is nothing to take back; ./petrel tca shows how it went");
    }

    private static CliError neverBegan(final Path journal, final String why)
    {
        return new CliError(why, journal.toString(), "there is nothing to take back; give it again if it is wanted");
    }

    private int accountId(final Path journal) throws IOException
    {
        final SortedMap<Integer, String> names = AccountNamesInput.of(journal);
        if (null == account && 1 != names.size())
        {
            throw usageError("--account is missing: the accounts are " + String.join(", ", names.values()));
        }
        return null == account ? names.firstKey() : AccountNamesInput.idOf(journal, account);
    }

    private static long ticks(final NamedInstrument traded, final String option, final BigDecimal price)
    {
        return null == price ? Units.NULL_TICKS : traded.ticks(option, price);
    }

    private void require(final String option, final Object value)
    {
        if (null == value)
        {
            throw usageError(option + " is missing; an order needs --instrument, --side and --quantity");
        }
    }

    private void requireOrdered(final long stopTicks, final long targetTicks)
    {
        final boolean isOrdered = Units.NULL_TICKS == stopTicks || Units.NULL_TICKS == targetTicks ||
            (Side.BUY == side ? stopTicks < targetTicks : stopTicks > targetTicks);
        if (!isOrdered)
        {
            throw usageError("--stop " + stop.toPlainString() + " and --target " + profit.toPlainString() +
                " are on the wrong sides: what is bought is stopped below its target, what is sold above");
        }
    }

    private static long outboundRecords(final Path journal)
    {
        try (QueueReader outbound = Queues.outbound(journal))
        {
            return outbound.lastSequence();
        }
    }
}
