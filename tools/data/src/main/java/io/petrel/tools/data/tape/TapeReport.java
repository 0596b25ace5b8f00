package io.petrel.tools.data.tape;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;

/**
 * What is on a tape.
 *
 * @param tape          folder.
 * @param events        records on it.
 * @param counts        of them by type; deltas sent again behind a snapshot are a kind of their own.
 * @param firstIngestNs ingest time of the first record, null time when there is none.
 * @param lastIngestNs  ingest time of the last.
 * @param instruments   in the order they are defined.
 */
public record TapeReport(
    Path tape,
    long events,
    Map<String, Long> counts,
    long firstIngestNs,
    long lastIngestNs,
    List<Instrument> instruments)
{
    /**
     * One instrument.
     *
     * @param id           on the tape.
     * @param symbol       of the venue.
     * @param venue        name of the venue.
     * @param contractType how money follows from price and size.
     * @param depthKind    best kind of market data.
     * @param tick         price step.
     * @param lot          size step.
     * @param counts       records by type.
     * @param firstEventNs event time of the first record, null time when there is none.
     * @param lastEventNs  event time of the last.
     * @param depthGaps    breaks in the chain of deltas.
     * @param timeGaps     pauses above the threshold.
     * @param longestGapNs the longest of them.
     * @param gaps         the first of both kinds.
     * @param trades       sums of its trades; null when it has none.
     */
    public record Instrument(
        int id,
        String symbol,
        String venue,
        ContractType contractType,
        DepthKind depthKind,
        String tick,
        String lot,
        Map<String, Long> counts,
        long firstEventNs,
        long lastEventNs,
        long depthGaps,
        long timeGaps,
        long longestGapNs,
        List<Gap> gaps,
        Trades trades)
    {
    }

    /**
     * A hole.
     *
     * @param fromNs last time before it.
     * @param toNs   first time after it.
     * @param what   is missing.
     */
    public record Gap(long fromNs, long toNs, String what)
    {
    }

    /**
     * Sums of trades. Decimals are exact and plain.
     *
     * @param count         number of trades, of all kinds.
     * @param size          sum of sizes.
     * @param notional      sum of price times size; of inverse contracts, sizes are contracts.
     * @param vwap          notional by size, to 8 decimals, half to even; empty without trades.
     * @param firstId       first trade id, null id when there are none.
     * @param lastId        highest trade id.
     * @param idGaps        places where ids are missing.
     * @param missingIds    ids missing there.
     * @param idsBackward   trades whose id is not above the ones before.
     * @param buyerIsMaker  trades whose taker sold.
     * @param unknownTakers trades whose taker is not known.
     * @param aggregated    trades that stand for several.
     * @param notMarket     trades that took no displayed liquidity.
     */
    public record Trades(
        long count,
        String size,
        String notional,
        String vwap,
        long firstId,
        long lastId,
        long idGaps,
        long missingIds,
        long idsBackward,
        long buyerIsMaker,
        long unknownTakers,
        long aggregated,
        long notMarket)
    {
    }
}
