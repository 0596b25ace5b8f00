package io.petrel.node.app;

import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be known of a tape before it is run: its name as a feed, its length, and what its instruments settle in.
 * Reads the definitions at the head of the tape only.
 *
 * @param feedName             tells one tape from another: symbols, number of records, time of the first.
 * @param records              of the tape.
 * @param settlementCurrencies of its instruments, in order of definition.
 */
public record TapeFacts(String feedName, long records, List<String> settlementCurrencies)
{
    /**
     * Reads a tape.
     *
     * @param tape folder.
     * @return its facts.
     * @throws IllegalArgumentException when it does not begin with an instrument's definition.
     */
    public static TapeFacts of(final Path tape)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        final List<String> symbols = new ArrayList<>();
        final List<String> currencies = new ArrayList<>();
        try (QueueReader reader = Queues.inbound(tape))
        {
            final long records = reader.lastSequence();
            long firstNs = 0;
            while (reader.next() && InstrumentDefinitionDecoder.TEMPLATE_ID == reader.type())
            {
                definition.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                symbols.add(definition.symbol() + '@' + definition.venue());
                currencies.add(definition.settlementCurrency());
                firstNs = reader.ingestTimeNs();
            }
            Queues.requireWhole(tape, reader);
            if (symbols.isEmpty())
            {
                throw new IllegalArgumentException(
                    tape + " is no tape: it does not begin with an instrument's definition" +
                    "; make one with ./petrel import");
            }
            return new TapeFacts(String.join("+", symbols) + ':' + records + ':' + firstNs, records, currencies);
        }
    }

    /**
     * Joins the facts of several tapes that are run as one feed.
     *
     * @param tapes folders, in the order they are merged.
     * @return name, sum of records, and the currencies of all.
     */
    public static TapeFacts of(final List<Path> tapes)
    {
        final List<String> names = new ArrayList<>();
        final List<String> currencies = new ArrayList<>();
        long records = 0;
        for (final Path tape : tapes)
        {
            final TapeFacts facts = of(tape);
            names.add(facts.feedName());
            currencies.addAll(facts.settlementCurrencies());
            records += facts.records();
        }
        return new TapeFacts(String.join(",", names), records, currencies);
    }

    /**
     * The one currency that all instruments settle in: an account keeps its money in it.
     *
     * @return its code.
     * @throws IllegalArgumentException when they settle in several.
     */
    public String settlementCurrency()
    {
        final String first = settlementCurrencies.get(0);
        for (final String currency : settlementCurrencies)
        {
            if (!first.equals(currency))
            {
                throw new IllegalArgumentException(
                    "instruments settle in " + first + " and in " + currency +
                    ", but an account has one currency; run their tapes apart");
            }
        }
        return first;
    }
}
