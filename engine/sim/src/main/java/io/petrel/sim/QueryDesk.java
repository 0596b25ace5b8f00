package io.petrel.sim;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.OrderStatusReportEncoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.VenueViewEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/**
 * Answers questions about orders and books from the {@link VenueLedger}. A question arrives after the entry latency, is
 * answered from what is so then, and the answer is delivered after the report latency. First in, first out. Engine
 * thread only; grows to the most questions on their way.
 */
final class QueryDesk implements Stateful
{
    private static final int INITIAL_QUESTIONS = 16;

    private final VenueLedger ledger;
    private final AnswerQueue answers = new AnswerQueue();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderStatusReportEncoder status = new OrderStatusReportEncoder();
    private final VenueViewEncoder view = new VenueViewEncoder();
    private long[] arrivalNs = new long[INITIAL_QUESTIONS];
    private long[] afterRequests = new long[INITIAL_QUESTIONS];
    private long[] keys = new long[INITIAL_QUESTIONS];
    private int[] instrumentIds = new int[INITIAL_QUESTIONS];
    private int[] accountIds = new int[INITIAL_QUESTIONS];
    private boolean[] aboutOrders = new boolean[INITIAL_QUESTIONS];
    private int size;

    QueryDesk(final VenueLedger ledger)
    {
        this.ledger = ledger;
    }

    void onQuery(final long newArrivalNs, final long requestsBefore, final OrderQueryDecoder query)
    {
        final long clientOrderId = query.clientOrderId();
        final int instrumentId = query.instrumentId();
        add(newArrivalNs, requestsBefore, true, clientOrderId, instrumentId, query.accountId());
    }

    void onRequest(final long newArrivalNs, final long requestsBefore, final ReconcileRequestDecoder request)
    {
        final long requestId = request.requestId();
        add(newArrivalNs, requestsBefore, false, requestId, Units.NULL_INSTRUMENT, request.accountId());
    }

    /** When the next question can be answered: once it arrived, and all that was sent before it had its turn. */
    long nextArrivalNs(final long requestsDone)
    {
        return 0 == size || requestsDone < afterRequests[0] ? Long.MAX_VALUE : arrivalNs[0];
    }

    long nextDeliveryNs()
    {
        return answers.firstDeliveryNs();
    }

    /** Answers the next question from what is so now. */
    void answer(final long nowNs, final long dueNs)
    {
        final MutableDirectBuffer buffer = answers.begin(dueNs);
        answers.end(aboutOrders[0] ? encodeStatus(buffer, nowNs) : encodeView(buffer, nowNs));
        drop();
    }

    /** The next question finds nobody. */
    void drop()
    {
        size--;
        System.arraycopy(arrivalNs, 1, arrivalNs, 0, size);
        System.arraycopy(afterRequests, 1, afterRequests, 0, size);
        System.arraycopy(keys, 1, keys, 0, size);
        System.arraycopy(instrumentIds, 1, instrumentIds, 0, size);
        System.arraycopy(accountIds, 1, accountIds, 0, size);
        System.arraycopy(aboutOrders, 1, aboutOrders, 0, size);
    }

    /** Answers on their way are lost with the session. */
    void loseIf(final boolean isDown)
    {
        if (isDown)
        {
            answers.clear();
        }
    }

    /** Moves the first answer into the buffer; returns its length. */
    int deliver(final MutableDirectBuffer buffer, final int offset)
    {
        return answers.removeFirst(buffer, offset);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final int count = state.visit(size);
        while (arrivalNs.length < count)
        {
            grow();
        }
        size = count;
        state.visit(arrivalNs, size);
        state.visit(afterRequests, size);
        state.visit(keys, size);
        state.visit(instrumentIds, size);
        state.visit(accountIds, size);
        for (int i = 0; i < size; i++)
        {
            aboutOrders[i] = state.visit(aboutOrders[i]);
        }
        answers.visitState(state);
    }

    private int encodeStatus(final MutableDirectBuffer buffer, final long nowNs)
    {
        final LedgerOrder order = ledger.find(keys[0]);
        final boolean isKnown = null != order;
        status.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).clientOrderId(keys[0])
            .venueOrderId(isKnown ? order.venueOrderId : Units.NULL_ID)
            .cumulativeSizeLots(isKnown ? order.cumulativeLots : 0)
            .remainingSizeLots(isKnown ? order.remainingLots : 0)
            .orderPriceTicks(isKnown ? order.priceTicks : Units.NULL_TICKS)
            .instrumentId(instrumentIds[0]).accountId(accountIds[0])
            .answer(isKnown ? order.state : OrderAnswer.NEVER_ARRIVED)
            .reason(isKnown ? order.reason : ReportReason.UNKNOWN_ORDER)
            .orderStopTicks(isKnown ? order.stopTicks : Units.NULL_TICKS);
        ledger.encodeFills(keys[0], status);
        return MessageHeaderEncoder.ENCODED_LENGTH + status.encodedLength();
    }

    private int encodeView(final MutableDirectBuffer buffer, final long nowNs)
    {
        view.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(nowNs).requestId(keys[0])
            .netProfitE8(ledger.netProfitE8(accountIds[0])).accountId(accountIds[0]);
        ledger.encodeHoldings(accountIds[0], view);
        return MessageHeaderEncoder.ENCODED_LENGTH + view.encodedLength();
    }

    private void add(
        final long newArrivalNs,
        final long requestsBefore,
        final boolean isAboutOrder,
        final long key,
        final int instrumentId,
        final int accountId)
    {
        if (size == arrivalNs.length)
        {
            grow();
        }
        arrivalNs[size] = newArrivalNs;
        afterRequests[size] = requestsBefore;
        aboutOrders[size] = isAboutOrder;
        keys[size] = key;
        instrumentIds[size] = instrumentId;
        accountIds[size] = accountId;
        size++;
    }

    private void grow()
    {
        final int capacity = arrivalNs.length << 1;
        arrivalNs = Arrays.copyOf(arrivalNs, capacity);
        afterRequests = Arrays.copyOf(afterRequests, capacity);
        keys = Arrays.copyOf(keys, capacity);
        instrumentIds = Arrays.copyOf(instrumentIds, capacity);
        accountIds = Arrays.copyOf(accountIds, capacity);
        aboutOrders = Arrays.copyOf(aboutOrders, capacity);
    }
}
