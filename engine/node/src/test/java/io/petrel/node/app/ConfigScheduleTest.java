package io.petrel.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AccountInstrumentDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.node.config.PetrelConfig;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigScheduleTest
{
    private static final Path ROOT = Path.of(System.getProperty("petrel.root"));

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @ParameterizedTest
    @CsvSource({"gft-crypto.yaml, 36", "the5ers-forex.yaml, 13"})
    void shouldNameAnAccountByItsNumbersBeforeItsInstruments(final String file, final int expected)
    {
        final PetrelConfig config = PetrelConfig.load(ROOT.resolve("config").resolve(file));
        final ConfigSchedule schedule = new ConfigSchedule(config.values("USD"), config.terms(), 0);
        final Set<Integer> named = new TreeSet<>();
        int permissions = 0;
        while (schedule.isStarting())
        {
            schedule.take(buffer, 0);
            header.wrap(buffer, 0);
            if (ConfigSetDecoder.TEMPLATE_ID == header.templateId())
            {
                named.add(new ConfigSetDecoder().wrapAndApplyHeader(buffer, 0, header).accountId());
            }
            if (AccountInstrumentDecoder.TEMPLATE_ID == header.templateId())
            {
                final int accountId = new AccountInstrumentDecoder().wrapAndApplyHeader(buffer, 0, header).accountId();
                assertThat(named).contains(accountId);
                permissions++;
            }
        }
        assertThat(permissions).isEqualTo(expected);
    }
}
