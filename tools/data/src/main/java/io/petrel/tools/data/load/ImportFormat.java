package io.petrel.tools.data.load;

import java.nio.file.Path;
import java.util.List;

import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.RecordSource;

/** One outside format: how its files are read and what is known of its instruments. */
public interface ImportFormat
{
    /**
     * Name on the command line.
     *
     * @return the name.
     */
    String name();

    /**
     * Groups files into sources.
     *
     * @param files in the order the user gave them.
     * @return sources in that order.
     */
    List<RecordSource> sources(List<Path> files);

    /**
     * What is known about an instrument before its data is read.
     *
     * @param symbol as the records name it.
     * @return its listing.
     */
    Listing listing(String symbol);

    /**
     * Whether the format itself tells what kind of contract it holds, so that an instrument file must agree.
     *
     * @return true unless the user alone can know.
     */
    default boolean isContractKnown()
    {
        return true;
    }
}
