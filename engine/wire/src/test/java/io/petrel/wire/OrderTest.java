package io.petrel.wire;

import static io.petrel.wire.Machine.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.OrderQueryEncoder;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateHash;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.node.config.PetrelConfig;
import io.petrel.sim.SimSettings;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.order.VenueBook;
import io.petrel.wire.order.VenueLink;
import io.petrel.wire.order.VenueServer;
import io.petrel.wire.order.WireVenue;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private static final int ACCOUNT = 1;

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
        assertThat(venue.book.recovered()).isEqualTo(market.events().size() + 1);
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
        private final MessageHeaderEncoder encoder = new MessageHeaderEncoder();
        private final MessageHeaderDecoder decoder = new MessageHeaderDecoder();
        private final Heard heard = new Heard(market);
        private final VenueLink link;
        private final WireVenue engineSide;

        Node(final String name, final long books)
        {
            link = new VenueLink(machine.wire(), settings(), machine.counters(), name, machine.newId() << 16, books);
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
            buffer.setMemory(0, buffer.capacity(), (byte)0);
            final NewOrderEncoder order = new NewOrderEncoder().wrapAndApplyHeader(buffer, 0, encoder)
                .eventTimeNs(nowNs).clientOrderId(id).priceTicks(5_900_000).stopPriceTicks(Units.NULL_TICKS)
                .sizeLots(1).instrumentId(Market.INSTRUMENT).accountId(ACCOUNT)
                .side(Side.BUY).orderType(OrderType.LIMIT).timeInForce(TimeInForce.GTC)
                .purpose(OrderPurpose.ENTRY).expiryNs(Units.NULL_TIME_NS).groupId(Units.NULL_ID)
                .parentId(Units.NULL_ID);
            order.flags().clear();
            engineSide.onNewOrder(nowNs, new NewOrderDecoder().wrapAndApplyHeader(buffer, 0, decoder));
        }

        void ask(final long id)
        {
            new OrderQueryEncoder().wrapAndApplyHeader(buffer, 0, encoder)
                .eventTimeNs(nowNs).clientOrderId(id).instrumentId(Market.INSTRUMENT).accountId(ACCOUNT)
                .reason(QueryReason.RECONNECTED);
            engineSide.onOrderQuery(nowNs, new OrderQueryDecoder().wrapAndApplyHeader(buffer, 0, decoder));
        }
    }
}
