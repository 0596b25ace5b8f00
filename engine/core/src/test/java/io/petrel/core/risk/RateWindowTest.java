package io.petrel.core.risk;

import io.petrel.core.Seeds;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateWindowTest
{
    @Test
    void shouldAgreeWithAPlainQueue()
    {
        Seeds.forEach(100, random ->
        {
            final RateWindow window = new RateWindow();
            final Deque<Long> plain = new ArrayDeque<>();
            final long windowNs = random.nextLong(1, 1_000);
            long nowNs = 0;
            for (int i = 0; i < 20_000; i++)
            {
                nowNs += random.nextLong(20);
                while (!plain.isEmpty() && plain.peekFirst() + windowNs <= nowNs)
                {
                    plain.removeFirst();
                }
                assertThat(window.count(nowNs, windowNs)).isEqualTo(plain.size());
                if (plain.size() < RateWindow.CAPACITY)
                {
                    window.add(nowNs);
                    plain.addLast(nowNs);
                }
            }
        });
    }

    @Test
    void shouldRefuseToForgetWhenFull()
    {
        final RateWindow window = new RateWindow();
        for (int i = 0; i < RateWindow.CAPACITY; i++)
        {
            window.add(0);
        }
        assertThatThrownBy(() -> window.add(0)).isInstanceOf(IllegalStateException.class);
    }
}
