package io.petrel.bench.suite;

import io.petrel.bench.harness.BenchRun;
import io.petrel.bench.harness.Rounds;
import io.petrel.bench.harness.RowText;
import io.petrel.bench.harness.Sample;
import io.petrel.bench.harness.Suite;
import io.petrel.bench.plain.PlainRun;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** The core against the same rules written plainly: same events, same orders. */
public final class PlainSuite implements Suite
{
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
    public void run(final BenchRun run)
    {
        for (final long barTrades : BAR_TRADES)
        {
            measure(run, barTrades);
        }
    }

    private static void measure(final BenchRun run, final long barTrades)
    {
        run.progress("deciding every " + barTrades + " trades: recording a run, comparing orders");
        final PlainRun both = PlainRun.of(Path.of(run.work().tape()), run.newPath(), barTrades);
        final List<String> orders = both.core();
        if (orders.isEmpty() || !orders.equals(both.plain(Integer.MAX_VALUE)))
        {
            throw new IllegalStateException("the plain engine does not send the orders of the core");
        }
        final Rounds core = new Rounds();
        final Rounds plain = new Rounds();
        final int rounds = run.rounds(5, 9);
        for (int round = -WARM_UP_PASSES; round < rounds; round++)
        {
            final double coreNs = cpuNsPerEvent(both, both::coreOrders, orders.size());
            final double plainNs = cpuNsPerEvent(both, () -> both.plain(Integer.MAX_VALUE).size(), orders.size());
            if (round >= 0)
            {
                core.add(Sample.of(coreNs));
                plain.add(Sample.of(plainNs));
            }
        }
        final String name = "core, per event, deciding every " + barTrades + " trades";
        run.add(RowText.of(name, "ns", orders.size() + " equal orders; processor time of the thread"), core);
        run.add(RowText.of("plain engine, the same", "ns", "same events and orders"), plain, name, core);
    }

    /** A pass that must send as many orders as the first. */
    private static double cpuNsPerEvent(
        final PlainRun run, final java.util.function.LongSupplier pass, final long expectedOrders)
    {
        final long startNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        final long orders = pass.getAsLong();
        final long elapsedNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNs;
        if (orders != expectedOrders)
        {
            throw new IllegalStateException(orders + " orders, " + expectedOrders + " the first time");
        }
        return (double)elapsedNs / run.events();
    }
}
