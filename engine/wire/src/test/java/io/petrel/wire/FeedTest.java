package io.petrel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.node.app.TapeFacts;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireException;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedServer;
import io.petrel.wire.feed.FeedStanding;
import io.petrel.wire.feed.FeedSubscriber;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.WireFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed and its subscribers on one thread: each says what it heard, in words. */
class FeedTest
{
    private static final long SEED = 7;
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final String DEFINITION = "refresh " + InstrumentDefinitionDecoder.TEMPLATE_ID + " TRADING";
    private static final String BOOK = "refresh " + BookSnapshotDecoder.TEMPLATE_ID;

    private final Market market = new Market(SEED, 60_000);

    @TempDir
    private Path folder;
    private Machine machine;
    private Listener first;
    private FeedServer feed;
    private long number;
    private int listeners;

    @BeforeEach
    void open()
    {
        machine = new Machine(folder);
        first = new Listener();
        feed = newFeed(FOR_EVER);
    }

    @AfterEach
    void close()
    {
        machine.close();
        assertThat(folder.resolve("driver")).as("nothing is left behind").doesNotExist();
    }

    @Test
    void shouldHandOnEachEventOnceInItsOrder()
    {
        begin(1);
        publish(500);
        hear(first, 500);

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 500");
    }

    @Test
    void shouldWaitForAsManySubscribersAsItIsTold()
    {
        final Listener second = new Listener();
        awaitBoth(second);
        publish(10);
        hear(first, 10);
        hear(second, 10);

        assertThat(second.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 10");
    }

    @Test
    void shouldTellALateSubscriberDefinitionsAndBooksAndDisturbNobody()
    {
        begin(1);
        publish(300);
        hear(first, 300);

        final Listener late = new Listener();
        until(() -> late.feed.isInStep(), late::poll, this::attend, first::poll);
        publish(40);
        hear(late, 340);
        hear(first, 340);

        assertThat(late.heard.lines()).containsExactly(
            "lost", DEFINITION, BOOK, "from 301, missed 300", "CONNECTED of 1", "events 301 to 340");
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 340");
    }

    @Test
    void shouldMakeBooksUnsafeWhenAnEventIsMissingAndThenRepairThem()
    {
        begin(1);
        publish(100);
        lose(7);
        publish(5);
        until(() -> first.feed.isInStep() && first.heard.place().sequence() == 112, first::poll, this::attend);
        publish(10);
        hear(first, 122);

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 113, missed 12", "CONNECTED of 1",
            "events 113 to 122");
        assertThat(machine.counters().get(WireCounter.EVENTS_MISSED)).isEqualTo(12);
    }

    @Test
    void shouldFindOutFromAHeartbeatThatTheLastEventIsMissing()
    {
        begin(1);
        publish(100);
        hear(first, 100);
        lose(1);
        until(() -> first.heard.lines().contains("CONNECTED of 1"), first::poll, this::attend);

        assertThat(first.heard.place().sequence()).isEqualTo(101);
    }

    @Test
    void shouldHoldTheFeedUpForASlowSubscriberAndLoseNothing()
    {
        final int more = 30_000;
        begin(1, () -> machine.counters().get(WireCounter.FEED_BLOCKED) > 0);
        publish(more);
        hear(first, more);

        assertThat(machine.counters().get(WireCounter.FEED_BLOCKED)).isPositive();
        assertThat(machine.counters().get(WireCounter.FEED_DROPPED)).isZero();
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to " + more);
    }

    @Test
    void shouldDropEventsForASlowSubscriberWhereItMay()
    {
        feed.close();
        feed = newFeed(0);
        begin(1, () -> false);
        publish(30_000);
        final long dropped = machine.counters().get(WireCounter.FEED_DROPPED);
        assertThat(dropped).isPositive();
        until(() -> first.feed.isInStep() && first.heard.place().sequence() == 30_000, first::poll, this::attend);

        assertThat(machine.counters().get(WireCounter.EVENTS_MISSED)).isEqualTo(dropped);
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to " + (30_000 - dropped),
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 30001, missed " + dropped, "CONNECTED of 1");
    }

    @Test
    void shouldGoOnWhereItsSubscriberIsWhenTheFeedIsStartedAgain()
    {
        begin(1);
        publish(100);
        hear(first, 100);
        feed.close();
        feed = newFeed(FOR_EVER);
        begin(1);
        publish(20);
        hear(first, 120);

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 101, missed 0", "CONNECTED of 1",
            "events 101 to 120");
    }

    @Test
    void shouldLeaveOutWhatASubscriberHasTakenWhenTheFeedGoesOnForOneBehind()
    {
        final Listener second = new Listener();
        awaitBoth(second);
        publish(40);
        hear(first, 40);
        hear(second, 40);
        second.feed.close();
        publish(60);
        hear(first, 100);
        feed.close();

        final Listener behind = second.again();
        feed = newFeed(FOR_EVER);
        final long taken = awaitBoth(behind);
        assertThat(taken).isEqualTo(40);
        lose(40);
        publish(80);
        hear(behind, 120);
        hear(first, 120);

        assertThat(behind.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 40",
            "from 41, missed 0", "events 41 to 120");
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 101, missed 0", "CONNECTED of 1",
            "events 101 to 120");
    }

    @Test
    void shouldNotTakeAgainWhatItsJournalHoldsWhenTheFeedGoesOnForOneBehind()
    {
        final Listener second = new Listener();
        awaitBoth(second);
        publish(40);
        hear(first, 40);
        hear(second, 40);
        publish(60);
        hear(first, 100);
        final Listener ahead = first.again();
        second.feed.close();
        feed.close();

        final Listener behind = second.again();
        feed = newFeed(FOR_EVER);
        feed.awaitSubscribers(2, () ->
        {
            machine.turn();
            ahead.poll();
            behind.poll();
            return false;
        });
        lose(40);
        publish(80);
        hear(behind, 120);
        hear(ahead, 120);

        assertThat(ahead.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "from 101, missed 0", "events 101 to 120");
    }

    @Test
    void shouldNotFollowAnotherFeed()
    {
        begin(1);
        publish(10);
        hear(first, 10);
        feed.close();
        feed = new FeedServer(machine.wire(), machine.settings(), machine.counters(),
            new TapeFacts("other", 1, List.of("USDT")), machine.newId(), FOR_EVER);
        feed.opens(Market.START_NS);
        until(() -> machine.counters().get(WireCounter.FEEDS_REFUSED) > 0, first::poll, this::attend);

        assertThat(first.heard.lines()).containsExactly(
            "from 1, missed 0", "events 1 to 10", "DISCONNECTED of 1", "lost");
    }

    @Test
    void shouldEndWithTheFeedOnceAllIsTaken()
    {
        begin(1);
        publish(100);
        feed.end();

        assertThat(first.feed.hasEnded()).isTrue();
        assertThat(first.heard.place().sequence()).isEqualTo(100);
    }

    @Test
    void shouldKnowAfterARestartWhatItHadTakenWhenTheFeedWasLost()
    {
        begin(1);
        publish(100);
        hear(first, 100);
        feed.close();
        until(() -> first.heard.lines().contains("lost"), first::poll);
        first = first.again();
        feed = newFeed(FOR_EVER);
        begin(1);
        publish(20);
        hear(first, 120);

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 101, missed 0", "CONNECTED of 1",
            "events 101 to 120");
    }

    @Test
    void shouldEndWithAFeedThatWasKilledAfterItsLastEvent()
    {
        begin(1);
        publish(100);
        hear(first, 100);
        feed.close();
        feed = newFeed(FOR_EVER);
        begin(1);
        feed.end();

        assertThat(first.feed.hasEnded()).isTrue();
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 101, missed 0", "CONNECTED of 1");
    }

    @Test
    void shouldWaitAtItsEndForASlowSubscriberEvenWhereItMayDrop()
    {
        feed.close();
        feed = newFeed(0);
        begin(1);
        publish(1000);
        feed.end();

        assertThat(first.feed.hasEnded()).isTrue();
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 1000");
    }

    @Test
    void shouldDropNothingBeforeItsTimeHoweverSoonSilenceCounts()
    {
        final long silenceNs = 20_000_000L;
        feed.close();
        first.feed.close();
        machine.close();
        machine = new Machine(WireSettings.ipc(folder.resolve("driver")).withSilenceNs(silenceNs));
        first = new Listener();
        feed = newFeed(Long.MAX_VALUE / 2);
        final long[] blockedNs = {0};
        begin(1, () ->
        {
            blockedNs[0] = 0 == blockedNs[0] && machine.counters().get(WireCounter.FEED_BLOCKED) > 0 ?
                machine.nowNs() : blockedNs[0];
            return machine.counters().get(WireCounter.FEED_DROPPED) > 0 ||
                0 != blockedNs[0] && machine.nowNs() - blockedNs[0] > 2 * silenceNs;
        });
        publish(30_000);

        assertThat(machine.counters().get(WireCounter.FEED_BLOCKED)).isPositive();
        assertThat(machine.counters().get(WireCounter.FEED_DROPPED)).isZero();
    }

    @Test
    void shouldEndWithASubscriberThatLosesItsStepOnTheLastEvents()
    {
        begin(1);
        publish(100);
        hear(first, 100);
        lose(5);
        feed.end();

        assertThat(first.feed.hasEnded()).isTrue();
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "DISCONNECTED of 1", "lost", DEFINITION, BOOK, "from 106, missed 5", "CONNECTED of 1");
    }

    @Test
    void shouldCarryAFeedOverUdpToo()
    {
        carryOver("aeron:udp?endpoint=localhost:" + Loopback.freePort(), 1);
    }

    @Test
    void shouldCarryAFeedToTwoSubscribersOverMulticast()
    {
        assumeTrue(Loopback.carriesMulticast(), "this machine's loopback carries no multicast");
        carryOver(Loopback.multicast(), 2);
    }

    private void carryOver(final String channel, final int subscribers)
    {
        feed.close();
        first.feed.close();
        machine.close();
        machine = new Machine(WireSettings.ipc(folder.resolve("driver"))
            .withFeed(channel, "aeron:udp?endpoint=localhost:" + Loopback.freePort(), 1));
        first = new Listener();
        final List<Listener> all = new ArrayList<>(List.of(first));
        while (all.size() < subscribers)
        {
            all.add(new Listener());
        }
        final Runnable polling = () -> all.forEach(Listener::poll);
        feed = newFeed(FOR_EVER);
        feed.awaitSubscribers(subscribers, () ->
        {
            machine.turn();
            polling.run();
            return false;
        });
        publish(300);
        lose(1);
        publish(10);
        until(() -> all.stream().allMatch(one -> one.feed.isInStep() && one.heard.place().sequence() == 311),
            polling, this::attend);

        // the first to notice is answered to all, so another may have books before it missed the event itself
        all.forEach(one -> assertThat(one.heard.lines()).startsWith("from 1, missed 0", "events 1 to 300")
            .endsWith("from 312, missed 11", "CONNECTED of 1"));
    }

    @Test
    void shouldCountASubscriberOnceThatIsStartedAgainBeforeTheFirstEvent()
    {
        until(() -> count(WireCounter.FEED_HELLOS) > 0, first::poll, this::attend);
        first = first.again();
        final long hellos = count(WireCounter.FEED_HELLOS);
        until(() -> count(WireCounter.FEED_HELLOS) > hellos, first::poll, this::attend);
        final int[] looks = {0};
        feed.awaitSubscribers(2, () ->
        {
            machine.turn();
            return ++looks[0] > 500;
        });
        assertThat(looks[0]).as("it waits for the second").isEqualTo(501);

        final Listener second = new Listener();
        awaitBoth(second);
        publish(10);
        hear(first, 10);
        hear(second, 10);
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 10");
    }

    @Test
    void shouldEndASecondFeedThatTakesThePlaceOfOneThatLivesThoughNobodySubscribes()
    {
        try (FeedServer second = new FeedServer(machine.wire(), machine.settings(), machine.counters(),
            market.facts(), machine.newId(), FOR_EVER))
        {
            assertThatThrownBy(() -> until(() -> false, this::attend, () -> second.attend(Market.START_NS)))
                .isInstanceOf(WireException.class)
                .hasMessage("another feed publishes on aeron:ipc stream 7351; end it, or give this one a --stream of " +
                    "its own");
        }
        begin(1);
        publish(10);
        hear(first, 10);
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 10");
    }

    @Test
    void shouldTellAFeedThatSpeaksBesideTheOneThatIsFollowed()
    {
        final long stranger = 1L << 40;
        begin(1);
        publish(10);
        hear(first, 10);
        final ExclusivePublication way =
            machine.wire().publishAlone(machine.settings().feedChannel(), machine.settings().feedStream());
        final FrameSender sender = new FrameSender(way);
        final Subscription ear =
            machine.wire().subscribe(machine.settings().greetChannel(), machine.settings().feedStream() + 1);
        final WireFrame frame = new WireFrame();
        final boolean[] isTold = {false};
        until(() -> isTold[0], first::poll, this::attend,
            () -> sender.offer(FrameKind.HEARTBEAT, stranger, 3, Market.START_NS, 0),
            () -> ear.poll((buffer, offset, length, header) -> isTold[0] = isTold[0] ||
                frame.wrap(buffer, offset, length) && FrameKind.OCCUPIED == frame.kind() && stranger == frame.peer(),
                10));
        publish(5);
        hear(first, 15);
        way.close();
        ear.close();

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 15");
        assertThat(machine.remarks()).contains("two feeds publish on aeron:ipc stream 7351: the first is followed, " +
            "the other is told to end");
    }

    @Test
    void shouldGiveARefreshUpForASubscriberThatTakesNothingAndSendItLater()
    {
        feed.close();
        first.feed.close();
        machine.close();
        machine = new Machine(WireSettings.ipc(folder.resolve("driver")).withSilenceNs(50_000_000L));
        first = new Listener();
        feed = newFeed(0);
        begin(1, () -> false);
        publish(30_000);
        final Listener late = new Listener();
        until(() -> count(WireCounter.REFRESHES_GIVEN_UP) > 0, late::poll, this::attend);
        until(() -> late.feed.isInStep() && late.heard.place().sequence() == 30_000,
            late::poll, first::poll, this::attend);

        assertThat(machine.remarks()).singleElement().asString().startsWith("a refresh was given up: a subscriber " +
            "took nothing for 50 ms; end the one that hangs, or raise --silence-ms");
    }

    @Test
    void shouldKnowThatAFeedWhichIsStartedAgainIsBehindWhatWasTaken()
    {
        assertThat(first.feed.standing(0)).isEqualTo(FeedStanding.TOGETHER);
        begin(1);
        publish(100);
        hear(first, 100);
        assertThat(first.feed.standing(0)).isEqualTo(FeedStanding.TOGETHER);
        feed.close();
        first = first.again();
        assertThat(first.feed.standing(0)).isEqualTo(FeedStanding.UNHEARD);
        assertThat(first.feed.standing(7)).isEqualTo(FeedStanding.TOGETHER);

        feed = newFeed(FOR_EVER);
        until(() -> FeedStanding.BEGINS_BEFORE == first.feed.standing(0), first::poll, this::attend);
        final Listener fresh = new Listener();
        awaitBoth(fresh);
        publish(40);
        until(() -> FeedStanding.BEHIND == first.feed.standing(7), first::poll, fresh::poll, this::attend);
        publish(60);
        hear(first, 100);
        until(() -> FeedStanding.TOGETHER == first.feed.standing(7), first::poll, fresh::poll, this::attend);
        publish(20);
        hear(first, 120);

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 100",
            "from 101, missed 0", "events 101 to 120");
    }

    @Test
    void shouldRefuseWhatNobodyMayDecodeAndGoOn()
    {
        begin(1);
        publish(10);
        hear(first, 10);
        final ExclusivePublication stranger =
            machine.wire().publishAlone(machine.settings().feedChannel(), machine.settings().feedStream());
        final FrameSender sender = new FrameSender(stranger);
        final byte[] event = market.event(11).bytes();
        until(stranger::isConnected, this::attend);
        for (int length = 0; length < event.length; length++)
        {
            final UnsafeBuffer cut = new UnsafeBuffer(event, 0, length);
            until(() -> sender.offer(FrameKind.EVENT, 1, 11, 0, 0, cut, 0, cut.capacity()) > 0, first::poll);
        }
        until(() -> event.length == count(WireCounter.FRAMES_REFUSED), first::poll, this::attend);
        publish(5);
        hear(first, 15);
        stranger.close();

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 15");
        assertThat(machine.remarks()).contains("a message of the feed is refused: it ends within its header");
    }

    @Test
    void shouldNotGoBackToBeforeWhatWasTakenThoughARefreshHoldsNothing()
    {
        begin(1);
        publish(100);
        hear(first, 100);
        feed.close();
        until(() -> first.heard.lines().contains("lost"), first::poll);
        try (Stranger stranger = new Stranger())
        {
            stranger.welcome(3, Market.START_NS);
            stranger.say(FrameKind.REFRESH_END, 3, market.event(3).timeNs(), 0, new byte[0]);
            stranger.say(FrameKind.EVENT, 4, market.event(4).timeNs(), 0, market.event(4).bytes());
            until(() -> count(WireCounter.EVENTS_SKIPPED) > 0 || first.feed.isInStep(), first::poll);
        }

        assertThat(first.heard.lines()).containsExactly(
            "from 1, missed 0", "events 1 to 100", "DISCONNECTED of 1", "lost");
    }

    @Test
    void shouldNotTakeTheTimeOfAFeedThatItDoesNotFollow()
    {
        begin(1);
        publish(10);
        hear(first, 10);
        try (Stranger stranger = new Stranger())
        {
            stranger.welcome(5_000, market.event(5_000).timeNs());
            stranger.say(FrameKind.EVENT, 1, 0, 0, new byte[0]);
            until(() -> count(WireCounter.FRAMES_REFUSED) > 0, first::poll, this::attend);
            publish(5);
            hear(first, 15);
        }

        assertThat(first.feed.timeNs()).isEqualTo(market.event(15).timeNs());
    }

    @Test
    void shouldTellWhoMissedItThatAnInstrumentNoLongerTrades()
    {
        begin(1);
        publish(11);
        hear(first, 11);
        final byte[] halt = Statuses.halted(Market.INSTRUMENT, market.event(12).timeNs());
        number++;
        feed.skip(market.event(12).timeNs(), new UnsafeBuffer(halt), 0, halt.length);
        until(() -> first.feed.isInStep() && first.heard.place().sequence() == 12, first::poll, this::attend);
        publish(5);
        hear(first, 17);

        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 11", "DISCONNECTED of 1",
            "lost", "refresh " + InstrumentDefinitionDecoder.TEMPLATE_ID + " HALTED", BOOK, "from 13, missed 1",
            "CONNECTED of 1", "events 13 to 17");
    }

    @Test
    void shouldEndInOneLineAtAnEventThatNoMessageMayHoldAndCarryItWithLongerTerms()
    {
        final byte[] large = market.snapshot(20_000);
        begin(1);
        assertThatThrownBy(() -> feed.publish(Market.START_NS, new UnsafeBuffer(large), 0, large.length))
            .isInstanceOf(WireException.class)
            .hasMessage("event 1 of the feed has " + large.length + " bytes, more than a message on aeron:ipc may " +
                "have; start the feed with --channel \"aeron:ipc?term-length=8388608\" --greetings \"aeron:ipc\"");

        feed.close();
        first.feed.close();
        machine.close();
        machine = new Machine(WireSettings.ipc(folder.resolve("driver"))
            .withFeed("aeron:ipc?term-length=8388608", WireSettings.IPC, WireSettings.FEED_STREAM));
        first = new Listener();
        feed = newFeed(FOR_EVER);
        begin(1);
        market.replace(3, large);
        publish(3);
        hear(first, 3);
        assertThat(first.heard.lines()).containsExactly("from 1, missed 0", "events 1 to 3");
    }

    @Test
    void shouldGiveARefreshUpWhoseBookNoMessageMayHoldAndGoOn()
    {
        begin(1);
        publish(2);
        hear(first, 2);
        market.replace(3, market.snapshot(20_000));
        lose(1);
        until(() -> count(WireCounter.REFRESHES_GIVEN_UP) > 0, first::poll, this::attend);
        assertThat(first.feed.isInStep()).isFalse();
        market.replace(4, market.snapshot(5));
        lose(1);
        until(() -> first.feed.isInStep() && first.heard.place().sequence() == 4, first::poll, this::attend);

        assertThat(machine.remarks()).containsExactly("a refresh was given up: it has a book that is longer than a " +
            "message on aeron:ipc may be; start the feed with --channel \"aeron:ipc?term-length=8388608\" " +
            "--greetings \"aeron:ipc\"");
    }

    @Test
    void shouldNumberAndRepairWhateverIsLostOrStartedAgain()
    {
        for (long seed = 1; seed <= Integer.getInteger("petrel.sweep", 2); seed++)
        {
            walk(new SplittableRandom(seed), seed);
            feed.close();
            first = new Listener();
            feed = newFeed(FOR_EVER);
        }
    }

    /** Each event handed on is checked against the market by its number, and the book after it. */
    private void walk(final SplittableRandom random, final long seed)
    {
        begin(1);
        for (int step = 0; step < 25; step++)
        {
            switch (random.nextInt(8))
            {
                case 0:
                    lose(1 + random.nextInt(5));
                    break;
                case 1:
                    first = first.again();
                    break;
                case 2:
                    feed.close();
                    feed = newFeed(FOR_EVER);
                    begin(1);
                    break;
                default:
                    publish(random.nextInt(30));
                    break;
            }
            for (int i = random.nextInt(5); i > 0; i--)
            {
                first.poll();
                attend();
            }
        }
        publish(1);
        until(() -> first.feed.isInStep() && first.heard.place().sequence() == published(), first::poll, this::attend);
        assertThat(first.heard.place().sequence()).as("seed %d", seed).isEqualTo(published());
        assertThat(count(WireCounter.FEEDS_SENT_AWAY)).as("no feed was two, seed %d", seed).isZero();
    }

    private void until(final BooleanSupplier condition, final Runnable... work)
    {
        machine.until(condition, work);
    }

    private long published()
    {
        return number;
    }

    private long count(final WireCounter counter)
    {
        return machine.counters().get(counter);
    }

    private FeedServer newFeed(final long patienceNs)
    {
        number = 0;
        final FeedServer server = new FeedServer(machine.wire(), machine.settings(), machine.counters(),
            market.facts(), machine.newId(), patienceNs);
        server.opens(Market.START_NS);
        return server;
    }

    private long awaitBoth(final Listener other)
    {
        return feed.awaitSubscribers(2, () ->
        {
            machine.turn();
            first.poll();
            other.poll();
            return false;
        });
    }

    private void begin(final int subscribers)
    {
        begin(subscribers, () -> true);
    }

    /** Whenever the feed waits, the subscriber works if it is to. */
    private void begin(final int subscribers, final BooleanSupplier isAwake)
    {
        final boolean[] hasBegun = {false};
        long taken = feed.awaitSubscribers(subscribers, () ->
        {
            machine.turn();
            if (!hasBegun[0] || isAwake.getAsBoolean())
            {
                first.poll();
            }
            return false;
        });
        hasBegun[0] = true;
        for (; taken > 0; taken--)
        {
            lose(1);
        }
    }

    private void publish(final int count)
    {
        for (int i = 0; i < count; i++)
        {
            final Market.Event event = market.event(++number);
            feed.publish(event.timeNs(), event.buffer(), 0, event.bytes().length);
        }
    }

    private void lose(final int count)
    {
        for (int i = 0; i < count; i++)
        {
            final Market.Event event = market.event(++number);
            feed.skip(event.timeNs(), event.buffer(), 0, event.bytes().length);
        }
    }

    private void attend()
    {
        feed.attend(0 == number ? Market.START_NS : market.event(number).timeNs());
    }

    private void hear(final Listener listener, final long upTo)
    {
        until(() -> listener.heard.place().sequence() == upTo, listener::poll, this::attend);
    }

    /** Another that speaks where the feed does. */
    private final class Stranger implements AutoCloseable
    {
        private static final long SESSION = 1L << 40;

        private final ExclusivePublication way =
            machine.wire().publishAlone(machine.settings().feedChannel(), machine.settings().feedStream());
        private final FrameSender sender = new FrameSender(way);

        /** Of the same feed, to the first subscriber. */
        void welcome(final long published, final long timeNs)
        {
            final TapeFacts facts = market.facts();
            say(FrameKind.WELCOME, published, timeNs, first.id, (facts.feedName() + "\n" +
                String.join(",", facts.settlementCurrencies()) + "\n" + facts.records()).getBytes(UTF_8));
        }

        void say(final int kind, final long sequence, final long timeNs, final long peer, final byte[] body)
        {
            final UnsafeBuffer bytes = new UnsafeBuffer(body);
            until(() -> sender.offer(kind, SESSION, sequence, timeNs, peer, bytes, 0, body.length) > 0, first::poll);
        }

        @Override
        public void close()
        {
            way.close();
        }
    }

    /** A subscriber and what it heard. */
    private final class Listener
    {
        private final FeedSubscriber feed;
        private final Heard heard;
        private final String name;
        private final long id = machine.newId();

        Listener()
        {
            this(new Heard(market), "subscriber " + ++listeners);
        }

        Listener(final Heard heard, final String name)
        {
            this.heard = heard;
            this.name = name;
            feed = new FeedSubscriber(machine.wire(), machine.settings(), machine.counters(), id);
            feed.name(name);
        }

        /** Killed and started again: it knows what its journal says. */
        Listener again()
        {
            feed.close();
            final Listener next = new Listener(heard, name);
            next.feed.resume(heard.place(), Market.INSTRUMENT);
            return next;
        }

        void poll()
        {
            feed.poll(heard);
        }
    }
}
