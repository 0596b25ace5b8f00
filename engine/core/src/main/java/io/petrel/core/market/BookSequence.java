package io.petrel.core.market;

import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Which snapshots and deltas a book may take. Pipeline thread only; allocates nothing.
 * <p>
 * Let L be the id of the last update in the book, and U, u, pu the delta's first, last and previous update ids.
 * <pre>
 * rule             stale                        first delta after a snapshot            later deltas
 * BINANCE_SPOT     u &lt;= L                       U &lt;= L+1 &lt;= u                           U == L+1
 * BINANCE_FUTURES  first: u &lt; L; later: u &lt;= L  u &gt;= L and (U &lt;= L+1 or 0 &lt;= pu &lt;= L)   pu == L
 * NONE             never                        always                                  always
 * </pre>
 * Spot as "How to manage a local order book correctly" of Binance's web socket documentation. The futures page asks
 * of the first delta {@code U <= L <= u}. Futures ids jump between deltas, so a snapshot can carry an id that lies
 * between one delta's {@code u} and the next one's {@code U}; then {@code pu <= L < U}, and the delta still chains,
 * because nothing happened to the book between {@code pu} and {@code U}. {@code U == L+1} chains by plain counting.
 * Both are accepted beside the official rule.
 * <p>
 * Whatever is neither stale nor chains is a gap: the book is unsafe until the next snapshot and deltas are counted as
 * unsynced. A delta with a negative id or {@code U > u} is refused data and has the same consequence.
 * <p>
 * Snapshots: a safe book ignores one that is older than itself, since the deltas between the two will not come again
 * and the chain would break. An unsafe book takes any, since it has nothing to lose, but {@link #isCaughtUp()} stays
 * false until the re-sent deltas bring it up to the newest update this feed has shown.
 */
public final class BookSequence implements Stateful
{
    private final SequenceRule rule;
    private BookState state = BookState.EMPTY;
    private boolean isFirstDelta;
    private long lastUpdateId = Units.NULL_ID;
    private long seenUpdateId = Units.NULL_ID;
    private long pendingUpdateId = Units.NULL_ID;
    private long snapshots;
    private long staleSnapshots;
    private long appliedDeltas;
    private long staleDeltas;
    private long unsyncedDeltas;
    private long gaps;
    private long refusedUpdates;

    BookSequence(final SequenceRule rule)
    {
        if (SequenceRule.NULL_VAL == rule)
        {
            throw new IllegalArgumentException("a book needs a sequence rule; NONE for a venue without one");
        }
        this.rule = rule;
    }

    boolean onSnapshot(final long snapshotUpdateId)
    {
        if (SequenceRule.NONE != rule && snapshotUpdateId < 0)
        {
            onRefusedData();
            return false;
        }
        if (SequenceRule.NONE != rule && BookState.SAFE == state && snapshotUpdateId < lastUpdateId)
        {
            staleSnapshots++;
            return false;
        }
        pendingUpdateId = snapshotUpdateId;
        return true;
    }

    void onSnapshotApplied()
    {
        lastUpdateId = pendingUpdateId;
        state = BookState.SAFE;
        isFirstDelta = true;
        snapshots++;
    }

    DeltaVerdict onDelta(final long firstUpdateId, final long deltaUpdateId, final long previousUpdateId)
    {
        if (SequenceRule.NONE != rule)
        {
            if (firstUpdateId < 0 || deltaUpdateId < firstUpdateId)
            {
                onRefusedData();
                return DeltaVerdict.GAP;
            }
            seenUpdateId = Math.max(seenUpdateId, deltaUpdateId);
        }
        if (BookState.SAFE != state)
        {
            unsyncedDeltas++;
            return DeltaVerdict.UNSYNCED;
        }
        if (isStale(deltaUpdateId))
        {
            staleDeltas++;
            return DeltaVerdict.STALE;
        }
        if (!chains(firstUpdateId, previousUpdateId))
        {
            gaps++;
            state = BookState.GAP;
            return DeltaVerdict.GAP;
        }
        pendingUpdateId = deltaUpdateId;
        return DeltaVerdict.APPLY;
    }

    void onDeltaApplied()
    {
        lastUpdateId = pendingUpdateId;
        isFirstDelta = false;
        appliedDeltas++;
    }

    void onRefusedData()
    {
        refusedUpdates++;
        state = BookState.GAP;
    }

    void onFeedLost()
    {
        seenUpdateId = Units.NULL_ID;
        if (BookState.SAFE == state)
        {
            state = BookState.GAP;
        }
    }

    /**
     * Whether levels can be believed.
     *
     * @return the state.
     */
    public BookState state()
    {
        return state;
    }

    /**
     * Safe, and no older than the newest delta seen.
     *
     * @return true when so.
     */
    public boolean isCaughtUp()
    {
        return BookState.SAFE == state && lastUpdateId >= seenUpdateId;
    }

    /**
     * Id of the last update in the book.
     *
     * @return the id or {@link Units#NULL_ID}.
     */
    public long lastUpdateId()
    {
        return lastUpdateId;
    }

    /**
     * Snapshots applied.
     *
     * @return count.
     */
    public long snapshots()
    {
        return snapshots;
    }

    /**
     * Snapshots ignored because a safe book was newer.
     *
     * @return count.
     */
    public long staleSnapshots()
    {
        return staleSnapshots;
    }

    /**
     * Deltas applied.
     *
     * @return count.
     */
    public long appliedDeltas()
    {
        return appliedDeltas;
    }

    /**
     * Deltas ignored because the book already held them.
     *
     * @return count.
     */
    public long staleDeltas()
    {
        return staleDeltas;
    }

    /**
     * Deltas ignored while waiting for a snapshot.
     *
     * @return count.
     */
    public long unsyncedDeltas()
    {
        return unsyncedDeltas;
    }

    /**
     * Times the chain broke.
     *
     * @return count.
     */
    public long gaps()
    {
        return gaps;
    }

    /**
     * Updates with impossible ids, prices or sizes.
     *
     * @return count.
     */
    public long refusedUpdates()
    {
        return refusedUpdates;
    }

    @Override
    public void visitState(final StateVisitor into)
    {
        state = BookState.of(into.visit(state.ordinal()));
        isFirstDelta = into.visit(isFirstDelta);
        lastUpdateId = into.visit(lastUpdateId);
        seenUpdateId = into.visit(seenUpdateId);
        snapshots = into.visit(snapshots);
        staleSnapshots = into.visit(staleSnapshots);
        appliedDeltas = into.visit(appliedDeltas);
        staleDeltas = into.visit(staleDeltas);
        unsyncedDeltas = into.visit(unsyncedDeltas);
        gaps = into.visit(gaps);
        refusedUpdates = into.visit(refusedUpdates);
    }

    private boolean isStale(final long deltaUpdateId)
    {
        switch (rule)
        {
            case BINANCE_SPOT:
                return deltaUpdateId <= lastUpdateId;
            case BINANCE_FUTURES:
                return deltaUpdateId < lastUpdateId || deltaUpdateId == lastUpdateId && !isFirstDelta;
            default:
                return false;
        }
    }

    private boolean chains(final long firstUpdateId, final long previousUpdateId)
    {
        switch (rule)
        {
            case BINANCE_SPOT:
                return isFirstDelta ? firstUpdateId <= lastUpdateId + 1 : firstUpdateId == lastUpdateId + 1;
            case BINANCE_FUTURES:
                return isFirstDelta ?
                    firstUpdateId <= lastUpdateId + 1 || previousUpdateId >= 0 && previousUpdateId <= lastUpdateId :
                    previousUpdateId == lastUpdateId;
            default:
                return true;
        }
    }
}
