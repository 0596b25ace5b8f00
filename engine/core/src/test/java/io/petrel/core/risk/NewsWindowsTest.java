package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which releases are known. */
class NewsWindowsTest
{
    private static final long START_NS = 100 * DayClock.DAY_NS;
    private static final int HIGH = 3;
    private static final long USD = NewsWindows.currencyCode("USD");

    private final NewsWindows windows = new NewsWindows();

    @BeforeEach
    void know()
    {
        windows.add(START_NS, START_NS, HIGH, USD, false, 0);
    }

    @Test
    void shouldTakeWhatIsToldAgainForTheSameRelease()
    {
        windows.add(START_NS, START_NS, HIGH, USD, true, 0);
        windows.add(START_NS, START_NS, HIGH, USD, false, 0);

        assertThat(windows.count()).isEqualTo(1);
        assertThat(windows.isConfigured(0)).as("the calendar's word stays").isTrue();
    }

    @Test
    void shouldTellReleasesApartByStartEndImpactAndCurrency()
    {
        windows.add(START_NS + 1, START_NS, HIGH, USD, false, 0);
        windows.add(START_NS, START_NS + 1, HIGH, USD, false, 0);
        windows.add(START_NS, START_NS, 2, USD, false, 0);
        windows.add(START_NS, START_NS, HIGH, NewsWindows.currencyCode("EUR"), false, 0);

        assertThat(windows.count()).isEqualTo(5);
    }

    @Test
    void shouldForgetWhatIsWithdrawnAndKeepTheRestInOrder()
    {
        windows.add(START_NS + 1, START_NS + 1, HIGH, USD, true, 0);
        windows.add(START_NS + 2, START_NS + 2, HIGH, USD, true, 0);

        windows.withdraw(START_NS + 1, START_NS + 1, HIGH, USD);
        windows.withdraw(START_NS + 9, START_NS + 9, HIGH, USD);

        assertThat(windows.count()).isEqualTo(2);
        assertThat(windows.startNs(0)).isEqualTo(START_NS);
        assertThat(windows.startNs(1)).isEqualTo(START_NS + 2);
        assertThat(windows.isConfigured(1)).isTrue();
    }

    @Test
    void shouldForgetAReleaseNobodyStandsAsideForAnyMore()
    {
        windows.add(START_NS * 2, START_NS * 2, HIGH, USD, false, START_NS + NewsWindows.KEPT_NS - 1);
        assertThat(windows.count()).isEqualTo(2);

        windows.add(START_NS * 3, START_NS * 3, HIGH, USD, false, START_NS + NewsWindows.KEPT_NS);
        assertThat(windows.count()).isEqualTo(2);
        assertThat(windows.startNs(0)).isEqualTo(START_NS * 2);
    }

    @Test
    void shouldDropTheOneThatEndsFirstWhenThereAreMoreThanItHolds()
    {
        for (int i = 1; i <= NewsWindows.CAPACITY; i++)
        {
            windows.add(START_NS + i, START_NS + i, HIGH, USD, false, 0);
        }
        assertThat(windows.count()).isEqualTo(NewsWindows.CAPACITY);
        assertThat(windows.isConfigured(START_NS, START_NS, HIGH, USD)).isFalse();
        for (int i = 0; i < windows.count(); i++)
        {
            assertThat(windows.startNs(i)).isGreaterThan(START_NS);
        }
    }
}
