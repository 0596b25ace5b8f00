package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.plain.Pass;
import io.petrel.bench.plain.PlainRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The core against the same rules written plainly: same events, same orders; without and with a record of the run. */
public final class PlainSuite implements Suite
{
    private static final String NS = "ns";
    private static final int WARM_UP_PASSES = 5;
    private static final long[] BAR_TRADES = {5, 50};

    @Override
    public String name()
    {
        return "plain";
    }

    @Override
    public String question()
    {
        return "How much faster is the core than a plain engine of objects and BigDecimal that sends the same orders?";
    }

    @Override
    public boolean isQuick()
    {
        return true;
    }

    @Override
    public void run(final BenchRun run) throws IOException
    {
        for (final long barTrades : BAR_TRADES)
        {
            measure(run, barTrades);
        }
    }

    private static void measure(final BenchRun run, final long barTrades) throws IOException
    {
        run.progress("deciding every " + barTrades + " trades: recording a run, comparing orders");
        final PlainRun both = PlainRun.of(run.work().tape().path(), run.newPath(), barTrades);
        final List<String> orders = both.core();
        if (orders.isEmpty() || !orders.equals(both.plain(Integer.MAX_VALUE)))
        {
            throw new IllegalStateException("the plain engine does not send the orders of the core");
        }
        final Rounds core = new Rounds();
        final Rounds plain = new Rounds();
        final Rounds publishing = new Rounds();
        final Rounds journaled = new Rounds();
        final Rounds noted = new Rounds();
        for (int round = -WARM_UP_PASSES; round < run.rounds(5, 9); round++)
        {
            final Path journal = run.newPath();
            final Path notes = run.newPath();
            final Pass[] passes = {Pass.of(both::coreOrders), Pass.of(() -> both.plainOrders(false)),
                Pass.of(() -> both.plainOrders(true)), both.coreJournaled(journal), both.plainNoted(notes)};
            LatencySuite.remove(journal);
            Files.delete(notes);
            if (round >= 0)
            {
                core.add(sample(both, passes[0], orders.size()));
                plain.add(sample(both, passes[1], orders.size()));
                publishing.add(sample(both, passes[2], orders.size()));
                journaled.add(sample(both, passes[3], orders.size()));
                noted.add(sample(both, passes[4], orders.size()));
            }
        }
        final String every = ", deciding every " + barTrades + " trades";
        final String name = "core" + every;
        final String journaledName = "core with its journal" + every;
        run.add(RowText.of(name, NS, "an event, processor time; " + orders.size() + " equal orders"), core);
        run.add(RowText.of("plain: what an order depends on", NS, "28 features, no message"), plain, name, core);
        run.add(RowText.of("plain: with most features that the core publishes", NS, "76 of 109, no message"),
            publishing, name, core);
        run.add(RowText.of(journaledName, NS, "events and messages in two queues"), journaled);
        run.add(RowText.of("plain: these features, and a file of JSON lines", NS,
            "events, bars, features, votes, targets, orders, account"), noted, journaledName, journaled);
    }

    /** A pass must send as many orders as the first. */
    private static Sample sample(final PlainRun run, final Pass pass, final long expectedOrders)
    {
        if (pass.orders() != expectedOrders)
        {
            throw new IllegalStateException(pass.orders() + " orders, " + expectedOrders + " the first time");
        }
        return Sample.of((double)pass.cpuNs() / run.events());
    }
}
