package io.petrel.tools.cli.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The running JVM: its version, and the flags that Chronicle and Agrona need, judged by their effect. */
final class JvmChecks
{
    private static final int OLDEST_FEATURE = 17;
    private static final int UNSAFE_WARNS_FEATURE = 24;
    private static final String LAUNCHER_MEND = "start through ./petrel, or add it to your own java command";
    private static final List<String> OPENED = List.of("jdk.internal.misc", "sun.nio.ch", "java.lang.reflect");
    private static final List<String> NEWER_FLAGS =
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> CHRONICLE_OFF =
        List.of("chronicle.analytics.disable", "chronicle.announcer.disable", "chronicle.disk.monitor.disable");

    List<Finding> all()
    {
        return List.of(version(), flags(), heap(), boundsChecks());
    }

    Finding version()
    {
        final int feature = Runtime.version().feature();
        final String found = System.getProperty("java.vm.name") + " " + Runtime.version();
        if (feature < OLDEST_FEATURE)
        {
            return Finding.fail("JVM", found, "install a JDK 17 or newer and point JAVA_HOME at it");
        }
        return Finding.ok("JVM", found);
    }

    Finding flags()
    {
        final List<String> missing = missingFlags();
        if (missing.isEmpty())
        {
            return Finding.ok("JVM flags", "all that Chronicle and Agrona need");
        }
        return Finding.fail("JVM flags", "missing " + String.join(" ", missing), LAUNCHER_MEND);
    }

    Finding heap()
    {
        final boolean isFixed = vmOption("InitialHeapSize").equals(vmOption("MaxHeapSize"));
        final boolean isTouched = vmOption("AlwaysPreTouch").equals("true");
        final String found = (Long.parseLong(vmOption("MaxHeapSize")) >> 20) + " MiB" + (isFixed ? ", fixed" : "") +
            (isTouched ? ", touched at start" : "") + ", " + collector();
        if (isFixed && isTouched)
        {
            return Finding.ok("heap", found);
        }
        return Finding.warn("heap", found, "use config/jvm/engine.args, or -Xms equal to -Xmx and -XX:+AlwaysPreTouch");
    }

    Finding boundsChecks()
    {
        if (Boolean.getBoolean("agrona.disable.bounds.checks"))
        {
            return Finding.ok("buffer bounds checks", "off");
        }
        return Finding.warn("buffer bounds checks", "on", "-Dagrona.disable.bounds.checks=true: " + LAUNCHER_MEND);
    }

    static String vmOption(final String name)
    {
        try
        {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name).getValue();
        }
        catch (final IllegalArgumentException unknownToThisJvm)
        {
            return "";
        }
    }

    private static List<String> missingFlags()
    {
        final List<String> missing = new ArrayList<>();
        final Module base = Object.class.getModule();
        final Module ours = JvmChecks.class.getModule();
        OPENED.stream().filter(name -> !base.isOpen(name, ours))
            .forEach(name -> missing.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        if (!base.isExported("jdk.internal.ref", ours))
        {
            missing.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        }
        CHRONICLE_OFF.stream().filter(name -> !Boolean.getBoolean(name))
            .forEach(name -> missing.add("-D" + name + "=true"));
        addNewerJvmFlags(missing);
        return missing;
    }

    private static void addNewerJvmFlags(final List<String> missing)
    {
        if (Runtime.version().feature() >= UNSAFE_WARNS_FEATURE)
        {
            final List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
            NEWER_FLAGS.stream().filter(flag -> !given.contains(flag)).forEach(missing::add);
        }
    }

    private static String collector()
    {
        for (final String name : List.of("ZGC", "G1GC", "ParallelGC", "SerialGC", "ShenandoahGC", "EpsilonGC"))
        {
            if (vmOption("Use" + name).equals("true"))
            {
                return name;
            }
        }
        return "unknown collector";
    }
}
