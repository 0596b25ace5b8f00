package io.petrel.sim.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The fast book against the plain one on seeded commands: every report, every level, every place in the queue. */
class MatchingBookPropertyTest
{
    private static final int RUNS = Integer.getInteger("petrel.sweep", 60);
    private static final int COMMANDS = 400;
    private static final long MIN = 90;
    private static final int PRICES = 200;
    private static final int CAPACITY = 1 << 10;

    private final NewOrder order = new NewOrder();

    /** A book that can be replaced by its own snapshot at any time. */
    private final class Pair
    {
        private final SplittableRandom random;
        private final BookText text = new BookText();
        private final PlainBook plain = new PlainBook(MIN, MIN + PRICES - 1);
        private final List<Long> ids = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private MatchingBook book = new MatchingBook(MIN, PRICES, CAPACITY, text);
        private long nowNs;

        Pair(final SplittableRandom random)
        {
            this.random = random;
            text.hears(book);
        }

        void command()
        {
            nowNs += random.nextInt(3);
            book.expire(nowNs);
            plain.expire(nowNs);
            final int what = random.nextInt(10);
            if (what < 6 || ids.isEmpty())
            {
                submit();
            }
            else if (what < 8)
            {
                final int index = random.nextInt(ids.size());
                assertThat(book.cancel(ids.get(index))).isEqualTo(plain.cancel(names.get(index)));
            }
            else
            {
                replace();
            }
        }

        private void submit()
        {
            final int owner = random.nextInt(4);
            final long lots = random.nextInt(30) - 1;
            order.limit(owner, names.size(), random.nextBoolean(), price(), lots);
            if (0 == random.nextInt(6))
            {
                order.market(owner, names.size(), order.isBuy, lots);
            }
            if (0 == random.nextInt(5))
            {
                order.stopAt(price());
            }
            if (0 == random.nextInt(4))
            {
                order.lifetime(Lifetime.of(random.nextInt(4)));
            }
            if (0 == random.nextInt(5))
            {
                order.until(nowNs + random.nextInt(60));
            }
            if (0 == random.nextInt(5))
            {
                order.postOnly();
            }
            if (0 == random.nextInt(4))
            {
                order.iceberg(random.nextInt(8));
            }
            order.onSelfTrade(SelfTrade.of(random.nextInt(5)));
            final long id = book.submit(nowNs, order);
            assertThat(book.refusal()).isEqualTo(plain.submit(nowNs, order));
            assertThat(Units.NULL_ID == id).isEqualTo(Refusal.NONE != book.refusal());
            ids.add(id);
            names.add(owner + "/" + order.tag);
        }

        private void replace()
        {
            final int index = random.nextInt(ids.size());
            final long price = random.nextBoolean() ? Units.NULL_TICKS : price();
            final long stop = random.nextInt(4) > 0 ? Units.NULL_TICKS : price();
            final long lots = random.nextBoolean() ? Units.NULL_LOTS : random.nextInt(30);
            assertThat(book.replace(ids.get(index), price, stop, lots))
                .isEqualTo(plain.replace(names.get(index), price, stop, lots));
        }

        /** Near the middle, and now and then outside of the book's range. */
        private long price()
        {
            return 0 == random.nextInt(40) ? MIN - 1 + random.nextInt(2) * (PRICES + 1L) :
                MIN + PRICES / 2 + random.nextInt(13) - 6;
        }

        void check()
        {
            assertThat(text.said()).isEqualTo(plain.said());
            assertThat(BookText.depth(book, true)).isEqualTo(plain.depth(true));
            assertThat(BookText.depth(book, false)).isEqualTo(plain.depth(false));
            assertThat(book.orders().size()).isEqualTo(plain.names().size());
            for (int i = 0; i < ids.size(); i++)
            {
                assertThat(book.aheadLots(ids.get(i))).as(names.get(i)).isEqualTo(plain.ahead(names.get(i)));
            }
            final long bid = book.bestTicks(true);
            final long ask = book.bestTicks(false);
            assertThat(Units.NULL_TICKS == bid || Units.NULL_TICKS == ask || bid < ask).as("not crossed").isTrue();
        }

        void restore()
        {
            final SnapshotWriter writer = new SnapshotWriter();
            book.visitState(writer);
            final MatchingBook restored = new MatchingBook(MIN, PRICES, CAPACITY, text);
            // what stands in it already must not survive
            restored.submit(nowNs, order.limit(9, 9, true, MIN, 1));
            text.said().remove(text.said().size() - 1);
            final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
            restored.visitState(reader);
            assertThat(reader.remaining()).isZero();
            assertThat(hash(restored)).isEqualTo(hash(book));
            book = restored;
            text.hears(book);
        }
    }

    private static void forAll(final int runs, final Consumer<SplittableRandom> property)
    {
        for (long seed = 1; seed <= runs; seed++)
        {
            try
            {
                property.accept(new SplittableRandom(seed));
            }
            catch (final AssertionError | RuntimeException failure)
            {
                throw new AssertionError("fails with seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private static long hash(final MatchingBook book)
    {
        final StateHash hash = new StateHash();
        book.visitState(hash);
        return hash.value();
    }

    @Test
    void shouldSayAndShowWhatThePlainBookSaysAndShows()
    {
        forAll(RUNS, random ->
        {
            final Pair pair = new Pair(random);
            for (int i = 0; i < COMMANDS; i++)
            {
                pair.command();
                if (0 == i % 8)
                {
                    pair.check();
                }
            }
            pair.check();
        });
    }

    @Test
    void shouldGoOnFromASnapshotAsIfNothingHadHappened()
    {
        forAll(RUNS / 3, random ->
        {
            final Pair pair = new Pair(random);
            for (int i = 0; i < COMMANDS; i++)
            {
                pair.command();
                if (0 == random.nextInt(20))
                {
                    pair.restore();
                }
            }
            pair.check();
        });
    }

    @Test
    void shouldConserveLots()
    {
        forAll(RUNS / 3, random ->
        {
            final Pair pair = new Pair(random);
            for (int i = 0; i < COMMANDS; i++)
            {
                pair.command();
            }
            final Map<String, Long> traded = new HashMap<>();
            for (final String line : pair.text.said())
            {
                if (line.startsWith("trade"))
                {
                    final String[] words = line.split("[ @]");
                    final long lots = Long.parseLong(words[6]);
                    traded.merge(words[1], lots, Long::sum);
                    traded.merge(words[4], lots, Long::sum);
                }
            }
            assertThat(traded).isNotEmpty();
            final BookOrders orders = pair.book.orders();
            for (int i = 0; i < pair.ids.size(); i++)
            {
                final int slot = pair.book.slot(pair.ids.get(i));
                if (slot >= 0)
                {
                    assertThat(orders.filledLots(slot)).isEqualTo(traded.getOrDefault(pair.names.get(i), 0L));
                    assertThat(orders.filledLots(slot) + orders.visibleLots[slot] + orders.hiddenLots[slot])
                        .isEqualTo(orders.sizeLots(slot));
                }
            }
        });
    }
}
