package io.petrel.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;

/** The rooms and the direction in which they may know each other, as docs draw them. */
final class Dependencies
{
    /** Packages of the core: one imports only what stands before it. */
    static final List<String> CORE_ORDER = List.of(
        "state", "time", "math", "param", "market", "bar", "feature", "regime", "model", "signal", "portfolio",
        "sizing", "execution", "risk", "order", "pipeline");

    private static final String ROOT = "io.petrel.";
    private static final List<Room> ROOMS = List.of(
        new Room("testing", List.of(), List.of("org.junit.jupiter", "com.sun.management")),
        new Room("codecs", List.of(), List.of("org.agrona", "org.w3c.dom", "org.xml.sax")),
        new Room("journal", List.of("codecs"), List.of("org.agrona", "net.openhft", "com.fasterxml.jackson.core")),
        new Room("core", List.of("codecs"), List.of("org.agrona")),
        new Room("models", List.of("codecs", "core"), List.of("org.agrona")),
        new Room("venue", List.of("codecs"), List.of("org.agrona")),
        new Room("sim", List.of("codecs", "venue", "core.state", "core.time", "core.math", "core.market"),
            List.of("org.agrona")),
        new Room("node", List.of("codecs", "journal", "core", "models", "venue", "sim"),
            List.of("org.agrona", "com.lmax", "net.openhft", "org.HdrHistogram", "org.snakeyaml",
                "com.sun.management")),
        new Room("wire", List.of("codecs", "journal", "core", "venue", "sim", "node"),
            List.of("org.agrona", "io.aeron")),
        new Room("tools.data", List.of("codecs", "journal", "core", "venue", "sim", "node"),
            List.of("org.agrona", "org.HdrHistogram", "com.fasterxml.jackson.core")),
        new Room("tools.backtest", List.of("codecs", "journal", "core", "venue", "sim", "node", "tools.data"),
            List.of("org.agrona", "org.HdrHistogram", "com.fasterxml.jackson.core")),
        new Room("tools.research",
            List.of("codecs", "journal", "core", "venue", "sim", "node", "tools.data", "tools.features"),
            List.of("org.agrona", "org.hipparchus", "com.fasterxml.jackson.core")),
        new Room("tools.features", List.of("codecs", "core", "node"), List.of("org.agrona", "org.duckdb")),
        new Room("tools.cli",
            List.of("codecs", "journal", "core", "venue", "sim", "node", "tools.data", "tools.backtest",
                "tools.research", "tools.features", "wire"),
            List.of("org.agrona", "org.HdrHistogram", "com.fasterxml.jackson.core", "picocli", "com.sun.management")));

    private Dependencies()
    {
    }

    /** Every dependency that goes against the drawing, in words. */
    static List<String> violations(final JavaClasses classes)
    {
        return classes.stream()
            .filter(origin -> origin.getPackageName().startsWith(ROOT))
            .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
            .filter(dependency -> !isAllowed(dependency))
            .map(dependency -> dependency.getOriginClass().getName() + " -> " + target(dependency).getName())
            .distinct()
            .sorted()
            .toList();
    }

    private static boolean isAllowed(final Dependency dependency)
    {
        final String from = dependency.getOriginClass().getPackageName();
        final JavaClass target = target(dependency);
        return target.isPrimitive() || isAllowed(from, target.getPackageName());
    }

    private static JavaClass target(final Dependency dependency)
    {
        return dependency.getTargetClass().getBaseComponentType();
    }

    static boolean isAllowed(final String fromPackage, final String toPackage)
    {
        final Room room = ROOMS.stream().filter(candidate -> candidate.holds(fromPackage)).findFirst()
            .orElseThrow(() -> new IllegalStateException("no room is drawn for package " + fromPackage));
        return room.mayImport(toPackage) && isInCoreOrder(fromPackage, toPackage);
    }

    private static boolean isInCoreOrder(final String fromPackage, final String toPackage)
    {
        final String prefix = ROOT + "core.";
        if (!fromPackage.startsWith(prefix) || !toPackage.startsWith(prefix))
        {
            return true;
        }
        return corePosition(toPackage, prefix) <= corePosition(fromPackage, prefix);
    }

    private static int corePosition(final String packageName, final String prefix)
    {
        final String name = packageName.substring(prefix.length());
        final int position = CORE_ORDER.indexOf(name.split("\\.")[0]);
        if (position < 0)
        {
            throw new IllegalStateException("no place in the import order for package core." + name);
        }
        return position;
    }

    /** One module: its package below the root, the rooms it may import, and the libraries it may use. */
    private record Room(String name, List<String> rooms, List<String> libraries)
    {
        boolean holds(final String packageName)
        {
            return isWithin(packageName, ROOT + name);
        }

        boolean mayImport(final String packageName)
        {
            return holds(packageName) || isWithin(packageName, "java") || isWithin(packageName, "javax") ||
                rooms.stream().anyMatch(room -> isWithin(packageName, ROOT + room)) ||
                libraries.stream().anyMatch(library -> isWithin(packageName, library));
        }

        private static boolean isWithin(final String packageName, final String parent)
        {
            return packageName.equals(parent) || packageName.startsWith(parent + ".");
        }
    }
}
