package io.petrel.bench.plain;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.codecs.event.FeatureVectorSnapshotDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.core.feature.Feature;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/** One recorded run for both: the core, and the plain engine over the same inbound events. */
public final class PlainRun
{
    /**
     * What the plain engine does not have and would decide something: stop and target that stand at the venue, the
     * count of ready features, VPIN and the withdrawal of depth, each set so that it never does.
     */
    public static final Map<String, Long> CHANGES = Map.of(
        "execution.bracket.at_venue.linear", 0L,
        "signal.filter.ready_min", 0L,
        "signal.filter.liquidity_withdrawal_max", Double.doubleToRawLongBits(1),
        "sizing.toxicity_factor_min", Double.doubleToRawLongBits(1));

    private final RecordedEvents events;

    private PlainRun(final RecordedEvents events)
    {
        this.events = events;
    }

    /**
     * Records a run.
     *
     * @param tape      of one linear instrument with depth.
     * @param journal   folder for the run.
     * @param barTrades trades in a bar, at whose end is decided.
     * @return the events that came in.
     */
    public static PlainRun of(final Path tape, final Path journal, final long barTrades)
    {
        final Map<String, Long> changes = new HashMap<>(CHANGES);
        changes.put("bar.decision_events", barTrades);
        final Path config = Path.of(System.getProperty("petrel.root", "")).resolve("config").resolve("bench.yaml");
        return new PlainRun(RecordedEvents.of(config, tape, journal, changes));
    }

    /**
     * How many events.
     *
     * @return of the run.
     */
    public int events()
    {
        return events.count();
    }

    /**
     * Runs the core.
     *
     * @return what it sent, as text, one line an order.
     */
    public List<String> core()
    {
        final List<String> orders = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final NewOrderDecoder order = new NewOrderDecoder();
        final Pipeline pipeline = new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
        {
            if (NewOrderDecoder.TEMPLATE_ID == templateId)
            {
                orders.add(text(order.wrapAndApplyHeader(buffer, offset, header)));
            }
        });
        run(pipeline);
        return orders;
    }

    /**
     * Runs the core and counts what it sent.
     *
     * @return orders.
     */
    public long coreOrders()
    {
        final long[] orders = new long[1];
        run(new Pipeline((final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset,
            final int length) -> orders[0] += NewOrderDecoder.TEMPLATE_ID == templateId ? 1 : 0));
        return orders[0];
    }

    /**
     * Runs the plain engine.
     *
     * @param most events to take.
     * @return what it sent, as text, one line an order.
     */
    public List<String> plain(final int most)
    {
        final List<Order> orders = new ArrayList<>();
        run(new PlainEngine(orders::add), Math.min(most, events.count()));
        return orders.stream().map(PlainRun::text).toList();
    }

    /**
     * Runs the core with a journal of both queues, as a backtest writes it.
     *
     * @param folder for the journal.
     * @return what it sent and took, without making and closing the journal.
     */
    public Pass coreJournaled(final Path folder)
    {
        try (Journal journal = Journal.create(folder, Manifest.ofJournal("bench", "", 0, 0, Map.of())))
        {
            final long startNs = Pass.threadNs();
            final JournaledCore core = new JournaledCore(journal);
            for (int i = 0; i < events.count(); i++)
            {
                core.onEvent(events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
            }
            return new Pass(core.orders(), Pass.threadNs() - startNs);
        }
    }

    /**
     * Runs the plain engine and counts what it sent.
     *
     * @param isPublishing whether it also works out most features that the core publishes and no decision reads.
     * @return orders.
     */
    public long plainOrders(final boolean isPublishing)
    {
        final long[] orders = new long[1];
        run(new PlainEngine(order -> orders[0]++, Notes.NONE, isPublishing), events.count());
        return orders[0];
    }

    /**
     * Runs the plain engine and hands on the features at each decision.
     *
     * @param sink told of them, one map a decision.
     */
    void plainFeatures(final Consumer<Map<Feature, Double>> sink)
    {
        run(new PlainEngine(order ->
        {
        }, (sequence, timeNs, what) ->
        {
            if (what instanceof Notes.Features features)
            {
                sink.accept(features.values());
            }
        }, true), events.count());
    }

    /**
     * Runs the core and hands on the features at each decision.
     *
     * @param sink told of them, one map a decision.
     */
    void coreFeatures(final Consumer<Map<Feature, Double>> sink)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final FeatureVectorSnapshotDecoder snapshot = new FeatureVectorSnapshotDecoder();
        run(new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
        {
            if (FeatureVectorSnapshotDecoder.TEMPLATE_ID == templateId)
            {
                sink.accept(ready(snapshot.wrapAndApplyHeader(buffer, offset, header)));
            }
        }));
    }

    private static Map<Feature, Double> ready(final FeatureVectorSnapshotDecoder snapshot)
    {
        final long[] bits = {snapshot.readyBits(), snapshot.readyBitsMiddle(), snapshot.readyBitsHigh()};
        final Map<Feature, Double> values = new EnumMap<>(Feature.class);
        final FeatureVectorSnapshotDecoder.FeaturesDecoder features = snapshot.features();
        for (final Feature feature : Feature.values())
        {
            final double value = features.next().value();
            if (0 != (bits[feature.index() / Long.SIZE] >>> feature.index() & 1))
            {
                values.put(feature, value);
            }
        }
        return values;
    }

    /**
     * Runs the plain engine, which notes what comes in and what it works out as lines of JSON, features that no
     * decision reads included.
     *
     * @param file for the notes.
     * @return what it sent and took.
     * @throws IOException when the file cannot be written.
     */
    public Pass plainNoted(final Path file) throws IOException
    {
        final long startNs = Pass.threadNs();
        final List<Order> orders = new ArrayList<>();
        try (JsonLines notes = new JsonLines(file))
        {
            run(new PlainEngine(orders::add, notes, true), events.count());
            if (notes.lines() < events.count())
            {
                throw new IllegalStateException(notes.lines() + " lines of " + events.count() + " events");
            }
        }
        return new Pass(orders.size(), Pass.threadNs() - startNs);
    }

    private void run(final PlainEngine engine, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            engine.onEvent(i + 1, events.ingestTimeNs(i), events.bytes(), events.offset(i));
        }
    }

    private void run(final Pipeline pipeline)
    {
        for (int i = 0; i < events.count(); i++)
        {
            pipeline.onEvent(i + 1, events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
        }
    }

    private static String text(final NewOrderDecoder order)
    {
        return order.clientOrderId() + " " + order.purpose() + " " + order.side() + " " + order.sizeLots() + " @ " +
            order.priceTicks() + " " + order.orderType() + " " + order.timeInForce() + " of " + order.parentId();
    }

    private static String text(final Order order)
    {
        return order.id() + " " + order.purpose() + " " + (order.isBuy() ? Side.BUY : Side.SELL) + " " +
            order.size().movePointRight(3).stripTrailingZeros().toPlainString() + " @ " +
            order.price().movePointRight(1).stripTrailingZeros().toPlainString() + " LIMIT IOC of " + order.parentId();
    }
}
