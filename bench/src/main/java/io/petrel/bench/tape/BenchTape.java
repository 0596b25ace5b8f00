package io.petrel.bench.tape;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * What is measured on.
 *
 * @param folder     of the tape.
 * @param isOfAgents whether it is the market of seeded agents that stands in for a recorded book.
 */
public record BenchTape(String folder, boolean isOfAgents) implements Serializable
{
    /**
     * Where it is.
     *
     * @return its folder.
     */
    public Path path()
    {
        return Path.of(folder);
    }
}
