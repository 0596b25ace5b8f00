package io.petrel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.param.Configured;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.time.EventClock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VolumeCurveTest
{
    private static final long HOUR_NS = 3_600 * EventClock.SECOND_NS;
    private static final double DECAY = 0.8;
    private static final double PRIOR = 1.5;

    @Test
    void shouldKnowNothingBeforeAWholeBucketWasFollowed()
    {
        final VolumeCurve curve = curve();
        curve.advance(HOUR_NS / 2);
        curve.onVolume(1_000);
        curve.advance(HOUR_NS);
        assertThat(curve.isKnown()).isFalse();
        assertThat(curve.expectedLots(0, HOUR_NS)).isNaN();
        curve.onVolume(60);
        curve.advance(2 * HOUR_NS);

        assertThat(curve.isKnown()).isTrue();
        assertThat(curve.meanLots()).isEqualTo(60);
        assertThat(curve.expectedLots(5 * HOUR_NS, 5 * HOUR_NS + HOUR_NS / 4)).as("the mean where nothing is known")
            .isEqualTo(15);
    }

    @Test
    void shouldNotLearnFromABucketThatTheFeedBrokeOff()
    {
        final VolumeCurve curve = curve();
        curve.advance(0);
        curve.advance(HOUR_NS);
        curve.onVolume(10);
        curve.advance(3 * HOUR_NS);
        curve.onVolume(10);
        curve.advance(4 * HOUR_NS);

        assertThat(curve.isKnown()).isFalse();
    }

    @Test
    void shouldExpectWhatAPlainReckoningExpects()
    {
        Seeds.forEach(20, random ->
        {
            final VolumeCurve curve = curve();
            final List<List<Double>> learned = learn(curve, random);
            for (int i = 0; i < 50; i++)
            {
                final long from = random.nextLong(48 * HOUR_NS);
                final long to = from + random.nextLong(30 * HOUR_NS);
                assertThat(curve.expectedLots(from, to)).isCloseTo(plain(learned, from, to), within(1e-6));
            }
        });
    }

    @Test
    void shouldExpectOfManyDaysAsMuchAsOfEachAlone()
    {
        final VolumeCurve curve = curve();
        learn(curve, new SplittableRandom(1));
        final double day = curve.expectedLots(0, 24 * HOUR_NS - 1) / (24 * HOUR_NS - 1) * (24 * HOUR_NS);
        final long toNs = Long.MAX_VALUE;

        assertThat(curve.expectedLots(7 * HOUR_NS, toNs) / ((toNs - 7 * HOUR_NS) / (24.0 * HOUR_NS)))
            .as("a day of as many as time has left").isCloseTo(day, within(1e-3 * day));
    }

    @Test
    void shouldGoOnAfterARestoreAsIfNothingHadHappened()
    {
        final VolumeCurve whole = curve();
        learn(whole, new SplittableRandom(1));
        final SnapshotWriter writer = new SnapshotWriter();
        whole.visitState(writer);
        final VolumeCurve restored = curve();
        restored.visitState(new SnapshotReader().wrap(writer.buffer(), 0, writer.length()));

        assertThat(restored.expectedLots(0, 24 * HOUR_NS)).isEqualTo(whole.expectedLots(0, 24 * HOUR_NS));
    }

    /** Four days of hourly volumes from the first midnight on; what each hour of the day saw, oldest first. */
    private static List<List<Double>> learn(final VolumeCurve curve, final SplittableRandom random)
    {
        final List<List<Double>> learned = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++)
        {
            learned.add(new ArrayList<>());
        }
        curve.advance(-HOUR_NS);
        for (int hour = 0; hour < 90; hour++)
        {
            curve.advance(hour * HOUR_NS);
            final long lots = random.nextLong(1_000);
            curve.onVolume(lots / 2);
            curve.advance(hour * HOUR_NS + HOUR_NS / 2);
            curve.onVolume(lots - lots / 2);
            learned.get(hour % 24).add((double)lots);
        }
        curve.advance(90 * HOUR_NS);
        return learned;
    }

    private static double plain(final List<List<Double>> learned, final long fromNs, final long toNs)
    {
        double volumes = 0;
        double weights = 0;
        for (final List<Double> hour : learned)
        {
            volumes += sum(hour, true);
            weights += sum(hour, false);
        }
        final double mean = volumes / weights;
        double lots = 0;
        for (long start = fromNs / HOUR_NS * HOUR_NS; start < toNs; start += HOUR_NS)
        {
            final List<Double> hour = learned.get((int)(start / HOUR_NS % 24));
            final double expected = (sum(hour, true) + PRIOR * mean) / (sum(hour, false) + PRIOR);
            final double overlap = Math.min(toNs, start + HOUR_NS) - Math.max(fromNs, start);
            lots += expected * overlap / HOUR_NS;
        }
        return lots;
    }

    private static double sum(final List<Double> hour, final boolean isVolume)
    {
        double sum = 0;
        for (int age = 0; age < hour.size(); age++)
        {
            sum += Math.pow(DECAY, age) * (isVolume ? hour.get(hour.size() - 1 - age) : 1);
        }
        return sum;
    }

    @Test
    void shouldForgetWhatItLearnedWhenBucketsGetAnotherLength()
    {
        final Parameters parameters = parameters(HOUR_NS);
        final VolumeCurve curve = new VolumeCurve(parameters);
        learnTwoBuckets(curve, HOUR_NS);
        assertThat(curve.adoptLength()).isFalse();
        assertThat(curve.meanLots()).isEqualTo(60);
        Configured.set(parameters, "execution.curve.bucket_ns", HOUR_NS / 2);

        assertThat(curve.adoptLength()).isTrue();
        assertThat(curve.isKnown()).isFalse();
        learnTwoBuckets(curve, HOUR_NS / 2);
        assertThat(curve.expectedLots(0, HOUR_NS)).isEqualTo(120);
    }

    @Test
    void shouldComeBackWithTheLengthItLearnedInWhateverIsConfiguredByThen()
    {
        final VolumeCurve curve = curve();
        learnTwoBuckets(curve, HOUR_NS);
        final VolumeCurve restored = Restored.from(curve, new VolumeCurve(parameters(HOUR_NS / 4)));

        assertThat(restored.expectedLots(0, HOUR_NS)).isEqualTo(60);
        assertThat(restored.adoptLength()).as("only then").isTrue();
        assertThat(restored.isKnown()).isFalse();
    }

    @Test
    void shouldMoveOnWhereAPlainReckoningOfTheDayDoes()
    {
        Seeds.forEach(20, random ->
        {
            final long dayNs = 24 * HOUR_NS;
            final long bucketNs = random.nextLong(EventClock.SECOND_NS, dayNs);
            final VolumeCurve curve = new VolumeCurve(parameters(bucketNs));
            long timeNs = random.nextLong(100 * dayNs);
            long before = -1;
            for (int i = 0; i < 2_000; i++)
            {
                final long bucket = timeNs / dayNs * 100_000 + timeNs % dayNs / bucketNs;
                assertThat(curve.advance(timeNs)).isEqualTo(bucket != before);
                before = bucket;
                timeNs += random.nextInt(3) > 0 ? random.nextLong(bucketNs / 4) : random.nextLong(2 * dayNs);
            }
        });
    }

    private static void learnTwoBuckets(final VolumeCurve curve, final long bucketNs)
    {
        curve.advance(0);
        curve.advance(bucketNs);
        curve.onVolume(60);
        curve.advance(2 * bucketNs);
    }

    private static VolumeCurve curve()
    {
        return new VolumeCurve(parameters(HOUR_NS));
    }

    private static Parameters parameters(final long bucketNs)
    {
        final Parameters parameters = new Parameters(VolumeCurve.SPECS);
        Configured.set(parameters, "execution.curve.bucket_ns", bucketNs);
        Configured.set(parameters, "execution.curve.day_decay", DECAY);
        Configured.set(parameters, "execution.curve.prior_days", PRIOR);
        return parameters;
    }
}
