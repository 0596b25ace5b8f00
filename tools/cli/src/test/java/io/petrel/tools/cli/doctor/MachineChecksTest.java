package io.petrel.tools.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.app.WarmUpRoom;
import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.PetrelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest
{
    private static final Path CONFIG = Path.of(System.getProperty("petrel.root"), "config");

    @TempDir
    private Path root;

    @Test
    void shouldAcceptATunedMachine() throws IOException
    {
        file("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-3,8\n");
        file("sys/devices/system/cpu/isolated", "2-3\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n");
        final ProcessorChecks checks = new ProcessorChecks(new SystemFiles(root));

        assertThat(checks.cores()).isEqualTo(Finding.ok("cores", "5 usable (affinity mask 0-3,8)"));
        assertThat(checks.isolation()).isEqualTo(Finding.ok("isolated cores", "2-3"));
        assertThat(checks.clockSource()).isEqualTo(Finding.ok("clock source", "tsc"));
        assertThat(checks.governor()).isEqualTo(Finding.ok("CPU governor", "performance"));
    }

    @Test
    void shouldWarnOfOneCoreASlowClockAndAPowerSavingGovernor() throws IOException
    {
        file("proc/self/status", "Cpus_allowed_list:\t7\n");
        file("sys/devices/system/cpu/isolated", "\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
        final ProcessorChecks checks = new ProcessorChecks(new SystemFiles(root));

        assertThat(checks.cores().status()).isEqualTo(Status.WARN);
        assertThat(checks.isolation().status()).isEqualTo(Status.WARN);
        assertThat(checks.clockSource().status()).isEqualTo(Status.WARN);
        assertThat(checks.clockSource().mend()).contains("tsc");
        assertThat(checks.governor().found()).isEqualTo("performance, powersave");
        assertThat(checks.governor().status()).isEqualTo(Status.WARN);
    }

    @Test
    void shouldAcceptCoresThatNothingElseMayRunOn() throws IOException
    {
        dedicated();
        file("sys/devices/system/cpu/isolated", "2-3\n");
        file("sys/devices/system/cpu/nohz_full", "2-3\n");
        file("proc/cmdline", "ro isolcpus=2-3 nohz_full=2-3 rcu_nocbs=2-3\n");
        file("proc/irq/24/smp_affinity_list", "0-1\n");

        assertThat(pinning().all()).allSatisfy(finding -> assertThat(finding.status()).isEqualTo(Status.OK));
        assertThat(pinning().core("engine core", 2).found()).isEqualTo("2, isolated");
    }

    @Test
    void shouldNameWhateverMayRunOnAPinnedCore() throws IOException
    {
        dedicated();
        file("sys/devices/system/cpu/isolated", "3\n");
        file("sys/devices/system/cpu/cpu3/topology/thread_siblings_list", "1,3\n");
        file("proc/irq/24/smp_affinity_list", "0-3\n");
        file("proc/irq/25/smp_affinity_list", "1\n");
        file("proc/irq/26/smp_affinity_list", "2\n");

        assertThat(pinning().core("engine core", 2).mend()).contains("isolcpus=managed_irq,domain,2");
        assertThat(pinning().waiting().found()).isEqualTo("busy_spin without a core of its own");
        assertThat(pinning().twins().found()).isEqualTo("core 3 shares its units with [1]");
        assertThat(pinning().tick().found()).isEqualTo("on [2, 3]");
        assertThat(pinning().interrupts().found()).isEqualTo("2 may come to the pinned cores");
        assertThat(pinning().interrupts().mend()).contains("IRQBALANCE_BANNED_CPULIST=2,3");
    }

    @Test
    void shouldRefuseACoreThatTheMachineDoesNotHave() throws IOException
    {
        file("sys/devices/system/cpu/online", "0-1\n");

        assertThat(pinning().core("engine core", 2).status()).isEqualTo(Status.FAIL);
        assertThat(pinning().core("engine core", NodeConfig.ANY_CORE)).isEqualTo(Finding.ok("engine core", "any"));
    }

    @Test
    void shouldNameTheCoresThatAProfileLacks() throws IOException
    {
        file("sys/devices/system/cpu/online", "0-1\n");
        assertThat(plan().missing())
            .isEqualTo("core 2 for the engine and core 3 for the feed; this process may have 0,1");
        assertThat(plan().mend()).contains("cores 2,3 and others beside them");
        assertThat(pinning().all()).contains(Finding.fail("cores of the profile",
            "missing: core 2 for the engine and core 3 for the feed; this process may have 0,1", plan().mend()));

        file("sys/devices/system/cpu/online", "0-2\n");
        assertThat(plan().missing()).isEqualTo("core 3 for the feed; this process may have 0,1,2");

        file("sys/devices/system/cpu/online", "2-3\n");
        assertThat(plan().missing()).isEqualTo("a core for everything else; this process may have 2,3");

        file("sys/devices/system/cpu/online", "0-7\n");
        assertThat(plan().missing()).isEmpty();
        assertThat(plan().finding()).isEqualTo(Finding.ok("cores of the profile", "2,3 of 0,1,2,3,4,5,6,7"));
        file("sys/fs/cgroup/cpuset.cpus.effective", "0-2\n");
        assertThat(plan().missing()).as("a container has fewer")
            .isEqualTo("core 3 for the feed; this process may have 0,1,2");
    }

    @Test
    void shouldLackNothingWhereNoThreadIsPinnedOrTheKernelSaysNothing() throws IOException
    {
        assertThat(plan().missing()).isEmpty();
        file("sys/devices/system/cpu/online", "0\n");
        final NodeConfig shared = PetrelConfig.load(CONFIG.resolve("paper.yaml")).node();
        assertThat(new CorePlan(root, shared).missing()).isEmpty();
        assertThat(new CorePlan(root, shared).finding())
            .isEqualTo(Finding.ok("cores of the profile", "none asked for"));
    }

    @Test
    void shouldReadMemoryAndLimits() throws IOException
    {
        file("proc/meminfo", "MemTotal:  100 kB\nSwapTotal:      2097148 kB\nHugePages_Total:      64\n");
        file("sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never\n");
        file("proc/self/limits", """
            Limit                     Soft Limit           Hard Limit           Units
            Max open files            1024                 524288               files
            Max locked memory         unlimited            unlimited            bytes
            """);
        final MemoryChecks checks = new MemoryChecks(new SystemFiles(root));

        assertThat(checks.hugePages()).isEqualTo(Finding.ok("huge pages", "64 reserved"));
        assertThat(checks.transparentHugePages().status()).isEqualTo(Status.WARN);
        assertThat(checks.swap().found()).isEqualTo("2097148 kB");
        assertThat(checks.lockedMemory()).isEqualTo(Finding.ok("locked memory", "unlimited"));
        assertThat(checks.openFiles().status()).isEqualTo(Status.WARN);
    }

    @Test
    void shouldSayUnknownWhereTheKernelOffersNothing()
    {
        final SystemFiles none = new SystemFiles(root);

        assertThat(new ProcessorChecks(none).clockSource().found()).isEqualTo("unknown");
        assertThat(new ProcessorChecks(none).cores().found()).endsWith("usable");
        assertThat(new MemoryChecks(none).lockedMemory().found()).isEqualTo("unknown");
        assertThat(new MemoryChecks(none).openFiles().status()).isEqualTo(Status.WARN);
    }

    @Test
    void shouldFailWhenTheDiskIsNearlyFullOrNotLocal()
    {
        assertThat(DiskChecks.freeSpace(root, 1L << 20).status()).isEqualTo(Status.FAIL);
        assertThat(DiskChecks.freeSpace(root, 5L << 30).status()).isEqualTo(Status.WARN);
        assertThat(DiskChecks.freeSpace(root, 50L << 30).status()).isEqualTo(Status.OK);
        assertThat(DiskChecks.kind(root, "nfs4").status()).isEqualTo(Status.FAIL);
        assertThat(DiskChecks.kind(root, "tmpfs").status()).isEqualTo(Status.WARN);
        assertThat(DiskChecks.kind(root, "ext4").status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldWarnWhereAWarmUpHasNoRoom()
    {
        final WarmUpRoom room = new WarmUpRoom(root, 300_000_000L, 299_000_000L);
        assertThat(DiskChecks.warmUp(room)).isEqualTo(Finding.warn("warm-up", "299 MB free in " + root +
            ", 300 needed: left out", room.mend()));
        assertThat(DiskChecks.warmUp(new WarmUpRoom(root, 300_000_000L, 300_000_000L)).status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldExamineAFolderThatDoesNotExistYet() throws IOException
    {
        assertThat(new DiskChecks(root.resolve("not/yet/there")).all())
            .anySatisfy(finding -> assertThat(finding.found()).isEqualTo("writable"));
    }

    @Test
    void shouldFindTheFlagsThatTheBuildGivesToItsTests()
    {
        assertThat(new JvmChecks().flags().status()).isEqualTo(Status.OK);
        assertThat(new JvmChecks().version().status()).isEqualTo(Status.OK);
        assertThat(new JvmChecks().boundsChecks().status()).isEqualTo(Status.WARN);
    }

    private void file(final String path, final String text) throws IOException
    {
        final Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void dedicated() throws IOException
    {
        file("sys/devices/system/cpu/online", "0-3\n");
        file("sys/devices/system/cpu/cpu2/topology/thread_siblings_list", "2\n");
        file("sys/devices/system/cpu/cpu3/topology/thread_siblings_list", "3\n");
    }

    private CorePlan plan()
    {
        return new CorePlan(root, dedicatedNode());
    }

    private PinningChecks pinning()
    {
        return new PinningChecks(new SystemFiles(root), dedicatedNode());
    }

    /** The profile "dedicated": cores 2 and 3, spinning. */
    private static NodeConfig dedicatedNode()
    {
        return PetrelConfig.load(CONFIG.resolve("paper.yaml"), List.of(CONFIG.resolve("node/dedicated.yaml"))).node();
    }
}
