package io.petrel.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.core.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Written, read and hashed are the same fields; whatever does not fit is refused. */
final class SnapshotTest
{
    /** One of each kind of field. */
    private static final class Sample implements Stateful
    {
        private final int section;
        private final int room;
        private long whole;
        private int small;
        private double real;
        private boolean flag;
        private String text = "";
        private final long[] longs = {1, 2, 3};
        private final int[] ints = {4, 5};
        private final double[] doubles = {-0.0, Double.NaN};

        Sample(final String section, final int room)
        {
            this.section = StateVisitor.tag(section);
            this.room = room;
        }

        @Override
        public void visitState(final StateVisitor state)
        {
            state.section(section);
            state.fixed(room, "room of the sample");
            whole = state.visit(whole);
            small = state.visit(small);
            real = state.visit(real);
            flag = state.visit(flag);
            text = state.visit(text);
            state.visit(longs, longs.length);
            state.visit(ints, ints.length);
            state.visit(doubles, doubles.length);
        }
    }

    /** Uses what it reads as an index. */
    private static final class Indexed implements Stateful
    {
        private final double[] values = new double[2];

        @Override
        public void visitState(final StateVisitor state)
        {
            values[state.visit(0)] = 1;
        }
    }

    private final SnapshotWriter writer = new SnapshotWriter();

    @Test
    void shouldGiveBackEveryFieldToTheBit()
    {
        Seeds.forEach(100, random ->
        {
            final Sample original = sample(random);
            final Sample restored = new Sample("TEST", 7);
            write(original);
            reader(writer.length()).restore(restored);
            assertThat(restored.text).isEqualTo(original.text);
            assertThat(Double.doubleToRawLongBits(restored.real)).isEqualTo(Double.doubleToRawLongBits(original.real));
            assertThat(restored.longs).isEqualTo(original.longs);
            assertThat(hash(restored)).isEqualTo(hash(original));
        });
    }

    @Test
    void shouldRefuseASnapshotCutAnywhere()
    {
        write(sample(new SplittableRandom(1)));
        for (int length = 0; length < writer.length(); length++)
        {
            final SnapshotReader cut = reader(length);
            assertThatThrownBy(() -> cut.restore(new Sample("TEST", 7)))
                .isInstanceOf(SnapshotException.class).hasMessageContaining("ends at byte " + length);
        }
    }

    @Test
    void shouldRefuseASnapshotThatHoldsMoreThanThereIsState()
    {
        write(sample(new SplittableRandom(1)));
        writer.visit(1L);
        assertThatThrownBy(() -> reader(writer.length()).restore(new Sample("TEST", 7)))
            .isInstanceOf(SnapshotException.class).hasMessageContaining("holds 8 bytes more");
    }

    @Test
    void shouldRefuseAnotherBuildsSectionAndNameBoth()
    {
        write(sample(new SplittableRandom(1)));
        assertThatThrownBy(() -> reader(writer.length()).restore(new Sample("REST", 7)))
            .isInstanceOf(SnapshotException.class)
            .hasMessage("snapshot byte 0: expected part REST, found TEST: made by another build");
    }

    @Test
    void shouldRefuseAnotherFixedValueAndSayWhich()
    {
        write(sample(new SplittableRandom(1)));
        assertThatThrownBy(() -> reader(writer.length()).restore(new Sample("TEST", 8)))
            .isInstanceOf(SnapshotException.class)
            .hasMessage("room of the sample is 8, in the snapshot 7");
    }

    @Test
    void shouldRefuseAByteThatIsNoFlag()
    {
        writer.reset();
        writer.visit(2);
        assertThatThrownBy(() -> reader(1).visit(true))
            .isInstanceOf(SnapshotException.class).hasMessage("snapshot byte 0: 2 is no flag");
    }

    @Test
    void shouldRefuseWhatNoStateCanBe()
    {
        writer.reset();
        writer.visit(-1);
        assertThatThrownBy(() -> reader(Integer.BYTES).restore(new Indexed()))
            .isInstanceOf(SnapshotException.class).hasMessageContaining("impossible state");
    }

    private static Sample sample(final SplittableRandom random)
    {
        final Sample sample = new Sample("TEST", 7);
        sample.whole = random.nextLong();
        sample.small = random.nextInt();
        sample.real = Double.longBitsToDouble(random.nextLong());
        sample.flag = random.nextBoolean();
        sample.text = "text " + random.nextInt(1_000);
        sample.longs[1] = random.nextLong();
        return sample;
    }

    private void write(final Sample sample)
    {
        writer.reset();
        sample.visitState(writer);
    }

    private SnapshotReader reader(final int length)
    {
        return new SnapshotReader().wrap(writer.buffer(), 0, length);
    }

    private static long hash(final Sample sample)
    {
        final StateHash hash = new StateHash();
        sample.visitState(hash);
        return hash.value();
    }
}
