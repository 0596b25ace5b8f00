package io.petrel.wire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscribersTest
{
    private static final long SILENCE_NS = 3_000;

    private final Subscribers subscribers = new Subscribers(SILENCE_NS);

    @Test
    void shouldTakeOneThatIsStartedAgainForTheSame()
    {
        assertThat(subscribers.greet("a", 10, 100, 0)).isTrue();
        assertThat(subscribers.greet("a", 11, 120, 1)).isTrue();

        assertThat(subscribers.size()).isEqualTo(1);
        assertThat(subscribers.takenByAll()).isEqualTo(120);
    }

    @Test
    void shouldPassOverWhatAKilledProcessLeftOnItsWay()
    {
        subscribers.greet("a", 11, 120, 0);

        assertThat(subscribers.greet("a", 10, 100, SILENCE_NS)).isFalse();
        assertThat(subscribers.takenByAll()).isEqualTo(120);
    }

    @Test
    void shouldAnswerOneWhoseClockWasSetBackBeforeItsStartOnceTheOldOneIsSilent()
    {
        subscribers.greet("a", 11, 100, 0);
        subscribers.greet("a", 11, 110, SILENCE_NS);

        assertThat(subscribers.greet("a", 10, 120, 2 * SILENCE_NS)).as("the old one may live").isFalse();
        assertThat(subscribers.greet("a", 10, 120, 2 * SILENCE_NS + 1)).as("it is gone").isTrue();
        assertThat(subscribers.takenByAll()).isEqualTo(120);
        assertThat(subscribers.greet("a", 10, 120, 2 * SILENCE_NS + 2)).as("from now on").isTrue();
    }

    @Test
    void shouldKnowWhoIsBehindAndWhoIsAhead()
    {
        assertThat(subscribers.takenByAll()).isZero();
        assertThat(subscribers.nextAhead(0)).isEqualTo(Subscribers.NOBODY_AHEAD);
        subscribers.greet("a", 1, 40, 0);
        subscribers.greet("b", 2, 100, 0);
        subscribers.greet("c", 3, 70, 0);

        assertThat(subscribers.takenByAll()).isEqualTo(40);
        assertThat(subscribers.nextAhead(40)).isEqualTo(70);
        assertThat(subscribers.nextAhead(70)).isEqualTo(100);
        assertThat(subscribers.nextAhead(100)).isEqualTo(Subscribers.NOBODY_AHEAD);
        subscribers.leave(2);
        assertThat(subscribers.nextAhead(70)).isEqualTo(Subscribers.NOBODY_AHEAD);
    }
}
