package io.petrel.tools.data.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;

/**
 * What an import did.
 *
 * @param tape              folder that was written.
 * @param format            that was read.
 * @param written           messages on the tape by kind.
 * @param skipped           what was read and is not on the tape, by kind.
 * @param badLines          malformed lines left out.
 * @param firstBadLines     the first of them.
 * @param firstIngestNs     ingest time of the first event.
 * @param lastIngestNs      ingest time of the last event.
 * @param steppedBack       records whose ingest time was raised to that of the one before.
 * @param clock             the recorder's clock against the venue's.
 * @param latency           of dated messages after correction.
 * @param instruments       in the order of their ids.
 */
public record ImportSummary(
    Path tape,
    String format,
    Map<String, Long> written,
    Map<String, Long> skipped,
    long badLines,
    List<BadLine> firstBadLines,
    long firstIngestNs,
    long lastIngestNs,
    long steppedBack,
    ClockLine clock,
    Latency latency,
    List<Instrument> instruments)
{
    /**
     * A malformed line.
     *
     * @param place  file and line.
     * @param reason what is wrong.
     * @param text   what stands there.
     */
    public record BadLine(String place, String reason, String text)
    {
    }

    /**
     * Receive time minus send time after the clock correction.
     *
     * @param count   messages measured.
     * @param p50Ns   half of them are within.
     * @param p99Ns   99 of 100 are within.
     * @param maxNs   slowest.
     */
    public record Latency(long count, long p50Ns, long p99Ns, long maxNs)
    {
    }

    /**
     * An instrument of the tape.
     *
     * @param id           on the tape.
     * @param symbol       of the venue.
     * @param venue        name of the venue.
     * @param contractType how money follows from price and size.
     * @param depthKind    best kind of market data on the tape.
     * @param tick         price step.
     * @param lot          size step.
     * @param contractSize worth of one contract.
     */
    public record Instrument(
        int id,
        String symbol,
        String venue,
        ContractType contractType,
        DepthKind depthKind,
        String tick,
        String lot,
        String contractSize)
    {
    }
}
