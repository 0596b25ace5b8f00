package io.petrel.bench.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.tools.cli.bench.Verdict;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfirmationTest
{
    private static final Judgement DECODE = kept("decode");

    private final Deque<List<Judgement>> processes = new ArrayDeque<>();
    private final List<Set<String>> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void shouldMeasureOnceWhereEveryBudgetIsKept() throws IOException
    {
        processes.add(List.of(DECODE, kept("sizing")));

        assertThat(verdicts()).extracting(Verdict::stage).containsExactly("decode", "sizing");
        assertThat(asked).containsExactly(Set.of());
        assertThat(said).isEmpty();
    }

    @Test
    void shouldFailWhatEachOfThreeProcessesPassesAndMeasureNothingElseAgain() throws IOException
    {
        processes.add(List.of(DECODE, slow("sizing", "11.5")));
        processes.add(List.of(slow("sizing", "11.7")));
        processes.add(List.of(slow("sizing", "11.6")));

        final List<Verdict> verdicts = verdicts();
        assertThat(verdicts).extracting(Verdict::isKept).containsExactly(true, false);
        assertThat(verdicts.get(1).text()).isEqualTo("11.6 (the last of 3 processes that agree)");
        assertThat(asked).containsExactly(Set.of(), Set.of("sizing"), Set.of("sizing"));
        assertThat(said).containsExactly(
            "bench: process 2 of at most 3, for sizing: 11.5", "bench: process 3 of at most 3, for sizing: 11.7");
    }

    @Test
    void shouldKeepWhatOneProcessKeepsAndSayWhatTheOthersMeasured() throws IOException
    {
        processes.add(List.of(DECODE, slow("sizing", "11.5"), slow("regime", "64")));
        processes.add(List.of(slow("regime", "65"), kept("sizing")));
        processes.add(List.of(kept("regime")));

        final List<Verdict> verdicts = verdicts();
        assertThat(verdicts).extracting(Verdict::stage).containsExactly("decode", "sizing", "regime");
        assertThat(verdicts).allMatch(Verdict::isKept);
        assertThat(verdicts.get(1).text()).isEqualTo("kept (in process 2; before: 11.5)");
        assertThat(verdicts.get(2).text()).isEqualTo("kept (in process 3; before: 64 | 65)");
        assertThat(asked).containsExactly(Set.of(), Set.of("regime", "sizing"), Set.of("regime"));
    }

    @Test
    void shouldFailAnAllocationOnlyWhereEachProcessAllocates() throws IOException
    {
        final Judgement allocates = new Judgement("core", true, false, "8 B");
        processes.addAll(List.of(List.of(allocates), List.of(allocates), List.of(allocates)));
        assertThat(verdicts()).noneMatch(Verdict::isKept);

        processes.addAll(List.of(List.of(allocates), List.of(kept("core"))));
        assertThat(verdicts()).allMatch(Verdict::isKept);
    }

    /** One that was slow once and allocated once has passed neither budget twice. */
    @Test
    void shouldJudgeTimeAndBytesEachByItself() throws IOException
    {
        processes.add(List.of(slow("sizing", "11.5")));
        processes.add(List.of(new Judgement("sizing", true, false, "8 B")));

        assertThat(verdicts()).allMatch(Verdict::isKept);
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldNotTakeAStageForKeptThatAProcessLeftOut()
    {
        processes.add(List.of(DECODE, slow("sizing", "11.5")));
        processes.add(List.of(DECODE));

        assertThatThrownBy(this::verdicts).hasMessage("measured [decode] where [sizing] were asked for");
    }

    private List<Verdict> verdicts() throws IOException
    {
        return Confirmation.of(stages ->
        {
            asked.add(stages);
            return processes.remove();
        }, said::add);
    }

    private static Judgement kept(final String stage)
    {
        return new Judgement(stage, true, true, "kept");
    }

    private static Judgement slow(final String stage, final String text)
    {
        return new Judgement(stage, false, true, text);
    }
}
