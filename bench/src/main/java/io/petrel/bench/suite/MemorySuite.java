package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.path.RecordedEvents;
import io.petrel.bench.stage.Stages;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.core.pipeline.Pipeline;
import org.agrona.concurrent.UnsafeBuffer;

/** What the core keeps on the heap, by the number of instruments with depth that it follows. */
public final class MemorySuite implements Suite
{
    private static final int[] INSTRUMENTS = {1, 4, 16, 64};
    private static final double MIB = 1 << 20;
    private static final int COLLECTIONS_MOST = 20;
    private static final int COLLECTIONS_ALIKE = 3;
    private static final long CLOSE_BYTES = 1 << 14;

    @Override
    public String name()
    {
        return "memory";
    }

    @Override
    public String question()
    {
        return "How much heap does the core keep for so many instruments?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run)
    {
        final RecordedEvents events = Stages.events(run.work().tape().path(), run.newPath());
        // the first loads classes, which stay, and lets go of what reading the tape left
        core(events, 1);
        for (final int instruments : INSTRUMENTS)
        {
            run.progress(instruments + " instruments");
            final long before = usedBytes();
            final Pipeline core = core(events, instruments);
            final double mib = (usedBytes() - before) / MIB;
            if (core.instrumentCount() != instruments)
            {
                throw new IllegalStateException(core.instrumentCount() + " instruments");
            }
            run.add(RowText.of("core with " + instruments + (1 == instruments ? " instrument" : " instruments"), "MiB",
                String.format("%.2f each", mib / instruments)), Rounds.of(Sample.of(mib)));
        }
    }

    /** A configured core that knows so many instruments, each like the first of the tape. */
    private static Pipeline core(final RecordedEvents events, final int instruments)
    {
        final Pipeline core = new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
        {
        });
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[1 << 12]);
        long sequence = 0;
        for (int i = 0; i < events.count() && core.instrumentCount() < instruments; i++)
        {
            header.wrap(events.bytes(), events.offset(i));
            if (ConfigSetDecoder.TEMPLATE_ID == header.templateId())
            {
                core.onEvent(++sequence, events.ingestTimeNs(i), events.bytes(), events.offset(i), events.length(i));
            }
            else if (InstrumentDefinitionDecoder.TEMPLATE_ID == header.templateId())
            {
                copy.putBytes(0, events.bytes(), events.offset(i), events.length(i));
                for (int id = 1; id <= instruments; id++)
                {
                    new InstrumentDefinitionEncoder().wrap(copy, MessageHeaderDecoder.ENCODED_LENGTH).instrumentId(id);
                    core.onEvent(++sequence, events.ingestTimeNs(i), copy, 0, events.length(i));
                }
            }
        }
        return core;
    }

    /** What is left when collections find nothing any more: what is held weakly goes with the second or third. */
    private static long usedBytes()
    {
        long used = Long.MAX_VALUE;
        for (int i = 0, alike = 0; i < COLLECTIONS_MOST && alike < COLLECTIONS_ALIKE; i++)
        {
            System.gc();
            final long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            alike = used - now < CLOSE_BYTES ? alike + 1 : 0;
            used = Math.min(used, now);
        }
        return used;
    }
}
