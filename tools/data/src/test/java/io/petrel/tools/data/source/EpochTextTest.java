package io.petrel.tools.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;

class EpochTextTest
{
    private static final long NEW_YEAR_NS = 1_704_067_200_000_000_000L;

    @Test
    void shouldTellTheUnitOfANumberByItsMagnitude()
    {
        for (final String text : new String[] {
            "1704067200", "1704067200000", "1704067200000000", "1704067200000000000", "1704067200.0", "1.7040672E9"})
        {
            assertThat(EpochText.UTC.toNs(text)).as(text).isEqualTo(NEW_YEAR_NS);
        }

        assertThat(EpochText.UTC.toNs("1704067200.123456")).isEqualTo(NEW_YEAR_NS + 123_456_000L);
    }

    @Test
    void shouldReadTheUsualSpellingsOfDates()
    {
        for (final String text : new String[] {
            "2024-01-01", "20240101", "2024-01-01 00:00", "2024-01-01 00:00:00", "2024-01-01T00:00:00Z",
            "2024-01-01 00:00:00+00:00", "2024-01-01T01:00:00.000+01:00", "2023-12-31T19:00:00-0500",
            "2024-01-01 00:00:00.000 UTC", "20240101 000000", "2024/01/01 00:00"})
        {
            assertThat(EpochText.UTC.toNs(text)).as(text).isEqualTo(NEW_YEAR_NS);
        }
    }

    @Test
    void shouldUseTheZoneOfDatesThatNameNone()
    {
        final EpochText newYork = new EpochText(ZoneId.of("America/New_York"), "dd.MM.yyyy HH:mm");

        assertThat(newYork.toNs("31.12.2023 19:00")).isEqualTo(NEW_YEAR_NS);
        assertThatThrownBy(() -> newYork.toNs("2023-12-31")).hasMessageContaining("not a time: \"2023-12-31\"");
        assertThatThrownBy(() -> EpochText.UTC.toNs("yesterday")).isInstanceOf(IllegalArgumentException.class);
    }
}
