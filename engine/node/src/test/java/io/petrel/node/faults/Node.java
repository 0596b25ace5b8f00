package io.petrel.node.faults;

import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.journal.frame.Source;
import io.petrel.node.app.SessionPublisher;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.host.Engine;
import io.petrel.node.host.InboundLog;
import io.petrel.node.host.Messages;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.OutboundLog;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.recovery.Recovery;
import io.petrel.node.recovery.RestoredPlace;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The node's host: an engine on a journal that outlives it, brought up again after each kill as a session does. */
final class Node
{
    private static final long TICK_NS = 100_000_000L;
    private static final int IDLE_TICKS = 100;
    private static final Path NAME = Path.of("memory");
    /** A message type that the core does not know. */
    private static final short NOBODYS = 127;

    private final MemoryQueue inbound;
    private final MemoryQueue outbound;
    private final Deque<Saved> snapshots = new ArrayDeque<>();
    private final SnapshotWriter writer;
    private final KillSwitch kill;
    private final Wire wire;
    private final FaultPlan plan;
    private final List<ConfigValue> values;
    private final Planted planted;
    private final Checks checks;

    private Engine engine;
    private Runnable unsaid;
    private long restores;
    private long recoveries;

    Node(
        final MemoryQueue inbound,
        final MemoryQueue outbound,
        final SnapshotWriter writer,
        final KillSwitch kill,
        final Wire wire,
        final FaultPlan plan,
        final List<ConfigValue> values,
        final Planted planted,
        final Checks checks)
    {
        this.checks = checks;
        this.inbound = inbound;
        this.outbound = outbound;
        this.writer = writer;
        this.kill = kill;
        this.wire = wire;
        this.plan = plan;
        this.values = values;
        this.planted = planted;
    }

    /** Brings it up on what the journal holds; may be killed meanwhile like at any time. */
    void start(final long nowNs)
    {
        unsaid = null;
        engine = new Engine(new TickSchedule(TICK_NS, IDLE_TICKS), wire, OrderListener.NONE);
        if (inbound.last() > 0)
        {
            recoveries++;
            new Recovery(engine, NAME)
                .run(restore(), inbound.reader(), outbound.reader(), missing(), sequence ->
                {
                });
        }
        final boolean isRecovered = inbound.last() > 0;
        engine.logs(inboundLog(), outboundLog());
        if (isRecovered)
        {
            checks.onRecovered(engine);
            announce();
        }
        configure(nowNs);
    }

    Engine engine()
    {
        return engine;
    }

    long restores()
    {
        return restores;
    }

    long recoveries()
    {
        return recoveries;
    }

    /** Keeps the state between two events. */
    void snapshot()
    {
        writer.reset();
        engine.visitState(writer);
        final byte[] bytes = new byte[writer.length()];
        writer.buffer().getBytes(0, bytes);
        snapshots.push(new Saved(inbound.last(), outbound.last(), bytes, crc(bytes)));
    }

    private RestoredPlace restore()
    {
        for (final Saved saved : snapshots)
        {
            final byte[] bytes = saved.bytes();
            if (plan.strikes(Fault.SNAPSHOT_DAMAGED))
            {
                bytes[(int)plan.draw(Fault.SNAPSHOT_DAMAGED, bytes.length)] ^=
                    (byte)(1 + plan.draw(Fault.SNAPSHOT_DAMAGED, 255));
            }
            if (crc(bytes) == saved.crc() || Planted.TRUSTS_SNAPSHOTS == planted)
            {
                new SnapshotReader().wrap(new UnsafeBuffer(bytes), 0, bytes.length).restore(engine);
                restores++;
                return new RestoredPlace(saved.inbound(), saved.outbound(), List.of());
            }
        }
        return RestoredPlace.BEGINNING;
    }

    private void announce()
    {
        if (Planted.RESENDS_BLINDLY == planted)
        {
            resend();
        }
        if (Planted.ASKS_NOBODY != planted)
        {
            new SessionPublisher(engine).publishRestart(engine.nowNs());
        }
        if (Planted.RESUMES_AT_START == planted)
        {
            final byte[] resume = Commands.operator(engine.nowNs(), OperatorAction.RESUME);
            engine.onControl(engine.nowNs(), Source.OPERATOR, new UnsafeBuffer(resume), 0, resume.length);
        }
    }

    private void resend()
    {
        final MemoryQueue.Reader reader = outbound.reader();
        final NewOrderDecoder order = new NewOrderDecoder();
        while (reader.next())
        {
            if (reader.causeSequence() == inbound.last() &&
                NewOrderDecoder.TEMPLATE_ID == Messages.templateId(reader.buffer(), reader.offset()))
            {
                wire.onNewOrder(engine.nowNs(), order.wrapAndApplyHeader(
                    reader.buffer(), reader.offset(), new MessageHeaderDecoder()));
            }
        }
    }

    /** What the core lacks of its configuration: a kill may have come between. */
    private void configure(final long nowNs)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        final ConfigSetEncoder set = new ConfigSetEncoder();
        for (int i = (int)engine.counters().count(ConfigSetEncoder.TEMPLATE_ID); i < values.size(); i++)
        {
            final ConfigValue value = values.get(i);
            set.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(nowNs)
                .valueBits(value.bits()).kind(value.kind()).accountId(value.accountId()).key(value.key())
                .origin(value.origin());
            engine.onControl(nowNs, Source.CONFIG, buffer, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + set.encodedLength());
        }
    }

    private InboundLog inboundLog()
    {
        return (ingestTimeNs, eventTimeNs, source, buffer, offset, length) ->
        {
            kill.pass("before inbound append");
            final long sequence = Planted.DECIDES_UNJOURNALED == planted ?
                later(ingestTimeNs, eventTimeNs, source, buffer, offset, length) :
                inbound.append(
                    MemoryQueue.noCause(), eventTimeNs, ingestTimeNs, source, buffer, offset, length);
            kill.pass("after inbound append");
            if (Planted.DROPS_FILL == planted &&
                ExecutionReportDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset) && 0 == sequence % 7)
            {
                ((MutableDirectBuffer)buffer).putShort(offset + MessageHeaderDecoder.templateIdEncodingOffset(),
                    NOBODYS);
            }
            return sequence;
        };
    }

    /** Appends the event before, not this one. */
    private long later(
        final long ingestTimeNs,
        final long eventTimeNs,
        final int source,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        final long sequence = inbound.last() + 1 + (null == unsaid ? 0 : 1);
        if (null != unsaid)
        {
            unsaid.run();
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        unsaid = () -> inbound.append(MemoryQueue.noCause(), eventTimeNs, ingestTimeNs, source,
            new UnsafeBuffer(bytes), 0, bytes.length);
        return sequence;
    }

    private OutboundLog outboundLog()
    {
        return (cause, ingestTimeNs, eventTimeNs, buffer, offset, length) ->
        {
            kill.pass("before outbound append");
            if (Planted.SENDS_UNJOURNALED == planted)
            {
                if (null != unsaid)
                {
                    unsaid.run();
                }
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                unsaid = () -> outbound.append(cause, eventTimeNs, ingestTimeNs, Source.CORE,
                    new UnsafeBuffer(bytes), 0, bytes.length);
            }
            else
            {
                outbound.append(cause, eventTimeNs, ingestTimeNs, Source.CORE, buffer, offset, length);
            }
            kill.pass("after outbound append");
        };
    }

    private OutboundLog missing()
    {
        return (cause, ingestTimeNs, eventTimeNs, buffer, offset, length) ->
        {
            kill.pass("in recovery");
            if (Planted.LOSES_OUTPUT != planted)
            {
                outbound.append(cause, eventTimeNs, ingestTimeNs, Source.CORE, buffer, offset, length);
            }
            kill.pass("in recovery");
        };
    }

    private static long crc(final byte[] bytes)
    {
        final CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    private record Saved(long inbound, long outbound, byte[] bytes, long crc)
    {
    }
}
