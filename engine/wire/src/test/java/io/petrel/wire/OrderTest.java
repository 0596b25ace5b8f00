package io.petrel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateHash;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.node.config.PetrelConfig;
import io.petrel.sim.SimSettings;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireException;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedStanding;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.WireFrame;
import io.petrel.wire.order.VenueBook;
import io.petrel.wire.order.VenueLink;
import io.petrel.wire.order.VenueServer;
import io.petrel.wire.order.WireVenue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes and venues on one thread: what a node hears, in words, and what each counts. */
class OrderTest
{
    private static final SimSettings VENUE =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml")).venue().sim();
    private static final long SECOND_NS = 1_000_000_000L;

    private final Market market = new Market(3, 200);

    @TempDir
    private Path folder;
    private Machine machine;
    private Venue venue;
    private Node node;
    private long nowNs = Market.START_NS + SECOND_NS;

    @BeforeEach
    void open()
    {
        machine = new Machine(folder);
        venue = new Venue("books");
        market.events().forEach(event -> venue.book.onFeed(event.timeNs(), event.buffer(), 0, event.bytes().length));
        node = new Node("a", VenueLink.ANY_BOOKS);
    }

    @AfterEach
    void close()
    {
        venue.close();
        machine.close();
        assertThat(folder.resolve("driver")).as("nothing is left behind").doesNotExist();
    }

    @Test
    void shouldSendNothingBeforeASessionStands()
    {
        node.order(64);

        assertThat(count(WireCounter.REQUESTS_WITHHELD)).isEqualTo(1);
        assertThat(count(WireCounter.REQUESTS_SENT)).isZero();
    }

    @Test
    void shouldCarryAnOrderThereAndItsReportBack()
    {
        logOn(node);
        node.order(64);
        hear("64 ACCEPTED");

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "64 ACCEPTED");
    }

    @Test
    void shouldLetAnOrderOfALaterTimeWaitForTheVenuesOwnFeed()
    {
        logOn(node);
        final long sentNs = nowNs;
        node.order(64);
        until(() -> 1 == count(WireCounter.REQUESTS_TAKEN), node::poll, venue::pollOnly);
        assertThat(venue.book.nowNs()).isLessThan(sentNs);
        assertThat(node.heard.lines()).containsExactly("ORDERS_UP");

        hear("64 ACCEPTED");
    }

    @Test
    void shouldKeepRequestsInOrderWhileTheWayIsFullAndNeverWait()
    {
        logOn(node);
        long id = 64;
        while (0 == count(WireCounter.REQUESTS_DEFERRED))
        {
            node.order(id++);
        }
        node.order(id++);
        final long sent = count(WireCounter.REQUESTS_SENT);
        assertThat(count(WireCounter.REQUESTS_DEFERRED)).isEqualTo(2);
        until(() -> sent + 2 == count(WireCounter.REQUESTS_TAKEN), node::poll, node::turn, venue::poll);

        assertThat(count(WireCounter.REQUESTS_SENT)).isEqualTo(id - 64).isEqualTo(count(WireCounter.REQUESTS_TAKEN));
        assertThat(count(WireCounter.VENUE_LOSSES) + count(WireCounter.REQUESTS_WITHHELD)).isZero();
    }

    @Test
    void shouldGiveTheSessionUpRatherThanLoseAnOrderOnAWayThatStaysFull()
    {
        logOn(node);
        long id = 64;
        while (0 == count(WireCounter.REQUESTS_WITHHELD))
        {
            node.order(id++);
        }
        node.order(id++);
        until(() -> node.heard.lines().contains("ORDERS_DOWN") && node.link.session() != VenueLink.NO_SESSION &&
            2 == node.ups(), node::poll, node::turn, venue::poll);

        final long sent = count(WireCounter.REQUESTS_SENT);
        assertThat(sent + count(WireCounter.REQUESTS_WITHHELD)).as("each order is counted once").isEqualTo(id - 64);
        node.ask(64 + sent);
        node.ask(64);
        hear(64 + sent + " NEVER_ARRIVED");
        assertThat(node.heard.lines()).anyMatch(line -> line.startsWith("64 ") && !line.endsWith("NEVER_ARRIVED"));
    }

    @Test
    void shouldAnswerForItsOrdersAfterItWasStartedAgain()
    {
        logOn(node);
        node.order(64);
        hear("64 ACCEPTED");
        final long hash = hash();

        venue.close();
        venue = new Venue("books");
        venue.book.onTime(nowNs);
        assertThat(hash()).as("the venue's books").isEqualTo(hash);
        assertThat(venue.book.recovery().executedEvents()).isEqualTo(market.events().size() + 1);
        until(() -> 2 == node.ups(), node::poll, venue::poll);
        node.ask(64);
        node.ask(65);
        hear("65 NEVER_ARRIVED");

        assertThat(node.heard.lines()).containsExactly(
            "ORDERS_UP", "64 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP", "64 WORKING", "65 NEVER_ARRIVED");
    }

    @Test
    void shouldRefuseAVenueThatKeepsOtherBooks()
    {
        logOn(node);
        venue.close();
        venue = new Venue("others");
        until(() -> count(WireCounter.VENUES_REFUSED) > 0, node::poll, venue::poll);

        assertThat(node.link.session()).isEqualTo(VenueLink.NO_SESSION);
        assertThat(node.link.refusal()).contains("other books");
        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "ORDERS_DOWN");
    }

    @Test
    void shouldLetANodeOfTheSameNameLogOnAtOnceAndTakeNothingMoreOfItsOldSession()
    {
        logOn(node);
        final Node killed = node;
        killed.order(64);
        node = new Node("a", killed.link.books());
        until(() -> 1 == node.ups(), node::poll, venue::poll);
        killed.order(65);
        until(() -> 1 == count(WireCounter.REQUESTS_STALE), node::poll, venue::poll);
        node.ask(65);
        hear("65 NEVER_ARRIVED");
    }

    @Test
    void shouldNotGoBackToASessionThatWasAskedForBefore()
    {
        final Node killed = node;
        node = new Node("a", VenueLink.ANY_BOOKS);
        logOn(node);
        killed.link.logOn();
        until(() -> count(WireCounter.LOGONS_REFUSED) > 0 || count(WireCounter.LOGONS) > 1, venue::poll);
        node.order(64);
        hear("64 ACCEPTED");

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "64 ACCEPTED");
    }

    @Test
    void shouldSendAnotherNodeAwayWhileTheFirstLives()
    {
        logOn(node);
        final Node second = new Node("b", VenueLink.ANY_BOOKS);
        until(() -> count(WireCounter.LOGONS_REFUSED) > 1, node::poll, second::poll, venue::poll);
        assertThat(second.link.refusal()).contains("another node has the session: a");
        assertThat(second.link.session()).isEqualTo(VenueLink.NO_SESSION);

        node.link.logOut();
        until(() -> 1 == second.ups(), second::poll, venue::poll);
    }

    @Test
    void shouldNotTakeANodeForAnotherThatAsksForASessionOfTheSameNumber()
    {
        logOn(node);
        final Node second = new Node("b", node.firstSession, VenueLink.ANY_BOOKS);
        until(() -> null != second.link.refusal() || second.ups() > 0, node::poll, second::poll, venue::poll);

        assertThat(second.link.session()).isEqualTo(VenueLink.NO_SESSION);
        assertThat(second.link.refusal()).contains("another node has the session: a");
    }

    @Test
    void shouldGiveASessionToOneOfTwoNodesThatAskForTheSameNumberBeforeTheVenueAnswers()
    {
        final Node second = new Node("b", node.firstSession, VenueLink.ANY_BOOKS);
        node.poll();
        second.poll();
        until(() -> null != node.link.refusal() || null != second.link.refusal() || node.ups() + second.ups() > 1,
            venue::poll, node::poll, second::poll);

        assertThat(node.ups() + second.ups()).isEqualTo(1);
    }

    @Test
    void shouldEndTheSessionOfANodeThatSaysNothing()
    {
        logOn(node);
        until(() -> !venue.server.hasNode(), venue::poll);
        until(() -> 2 == node.ups(), node::poll, venue::poll);

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "ORDERS_DOWN", "ORDERS_UP");
    }

    @Test
    void shouldKeepReportsInOrderForASlowNode()
    {
        final int orders = 12_000;
        logOn(node);
        for (int i = 0; i < orders; i++)
        {
            node.order(64 + i);
            venue.poll();
        }
        venue.advance(SECOND_NS);
        assertThat(count(WireCounter.REPORTS_DEFERRED)).isPositive();
        until(() -> node.heard.lines().size() == orders + 1, node::poll, venue::poll);

        for (int i = 0; i < orders; i++)
        {
            assertThat(node.heard.lines().get(i + 1)).startsWith(64 + i + " ");
        }
        assertThat(count(WireCounter.VENUE_LOSSES)).isZero();
    }

    @Test
    void shouldCarryOrdersOverUdpToo()
    {
        venue.close();
        machine.close();
        machine = new Machine(WireSettings.ipc(folder.resolve("driver")).withVenue(
            "aeron:udp?endpoint=localhost:" + Loopback.freePort(),
            "aeron:udp?endpoint=localhost:" + Loopback.freePort(), 1));
        venue = new Venue("books");
        node = new Node("a", VenueLink.ANY_BOOKS);
        logOn(node);
        for (int i = 0; i < 100; i++)
        {
            node.order(64 + i);
        }
        hear("163 ACCEPTED");
        venue.close();
        venue = new Venue("books");
        until(() -> 2 == node.ups(), node::poll, venue::poll);
        node.ask(64);
        node.ask(164);
        hear("164 NEVER_ARRIVED");

        assertThat(node.heard.lines()).hasSize(105)
            .endsWith("163 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP", "64 WORKING", "164 NEVER_ARRIVED");
    }

    @Test
    void shouldTellWithEachHeartbeatHowManyRequestsWereSent()
    {
        final List<Long> told = new ArrayList<>();
        final WireFrame frame = new WireFrame();
        final Subscription ear =
            machine.wire().subscribe(machine.settings().orderChannel(), machine.settings().orderStream());
        final FragmentHandler hearing = (buffer, offset, length, header) ->
        {
            if (frame.wrap(buffer, offset, length) && FrameKind.NODE_HEARTBEAT == frame.kind())
            {
                told.add(frame.sequence());
            }
        };
        logOn(node);
        until(() -> told.contains(0L), node::poll, venue::poll, () -> ear.poll(hearing, 10));
        node.order(64);
        node.order(65);
        until(() -> told.contains(2L), node::poll, venue::poll, () -> ear.poll(hearing, 10));
        ear.close();

        assertThat(told).isSorted().containsOnly(0L, 2L);
        assertThat(count(WireCounter.VENUE_LOSSES)).isZero();
    }

    @Test
    void shouldEndTheSessionAtAHeartbeatThatTellsOfARequestThatIsNotThere()
    {
        logOn(node);
        node.order(64);
        hear("64 ACCEPTED");
        final ExclusivePublication way =
            machine.wire().publishAlone(machine.settings().orderChannel(), machine.settings().orderStream());
        final FrameSender sender = new FrameSender(way);
        until(() -> sender.offer(FrameKind.NODE_HEARTBEAT, node.link.session(), 2, Units.NULL_TIME_NS, 0) > 0);
        until(() -> 2 == node.ups(), node::poll, venue::poll);
        way.close();

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "64 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP");
    }

    @Test
    void shouldHaveNoSessionWhileTheFeedIsBehindItsBooks()
    {
        final FeedStanding[] standing = {FeedStanding.TOGETHER};
        venue.server.standing(taken -> standing[0]);
        logOn(node);
        standing[0] = FeedStanding.BEHIND;
        until(() -> null != node.link.refusal(), node::poll, venue::poll);
        assertThat(node.link.refusal()).startsWith("the venue's journal holds 200 events of this feed, which was " +
            "started again and has not come there");
        assertThat(node.link.isUnfit()).isFalse();
        assertThat(count(WireCounter.SESSIONS_AHEAD)).isEqualTo(1);
        standing[0] = FeedStanding.TOGETHER;
        until(() -> 2 == node.ups(), node::poll, venue::poll);

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "ORDERS_DOWN", "ORDERS_UP");
    }

    @Test
    void shouldTellANodeThatHasTakenNothingThatTheBooksAreOfALaterMarket()
    {
        venue.server.standing(taken -> 0 == taken ? FeedStanding.BEGINS_BEFORE : FeedStanding.TOGETHER);
        until(node.link::isUnfit, node::poll, venue::poll);
        assertThat(node.link.session()).isEqualTo(VenueLink.NO_SESSION);
        assertThat(node.link.refusal()).isEqualTo("the venue's journal holds 200 events of this feed, and this " +
            "node's none: the feed would begin again while the venue stands still; start the venue on a new " +
            "--journal, or this node on the one that belongs to it");

        node.link.feedTaken(150);
        logOn(node);
        assertThat(node.link.isUnfit()).isFalse();
    }

    @Test
    void shouldEndASecondVenueThatTakesThePlaceOfOneThatLivesThoughNoNodeIsThere()
    {
        final Venue second = new Venue("others");
        assertThatThrownBy(() -> until(() -> false, venue::pollOnly, second::pollOnly))
            .isInstanceOf(WireException.class)
            .hasMessage("another venue serves orders on aeron:ipc stream 7361; end it, or give this one a " +
                "--venue-stream of its own");
        second.close();
        logOn(node);
        node.order(64);
        hear("64 ACCEPTED");

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "64 ACCEPTED");
    }

    @Test
    void shouldTellAVenueThatSpeaksBesideTheOneThatHasTheSession()
    {
        final long stranger = 1L << 40;
        logOn(node);
        final ExclusivePublication way =
            machine.wire().publishAlone(machine.settings().reportChannel(), machine.settings().orderStream() + 1);
        final FrameSender sender = new FrameSender(way);
        final Subscription ear =
            machine.wire().subscribe(machine.settings().orderChannel(), machine.settings().orderStream());
        final WireFrame frame = new WireFrame();
        final boolean[] isTold = {false};
        until(() -> isTold[0], node::poll, venue::poll,
            () -> sender.offer(FrameKind.VENUE_HEARTBEAT, stranger, 0, nowNs, 0),
            () -> ear.poll((buffer, offset, length, header) -> isTold[0] = isTold[0] ||
                frame.wrap(buffer, offset, length) && FrameKind.OCCUPIED == frame.kind() && stranger == frame.peer(),
                10));
        node.order(64);
        hear("64 ACCEPTED");
        way.close();
        ear.close();

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "64 ACCEPTED");
        assertThat(machine.remarks()).contains("two venues answer on aeron:ipc stream 7361: the first has the " +
            "session, the other is told to end");
    }

    @Test
    void shouldRefuseWhatNobodyMayDecodeOnEitherWay()
    {
        logOn(node);
        final ExclusivePublication orders =
            machine.wire().publishAlone(machine.settings().orderChannel(), machine.settings().orderStream());
        final ExclusivePublication reports =
            machine.wire().publishAlone(machine.settings().reportChannel(), machine.settings().orderStream() + 1);
        final UnsafeBuffer nothing = new UnsafeBuffer(new byte[20]);
        final long session = node.link.session();
        until(() -> new FrameSender(orders).offer(FrameKind.REQUEST, session, 1, nowNs, 0, nothing, 0, 20) > 0);
        until(() -> new FrameSender(reports).offer(FrameKind.REPORT, 1, 1, nowNs, session, nothing, 0, 20) > 0);
        until(() -> 2 == count(WireCounter.FRAMES_REFUSED), node::poll, venue::poll);
        node.order(64);
        hear("64 ACCEPTED");
        orders.close();
        reports.close();

        assertThat(node.heard.lines()).containsExactly("ORDERS_UP", "64 ACCEPTED");
        assertThat(machine.remarks()).containsExactlyInAnyOrder(
            "a message of a node is refused: it is of another schema",
            "a message of the venue is refused: it is of another schema");
    }

    private void until(final BooleanSupplier condition, final Runnable... work)
    {
        machine.until(condition, work);
    }

    private void logOn(final Node who)
    {
        until(() -> 1 == who.ups(), who::poll, venue::pollOnly);
    }

    private void hear(final String line)
    {
        until(() -> node.heard.lines().contains(line), node::poll, venue::poll);
    }

    private long count(final WireCounter counter)
    {
        return machine.counters().get(counter);
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        venue.book.venue().visitState(hash);
        return hash.value();
    }

    /** A venue's process, whose clock the test moves. */
    private final class Venue implements AutoCloseable
    {
        private final Journal journal;
        private final VenueBook book;
        private final VenueServer server;

        Venue(final String name)
        {
            final Path path = folder.resolve(name);
            journal = Journal.exists(path) ? Journal.open(path, JournalSettings.SMALL) :
                Journal.create(path, Manifest.ofJournal("test", "test", 0, name.hashCode(), Map.of()),
                    JournalSettings.SMALL);
            book = new VenueBook(VENUE, journal);
            server = new VenueServer(machine.wire(), settings(), machine.counters(), book, machine.newId(),
                journal.manifest().createdNs());
        }

        void poll()
        {
            advance(50_000_000L);
            server.poll();
        }

        void pollOnly()
        {
            server.poll();
        }

        void advance(final long byNs)
        {
            nowNs += byNs;
            book.onTime(nowNs);
        }

        @Override
        public void close()
        {
            server.close();
            book.close();
            journal.close();
        }
    }

    /** Short, so that a silent node is found out soon. */
    private WireSettings settings()
    {
        return machine.settings().withSilenceNs(TimeUnit.MILLISECONDS.toNanos(700));
    }

    /** A node's both threads in turn. */
    private final class Node
    {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        private final Requests requests = new Requests();
        private final Heard heard = new Heard(market);
        private final long firstSession;
        private final VenueLink link;
        private final WireVenue engineSide;

        Node(final String name, final long books)
        {
            this(name, machine.newId() << 16, books);
        }

        Node(final String name, final long firstSession, final long books)
        {
            this.firstSession = firstSession;
            link = new VenueLink(machine.wire(), settings(), machine.counters(), firstSession, books);
            link.name(name);
            engineSide = new WireVenue(link, machine.counters());
        }

        void poll()
        {
            link.poll(heard, nowNs);
        }

        /** The engine comes to another event. */
        void turn()
        {
            engineSide.poll(nowNs, buffer, 0);
        }

        long ups()
        {
            return heard.lines().stream().filter("ORDERS_UP"::equals).count();
        }

        void order(final long id)
        {
            engineSide.onNewOrder(nowNs, requests.buy(id, nowNs, Requests.AWAY_TICKS));
        }

        void ask(final long id)
        {
            engineSide.onOrderQuery(nowNs, requests.query(id, nowNs));
        }
    }
}
