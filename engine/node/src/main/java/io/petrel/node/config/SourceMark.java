package io.petrel.node.config;

/**
 * Where something stands in a configuration file.
 *
 * @param file   as a person would open it.
 * @param label  the file relative to the folder of the top file: the same on every machine.
 * @param line   from 1.
 * @param column from 1.
 */
record SourceMark(String file, String label, int line, int column)
{
    /** Short form for provenance: the same on every machine. */
    String origin()
    {
        return label + ":" + line;
    }
}
