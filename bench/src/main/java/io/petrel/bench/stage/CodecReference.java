package io.petrel.bench.stage;

import io.petrel.bench.floor.CodecFloor;
import io.petrel.bench.harness.Peer;
import io.petrel.bench.harness.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bare SBE, one order encoded and decoded, in a process that does nothing else: where other work shares the compiled
 * code, its compiler decides otherwise. It takes turns with what it is compared with, as if in the same process.
 *
 * <p>A floor is what is possible, so of some processes the fastest is kept.
 */
public final class CodecReference implements AutoCloseable
{
    private static final int PROCESSES = 3;
    private static final int TRIALS = 5;
    private static final int PERCENTILES = 3;
    private static final int WARM_UP_MS = 400;
    private static final String TURN = "turn";
    private static final String ALLOCATED = "allocated";

    private final Peer peer;

    private CodecReference(final Peer peer)
    {
        this.peer = peer;
    }

    /**
     * Starts processes and keeps the fastest.
     *
     * @param iterationMs length of a turn.
     * @return warmed up.
     * @throws IOException when a process cannot be started.
     */
    public static CodecReference start(final int iterationMs) throws IOException
    {
        final List<CodecReference> all = new ArrayList<>();
        final List<Double> medians = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++)
        {
            final CodecReference next =
                new CodecReference(Peer.start(CodecReference.class, String.valueOf(iterationMs)));
            all.add(next);
            medians.add(next.trial());
        }
        final int best = medians.indexOf(medians.stream().min(Comparator.naturalOrder()).orElseThrow());
        for (int i = 0; i < PROCESSES; i++)
        {
            if (i != best)
            {
                all.get(i).close();
            }
        }
        return all.get(best);
    }

    /**
     * Main class of the process.
     *
     * @param args length of an iteration in ms.
     * @throws IOException when its input cannot be read.
     */
    public static void main(final String[] args) throws IOException
    {
        final PrintStream answers = System.out;
        System.setOut(System.err);
        final StageRounds rounds = new StageRounds(Integer.parseInt(args[0]));
        rounds.add(TURN, new CodecFloor(), WARM_UP_MS);
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); null != line; line = in.readLine())
        {
            answers.println(ALLOCATED.equals(line) ? String.valueOf(rounds.allocatedBytes(TURN)) : turn(rounds));
            answers.flush();
        }
        rounds.close();
    }

    /**
     * Its turn.
     *
     * @return ns of one order.
     */
    public Sample sample()
    {
        final String[] fields = ask(TURN, PERCENTILES);
        return new Sample(Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
    }

    /**
     * What it allocates.
     *
     * @return bytes of one order.
     */
    public double allocatedBytes()
    {
        return Double.parseDouble(ask(ALLOCATED, 1)[0]);
    }

    @Override
    public void close()
    {
        peer.close();
    }

    private double trial()
    {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIALS; i++)
        {
            least = Math.min(least, sample().p50());
        }
        return least;
    }

    private String[] ask(final String question, final int numbers)
    {
        try
        {
            return peer.ask(question, numbers);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static String turn(final StageRounds rounds)
    {
        rounds.round();
        final List<Sample> samples = rounds.of(TURN).samples();
        final Sample last = samples.get(samples.size() - 1);
        return last.p50() + " " + last.p99() + " " + last.p999();
    }
}
