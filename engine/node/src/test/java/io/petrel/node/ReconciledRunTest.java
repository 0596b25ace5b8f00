package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileResultDecoder;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core's books and the simulated venue's, kept by two codes, over a whole run. */
class ReconciledRunTest
{
    private static final int STEPS = 12_000;
    private static final long SEED = 20_131_125L;

    @TempDir
    private Path folder;

    @Test
    void shouldAgreeWithTheVenueToTheLastLotAndE8AtEveryComparison()
    {
        final Path journal = folder.resolve("journal");
        final long fills = Drive.toTheEnd(journal, SyntheticTape.write(folder.resolve("tape"), SEED, STEPS)).fills();
        final Map<ReconcileOutcome, Integer> outcomes = outcomes(journal);

        assertThat(fills).isPositive();
        assertThat(outcomes).containsOnlyKeys(ReconcileOutcome.MATCHED);
    }

    private static Map<ReconcileOutcome, Integer> outcomes(final Path journal)
    {
        final Map<ReconcileOutcome, Integer> outcomes = new EnumMap<>(ReconcileOutcome.class);
        final ReconcileResultDecoder result = new ReconcileResultDecoder();
        try (QueueReader reader = Queues.outbound(journal))
        {
            while (reader.next())
            {
                if (ReconcileResultDecoder.TEMPLATE_ID == reader.type())
                {
                    result.wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
                    outcomes.merge(result.outcome(), 1, Integer::sum);
                }
            }
        }
        return outcomes;
    }
}
