package io.petrel.node.operator;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParentRequestEncoder;
import io.petrel.codecs.event.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * A person's order as a file of twelve lines, in the order of its parts.
 *
 * @param givenNs          when it was given, wall clock, ns since the epoch; also its id.
 * @param accountId        account that trades.
 * @param instrumentId     instrument traded.
 * @param side             bought or sold.
 * @param sizeLots         above 0.
 * @param algorithm        how, or the null value for as the plan finds.
 * @param durationNs       time to work it in, or {@code Units.NULL_TIME_NS} for as the plan finds.
 * @param limitTicks       worst price of any child, or {@code Units.NULL_TICKS}.
 * @param urgency          0 patient to 1 at once, not-a-number for as configured.
 * @param participationMax most it fills of the volume traded, 0 to 1, not-a-number for as configured.
 * @param stopTicks        price that ends a position it opens at a loss, or {@code Units.NULL_TICKS}.
 * @param targetTicks      price that ends a position it opens at a profit, or {@code Units.NULL_TICKS}.
 */
public record ParentRequestFile(
    long givenNs,
    int accountId,
    int instrumentId,
    Side side,
    long sizeLots,
    ExecutionAlgorithm algorithm,
    long durationNs,
    long limitTicks,
    double urgency,
    double participationMax,
    long stopTicks,
    long targetTicks) implements InboxFile
{
    private static final int LINES = 12;

    @Override
    public Path leave(final Path journal)
    {
        return InboxFolder.leave(journal, givenNs, InboxFolder.ORDER, List.of(Long.toString(givenNs),
            Integer.toString(accountId), Integer.toString(instrumentId), side.name(), Long.toString(sizeLots),
            algorithm.name(), Long.toString(durationNs), Long.toString(limitTicks), Double.toString(urgency),
            Double.toString(participationMax), Long.toString(stopTicks), Long.toString(targetTicks)));
    }

    @Override
    public int encode(final MutableDirectBuffer buffer)
    {
        final ParentRequestEncoder message = new ParentRequestEncoder();
        message.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(givenNs)
            .sizeLots(sizeLots)
            .durationNs(durationNs)
            .instrumentId(instrumentId)
            .accountId(accountId)
            .side(side)
            .algorithm(algorithm)
            .requestId(givenNs)
            .limitTicks(limitTicks)
            .urgency(urgency)
            .participationMax(participationMax)
            .stopTicks(stopTicks)
            .targetTicks(targetTicks);
        return MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength();
    }

    /** Null when the file holds no order. */
    static ParentRequestFile read(final Path file)
    {
        try
        {
            final List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            return LINES != lines.size() ? null : new ParentRequestFile(
                Long.parseLong(lines.get(0)),
                Integer.parseInt(lines.get(1)),
                Integer.parseInt(lines.get(2)),
                Side.valueOf(lines.get(3)),
                Long.parseLong(lines.get(4)),
                ExecutionAlgorithm.valueOf(lines.get(5)),
                Long.parseLong(lines.get(6)),
                Long.parseLong(lines.get(7)),
                Double.parseDouble(lines.get(8)),
                Double.parseDouble(lines.get(9)),
                Long.parseLong(lines.get(10)),
                Long.parseLong(lines.get(11)));
        }
        catch (final IOException | IllegalArgumentException noOrder)
        {
            return null;
        }
    }
}
