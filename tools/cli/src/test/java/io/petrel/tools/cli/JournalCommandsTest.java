package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandsTest
{
    @TempDir
    private static Path folder;

    private static String journal;
    private static String other;

    @BeforeAll
    static void record()
    {
        journal = RecordedJournal.write(folder.resolve("journal")).toString();
        other = RecordedJournal.write(folder.resolve("other"), 0.71).toString();
    }

    @Test
    void shouldTailBothQueuesInTheOrderThingsHappened()
    {
        final CommandRun run = CommandRun.of("tail", journal, "-n", "4");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).isEqualTo("""
            in  5  2013-11-25T10:22:33.002000000Z  VENUE  ExecutionReport  BTCUSD  clientOrderId=192 venueOrderId=9 \
            reportId=2 fillPrice=785.3 fillSize=1.25 cumulativeSize=1.25 remainingSize=0 orderPrice=785.6 \
            fee=2.4540625 accountId=1 execType=FILL side=BUY liquidity=TAKER reason=NONE
            out 9 <5  2013-11-25T10:22:33.002000000Z  PositionUpdate  BTCUSD  position=1.25 costNotional=981.625 \
            realisedPnl=0 unrealisedPnl=-0.125 fees=2.4540625 markPrice=785.2 accountId=1
            in  6  2013-11-25T10:22:34.002000000Z  FEED  Trade  BTCUSD  tradeId=5 price=784.9 size=0.1 \
            aggressorSide=SELLER
            out 10 <6  2013-11-25T10:22:34.002000000Z  RiskVerdict  BTCUSD  clientOrderId=384 \
            measuredValue=400000000000 limitValue=200000000000 accountId=1 rule=ORDER_NOTIONAL side=BUY price=785.6 \
            size=1.25 checks=3{40 x 100 x PRICE_BAND, 125000000 x 1000000000 x ORDER_SIZE, \
            400000000000 x 200000000000 x ORDER_NOTIONAL}
            """);
    }

    @Test
    void shouldTailOneQueueInTheUsersZone()
    {
        final CommandRun run = CommandRun.of("tail", journal, "-n", "1", "--queue", "inbound", "--zone", "Asia/Tokyo");

        assertThat(run.out()).startsWith("in  6  2013-11-25T19:22:34.002000000+09:00  FEED  Trade  BTCUSD");
    }

    @Test
    void shouldTailWhatMatchesRawOrPrintedValues()
    {
        final String byPrinted = CommandRun.of("tail", journal, "--type", "trade", "--where", "price=785.1").out();
        final String byRaw = CommandRun.of("tail", journal, "--where", "priceTicks=78510").out();

        assertThat(byPrinted).hasLineCount(1).startsWith("in  2 ");
        assertThat(byRaw).isEqualTo(byPrinted);
        assertThat(CommandRun.of("tail", journal, "--where", "cause=5").out()).hasLineCount(1).startsWith("out 9 <5");
        assertThat(CommandRun.of("tail", journal, "--where", "side=buy", "--where", "source=VENUE").out())
            .hasLineCount(2);
        assertThat(CommandRun.of("tail", journal, "--type", "CancelOrder").out()).isEmpty();
    }

    @Test
    void shouldTailAsOneJsonDocumentPerLineInRawUnits() throws IOException
    {
        final CommandRun run = CommandRun.of("tail", journal, "-n", "100", "--json");
        final List<Object> records = Json.parseAll(run.out());

        assertThat(records).hasSize(16);
        assertThat(run.out()).hasLineCount(16);
        assertThat(records.get(1).toString()).isEqualTo(
            "{queue=inbound, sequence=2, causeSequence=null, eventTimeNs=1385374952000000000, " +
            "ingestTimeNs=1385374952000000000, source=FEED, type=Trade, symbol=BTCUSD, " +
            "fields={eventTimeNs=1385374952000000000, tradeId=1, priceTicks=78510, sizeLots=50000000, " +
            "instrumentId=1, aggressorSide=BUYER, flags=[]}}");
    }

    @Test
    void shouldFollowUntilInterrupted() throws InterruptedException
    {
        final CommandRun[] run = new CommandRun[1];
        final Thread follower = new Thread(() -> run[0] = CommandRun.of("tail", journal, "-f", "-n", "1"));
        follower.start();
        while (Thread.State.TIMED_WAITING != follower.getState() && follower.isAlive())
        {
            Thread.onSpinWait();
        }
        follower.interrupt();
        follower.join(300_000);

        assertThat(run[0].exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run[0].out()).startsWith("out 10 <6");
    }

    @Test
    void shouldCallUnknownNamesAUsageErrorAndListTheKnownOnes()
    {
        final CommandRun byType = CommandRun.of("tail", journal, "--type", "Trades");
        final CommandRun byField = CommandRun.of("tail", journal, "--where", "prize=1");

        assertThat(byType.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(byType.err()).contains("no message is named Trades").contains("Trade,");
        assertThat(byField.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(byField.err()).contains("no message has a field prize");
    }

    @Test
    void shouldRefuseAFolderThatIsNoJournal() throws IOException
    {
        final Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(CommandRun.of("tail", empty.toString())).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel tail: not a journal: " + empty + " (it holds neither inbound/ nor outbound/)\n"));
        assertThat(CommandRun.of("diff", journal, folder.resolve("none").toString()).err())
            .contains("no such folder").hasLineCount(1);
    }

    @Test
    void shouldFindNoDifferenceBetweenEqualJournals() throws IOException
    {
        final String copy = RecordedJournal.write(folder.resolve("copy")).toString();

        assertThat(CommandRun.of("diff", journal, copy)).isEqualTo(new CommandRun(ExitCode.DONE, """
            inbound   6 records equal, no difference
            outbound  10 records equal, no difference
            identical
            """, ""));
        assertThat(Json.parse(CommandRun.of("diff", "--json", journal, copy).out()).toString())
            .isEqualTo("{identical=true, inboundEqualRecords=6, outboundEqualRecords=10}");
    }

    @Test
    void shouldShowTheFirstDifferenceFieldByField() throws IOException
    {
        final CommandRun run = CommandRun.of("diff", journal, other);
        final Map<?, ?> json = (Map<?, ?>)Json.parse(CommandRun.of("diff", "--json", journal, other).out());

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).startsWith("""
            inbound   6 records equal, no difference
            outbound  2 records equal, then SignalVote differs

            first difference: outbound record 3
              A  out 3 <3  2013-11-25T10:22:33.000000000Z  SignalVote  BTCUSD  confidence=0.72""");
        assertThat(run.out()).endsWith("""
            FIELD          A      B
            confidence  0.72   0.71
            score       0.36  0.355
            """);
        assertThat(json.get("fields").toString()).isEqualTo("{confidence=[0.72, 0.71], score=[0.36, 0.355]}");
        assertThat(json.get("queue")).isEqualTo("outbound");
        assertThat(json.get("inboundSequence")).isEqualTo(3L);
    }

    @Test
    void shouldReadUpToTheDamageAndSayWhereItIs() throws IOException
    {
        final Path damaged = RecordedJournal.write(folder.resolve("damaged"));
        flipLastByteOf(damaged.resolve("inbound"), "BTCUSD");

        final CommandRun tail = CommandRun.of("tail", damaged.toString(), "--queue", "inbound", "-n", "100");
        final CommandRun diff = CommandRun.of("diff", journal, damaged.toString());

        assertThat(tail.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(tail.out()).isEmpty();
        assertThat(tail.err()).contains("stops at inbound record 1").hasLineCount(1);
        assertThat(diff.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
    }

    @Test
    void shouldExplainAnOrderFromTickToFill()
    {
        final CommandRun run = CommandRun.of("explain", journal, "192");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("""
            order 192: BUY 1.25 BTCUSD LIMIT IOC at 785.6 (ENTRY), FILL, filled 1.25

            [1] Market data: caused by
              in  3  2013-11-25T10:22:33.000000000Z  FEED  Trade  BTCUSD  tradeId=2 price=785.2 size=0.25 \
            aggressorSide=BUYER
              out 1 <3""");
        assertThat(run.out()).contains("""
            [2] Features
              TREND
                EMA_FAST                       785.0525  price
                TREND_STRENGTH                      0.5
                not ready: EMA_SLOW
              schema 000000000000002a

            [4] Alpha engines
              TREND       LONG   confidence 0.72
                trend_strength           weight 0.6        x value 0.8        = 0.48
                adx                      weight 0.4        x value 0.6        = 0.24
              TAPE        HOLD   NOT_READY

            [5] Selection: LONG by TREND
              TREND       LONG   score 0.36 = confidence 0.72 x affinity 1 x win rate 0.5
              best 0.36, runner-up NONE 0, separation 0.36
              agreement of the engines 1, order-flow signal -

            [6] Policy: factor 1, neutral

            [7] Confidence: 0.72, at least 0.5 to trade
              samples 42 -> 0.9
              separation of the scores -> 1
              pattern bonus 0.102, regime bonus 0
              meta gate x 1, policy x 1
              filters: passed

            [8] Size: 1.25 instead of 0, worth 981.5 at 785.2
              equity 10000 x base fraction 0.1
              x confidence factor 1.05
              x volatility factor 0.93 (volatility 0.8)
              x Kelly factor 0.087 (full Kelly 0.348 of win rate 0.58 and payoff 1.8)
              x regime factor 1 x toxicity factor 1
              cut to the least and greatest share of equity

            [9] Portfolio: heat factor 1
              risk held and reserved 0.04 of equity

            [10] Risk
              gate: approved
                PRICE_BAND                        0.4  limit 1                price
                ORDER_SIZE                       1.25  limit 10               size
                ORDER_NOTIONAL                  981.5  limit 2000             USD

            [11] Costs: 18.32 basis points
              fee 8 + spread 6 + slippage 4.32

            [12] Decision: LONG 1.25 BTCUSD at 785.2
              stop 777.35 (-100 bps), target 800.9 (199.9 bps), hold at most 7200s
              TREND 100 % of the decision, NONE 0 %
              regime UNKNOWN, confidence 0.72

            [13] Execution
              out 8 <3""");
        assertThat(run.out()).contains("\n  in  4 ").contains("\n    out 9 <5 ");
    }

    @Test
    void shouldExplainWhatTheVenueAnsweredAndWhereItsBooksDiffer(@TempDir final Path folder) throws IOException
    {
        final String answered = RecordedJournal.writeWithAnswer(folder.resolve("answered")).toString();
        final CommandRun run = CommandRun.of("explain", answered, "192");
        final Map<?, ?> json = (Map<?, ?>)Json.parse(CommandRun.of("explain", "--json", answered, "192").out());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("OrderStatusReport  BTCUSD  clientOrderId=192 venueOrderId=9 " +
            "cumulativeSize=1.25 remainingSize=0 orderPrice=785.6 accountId=1 answer=FILLED reason=NONE " +
            "fills=1{785.3 x 1.25 x 1.25 x 2.4540625}\n");
        assertThat(run.out()).contains("OrderUpdate  BTCUSD  clientOrderId=192 filled=1.25 size=1.25 accountId=1 " +
            "status=FILLED reason=NONE disorder=LATE_FILL\n");
        assertThat(run.out()).contains("requestId=1 ourValue=785.6 venueValue=785.7 clientOrderId=192 accountId=1 " +
            "kind=ORDER_PRICE\n");
        assertThat(run.out()).contains("requestId=1 ourValue=1.25 clientOrderId=192 accountId=1 " +
            "kind=ORDER_FILLED_LOTS\n");
        assertThat(run.out()).contains("requestId=1 ourValue=981.625 venueValue=981.62500001 clientOrderId=192 " +
            "accountId=1 kind=POSITION_COST\n");
        assertThat((List<?>)json.get("answers")).hasSize(1);
        assertThat((List<?>)json.get("life")).hasSize(4);
        assertThat(CommandRun.of("tail", answered, "--type", "ReconcileDifference").out())
            .contains("kind=ORDER_PRICE").hasLineCount(3);
    }

    @Test
    void shouldHeadAFilledOrderByItsFillWhenAReplacementWasRefusedAfterIt()
    {
        final String late = RecordedJournal.writeWithRefusedReplacement(folder.resolve("late")).toString();
        final CommandRun run = CommandRun.of("explain", late, "192");

        assertThat(run.out()).startsWith("order 192: BUY 1.25 BTCUSD LIMIT IOC at 785.6 (ENTRY), FILL, filled 1.25\n");
        assertThat(run.out()).as("told all the same").contains("REPLACE_REJECTED");
    }

    @Test
    void shouldExplainAStopThatWaitsAtTheVenue()
    {
        final String stopped = RecordedJournal.writeWithStop(folder.resolve("stopped")).toString();
        final CommandRun run = CommandRun.of("explain", stopped, "192");

        assertThat(run.out()).startsWith("order 192: SELL 1.25 BTCUSD STOP GTC at 777.35 (STOP), no report yet\n");
        assertThat(run.out()).contains("STOP of the position, kept at the venue");
    }

    @Test
    void shouldExplainWhyAnOrderWasRefused()
    {
        final CommandRun run = CommandRun.of("explain", journal, "384");

        assertThat(run.out()).startsWith("order 384: BUY 1.25 BTCUSD at 785.6, refused by ORDER_NOTIONAL\n");
        assertThat(run.out()).contains("decided earlier, at\n  in  3 ");
        assertThat(run.out()).contains("""
              gate: refused by ORDER_NOTIONAL
                PRICE_BAND                        0.4  limit 1                price
                ORDER_SIZE                       1.25  limit 10               size
                ORDER_NOTIONAL                   4000  limit 2000             USD    refused
            """);
    }

    @Test
    void shouldExplainTheWorstCaseAndWhatTheGateMadeOfTheSize(@TempDir final Path folder)
    {
        final String floored = RecordedJournal.writeWithFloor(folder.resolve("floored")).toString();

        assertThat(CommandRun.of("explain", floored, "192").out()).contains("  gate: approved\n" +
            "    worst case: equity 10000 less 123.45 is 9876.55, floor 9200 (TRAILING_DRAWDOWN), left 676.55\n" +
            "    made smaller: 2.5 asked for, 1.25 passes\n" +
            "    PRICE_BAND ");
        assertThat(CommandRun.of("explain", journal, "192").out()).doesNotContain("worst case", "made smaller");
    }

    @Test
    void shouldExplainAnOrderThatWasAskedForSinceTheAccountDidNotTrade(@TempDir final Path folder)
    {
        final CommandRun run =
            CommandRun.of("explain", RecordedJournal.writePing(folder.resolve("ping")).toString(), "192");

        assertThat(run.out()).contains("[9] Asked for since the account did not trade\n  out 1 <3 ")
            .contains("InactivityPing  BTCUSD  lastTrade=2013-11-25T10:22:31.000000000Z limit=2592000s target=1.25 " +
                "stop=777.35 maxHold=3600s accountId=1\n")
            .contains("  gate: approved\n");
    }

    @Test
    void shouldSayThatNoKeyBeginsWithAPrefixRatherThanNothing()
    {
        final CommandRun run = CommandRun.of("params", journal, "--key", "signa1.");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).startsWith("petrel params: no key begins with \"signa1.\": ")
            .contains("keys begin with account., bar., ").hasLineCount(1);
    }

    @Test
    void shouldExplainAsJsonWithFeaturesAndTermsByName() throws IOException
    {
        final Map<?, ?> json = (Map<?, ?>)Json.parse(CommandRun.of("explain", "--json", journal, "192").out());

        assertThat(json.get("features").toString()).isEqualTo("{EMA_FAST=78505.25, EMA_SLOW=null, TREND_STRENGTH=0.5}");
        assertThat(json.get("approved")).isEqualTo(true);
        assertThat((List<?>)json.get("reports")).hasSize(2);
        assertThat((List<?>)json.get("updates")).hasSize(1);
        assertThat(json.get("votes").toString()).contains("terms={trend_strength={weight=0.6, value=0.8}");
    }

    @Test
    void shouldNameNearbyOrdersWhenThereIsNoSuchOrder()
    {
        assertThat(CommandRun.of("explain", journal, "200")).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel explain: no order 200: " + journal + " (orders near it: [192, 384])\n"));
        assertThat(CommandRun.of("explain", journal, "first").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldPrintTheStateAfterAnEvent() throws IOException
    {
        final CommandRun run = CommandRun.of("state", journal, "--at", "2");
        final Map<?, ?> json = (Map<?, ?>)Json.parse(CommandRun.of("state", "--json", journal, "--at", "2").out());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("after inbound   2\ntime            2013-11-25T10:22:32.000000000Z\n");
        assertThat(run.out()).containsPattern("\nmarket\n(.*\n)+  lastTrade +785.1\n")
            .containsPattern("\n  bestBid +-\n  bestBidSize +-\n  bestAsk +-\n  bestAskSize +-\n");
        assertThat((List<?>)json.get("accounts")).as("no account is named yet").isEmpty();
        assertThat(((Map<?, ?>)((List<?>)json.get("markets")).get(0)).get("lastTradeTicks")).isEqualTo(78_510L);
        assertThat(run.out()).contains("state hash      " + json.get("stateHash"));
    }

    @Test
    void shouldGiveTheSameStateTwiceAndAnotherAfterAnotherEvent() throws IOException
    {
        final Object hash = ((Map<?, ?>)Json.parse(CommandRun.of("state", "--json", journal).out())).get("stateHash");
        final Map<?, ?> again = (Map<?, ?>)Json.parse(CommandRun.of("state", "--json", journal, "--at", "6").out());
        final Map<?, ?> before = (Map<?, ?>)Json.parse(CommandRun.of("state", "--json", journal, "--at", "5").out());

        assertThat(again.get("stateHash")).isEqualTo(hash);
        assertThat(before.get("stateHash")).isNotEqualTo(hash);
    }

    @Test
    void shouldRefuseAStateThatTheJournalDoesNotReach()
    {
        assertThat(CommandRun.of("state", journal, "--at", "7")).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel state: no inbound record 7: " + journal + " (the last that can be executed is 6)\n"));
        assertThat(CommandRun.of("state", journal, "--at", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    /** Damages the first place that holds the text, in whichever data file of the queue has it. */
    private static void flipLastByteOf(final Path queue, final String text) throws IOException
    {
        try (Stream<Path> files = Files.list(queue))
        {
            for (final Path file : files.filter(path -> path.toString().endsWith(".cq4")).toList())
            {
                final byte[] bytes = Files.readAllBytes(file);
                final int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
                if (at >= 0)
                {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE))
                    {
                        channel.write(ByteBuffer.wrap(new byte[]{'X'}), at);
                    }
                }
            }
        }
    }
}
