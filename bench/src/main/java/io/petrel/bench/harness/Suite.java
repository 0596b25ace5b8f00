package io.petrel.bench.harness;

import java.io.IOException;

/** A set of benches that share a process. Add yours to {@link Suites}: one line. */
public interface Suite
{
    /**
     * Its name.
     *
     * @return as {@code --set} takes it.
     */
    String name();

    /**
     * What its rows answer.
     *
     * @return one sentence.
     */
    String question();

    /**
     * Whether {@code --set quick} runs it.
     *
     * @return true where it takes seconds.
     */
    boolean isQuick();

    /**
     * Measures, checks what it measured, and adds rows.
     *
     * @param run what is asked for, and where rows go.
     * @throws IOException when data cannot be read or written.
     */
    void run(BenchRun run) throws IOException;
}
