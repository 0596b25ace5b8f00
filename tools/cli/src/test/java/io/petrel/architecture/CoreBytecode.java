package io.petrel.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What classes of the core may touch of the JDK and of Agrona. A list of what is allowed, not of what is banned: a
 * clock that nobody thought of is refused too. To allow one more class, show that it is deterministic and add its name.
 */
final class CoreBytecode
{
    private static final Set<String> JDK_CLASSES = Set.of(
        "java.lang.Object", "java.lang.String", "java.lang.CharSequence", "java.lang.StringBuilder",
        "java.lang.Number", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long",
        "java.lang.Double", "java.lang.Boolean", "java.lang.Character", "java.lang.Enum", "java.lang.Record",
        "java.lang.Comparable", "java.lang.Iterable", "java.lang.Void", "java.lang.Class", "java.lang.Override",
        "java.lang.Deprecated", "java.lang.FunctionalInterface", "java.lang.SuppressWarnings", "java.lang.SafeVarargs",
        "java.lang.Math", "java.lang.System", "java.lang.invoke.LambdaMetafactory", "java.lang.invoke.MethodHandle",
        "java.lang.invoke.MethodHandles", "java.lang.invoke.MethodHandles$Lookup", "java.lang.invoke.MethodType",
        "java.lang.invoke.CallSite", "java.lang.invoke.TypeDescriptor", "java.lang.invoke.StringConcatFactory",
        "java.lang.runtime.ObjectMethods",
        "java.util.List", "java.util.ArrayList", "java.util.Arrays", "java.util.Collection", "java.util.Collections",
        "java.util.Comparator", "java.util.Iterator", "java.util.Objects", "java.util.ArrayDeque", "java.util.EnumMap",
        "java.util.TreeMap", "java.util.NavigableMap", "java.util.SortedMap", "java.util.BitSet", "java.util.Map",
        "java.util.Map$Entry", "java.util.Locale",
        "java.nio.ByteOrder", "java.nio.charset.Charset", "java.nio.charset.StandardCharsets");

    private static final Set<String> MATH = Set.of(
        "abs", "absExact", "min", "max", "floorDiv", "floorMod", "ceilDiv", "multiplyHigh", "multiplyFull", "addExact",
        "subtractExact", "multiplyExact", "negateExact", "incrementExact", "decrementExact", "toIntExact", "sqrt",
        "fma", "signum", "copySign", "floor", "ceil", "rint", "scalb", "getExponent", "ulp", "nextUp", "nextDown");

    private static final Set<String> UNORDERED_WALKS = Set.of(
        "keySet", "values", "entrySet", "iterator", "forEach", "intForEach", "longForEach", "forEachInt", "forEachLong",
        "stream", "hashCode", "toArray", "toString");

    private CoreBytecode()
    {
    }

    /** Every touch of something that is not allowed, in words. */
    static List<String> violations(final JavaClasses classes)
    {
        final Set<String> violations = new TreeSet<>();
        for (final JavaClass origin : classes)
        {
            if (origin.getPackageName().startsWith("io.petrel.core."))
            {
                addForeignClasses(origin, violations);
                addBannedCalls(origin, violations);
                addThreading(origin, violations);
            }
        }
        return List.copyOf(violations);
    }

    private static void addForeignClasses(final JavaClass origin, final Set<String> violations)
    {
        origin.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !isAllowed(dependency.getTargetClass().getBaseComponentType()))
            .forEach(dependency -> violations.add("not for the core: " + dependency.getDescription()));
    }

    private static void addBannedCalls(final JavaClass origin, final Set<String> violations)
    {
        for (final JavaAccess<?> access : origin.getAccessesFromSelf())
        {
            if (isBanned(access.getTargetOwner().getName(), access.getTarget().getName()) || isLocalised(access))
            {
                violations.add("not for the core: " + access.getDescription());
            }
        }
    }

    /** Case may change by the rules of no language. */
    private static boolean isLocalised(final JavaAccess<?> access)
    {
        final String name = access.getTarget().getFullName();
        return name.matches("java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)") ||
            name.startsWith("java.util.Locale.") && !name.equals("java.util.Locale.ROOT");
    }

    private static void addThreading(final JavaClass origin, final Set<String> violations)
    {
        for (final JavaField field : origin.getFields())
        {
            if (field.getModifiers().contains(JavaModifier.VOLATILE))
            {
                violations.add("volatile field: " + field.getFullName());
            }
        }
        for (final JavaMethod method : origin.getMethods())
        {
            if (method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
            {
                violations.add("synchronized method: " + method.getFullName());
            }
        }
    }

    private static boolean isAllowed(final JavaClass target)
    {
        final String name = target.getName();
        return target.isPrimitive() || name.startsWith("io.petrel.") || JDK_CLASSES.contains(name) ||
            name.startsWith("java.util.function.") || name.startsWith("java.lang.annotation.") ||
            name.matches("java\\.(lang|util)\\.\\w*(Exception|Error|Throwable)") || isAllowedAgrona(name);
    }

    private static boolean isAllowedAgrona(final String name)
    {
        return name.matches("org\\.agrona\\.(DirectBuffer|MutableDirectBuffer|ExpandableArrayBuffer|BitUtil)") ||
            name.equals("org.agrona.AsciiSequenceView") ||
            name.startsWith("org.agrona.collections.") || name.equals("org.agrona.concurrent.UnsafeBuffer");
    }

    static boolean isBanned(final String owner, final String member)
    {
        return switch (owner)
        {
            case "java.lang.Math" -> !MATH.contains(member) && !"PI".equals(member) && !"E".equals(member);
            case "java.lang.System" -> !"arraycopy".equals(member);
            case "java.lang.Object" -> "hashCode".equals(member) || member.startsWith("wait") ||
                member.startsWith("notify");
            case "java.lang.String" -> Set.of("format", "formatted", "getBytes").contains(member);
            case "java.lang.Class" -> !Set.of("getSimpleName", "desiredAssertionStatus", "getEnumConstants")
                .contains(member);
            case "java.lang.Enum" -> "hashCode".equals(member);
            case "java.util.Collections" -> "shuffle".equals(member);
            default -> member.equals("stream") || member.equals("parallelStream") ||
                owner.matches("org\\.agrona\\.collections\\..*(Map|Set)(\\$.*)?") &&
                UNORDERED_WALKS.contains(member);
        };
    }
}
