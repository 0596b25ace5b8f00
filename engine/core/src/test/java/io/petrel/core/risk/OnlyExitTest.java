package io.petrel.core.risk;

import io.petrel.core.order.Orders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the compiled core: who can reach the order port, and who can name what it takes. */
class OnlyExitTest
{
    private static final String ROOT = "io/petrel/core/";

    @Test
    void shouldLetOnlyTheGateAndTheWiringHoldTheOrderPort() throws ReflectiveOperationException
    {
        final Set<String> holders = new TreeSet<>();
        for (final String name : classNames())
        {
            for (final Field field : load(name).getDeclaredFields())
            {
                if (OrderPort.class == field.getType() || Orders.class == field.getType())
                {
                    holders.add(name.substring(ROOT.length()));
                }
            }
        }
        assertThat(holders).contains("risk/Gate").isSubsetOf("risk/Gate", "pipeline/AccountLane");
    }

    @Test
    void shouldLetOnlyRiskAndOrderNameAnApprovedOrder()
    {
        assertThat(classNames()).filteredOn(name -> names(name, ROOT + "risk/ApprovedOrder"))
            .isNotEmpty().allMatch(name -> name.startsWith(ROOT + "risk/") || name.startsWith(ROOT + "order/"));
    }

    @Test
    void shouldLetOnlyTheWiringNameTheOrderPortOutside()
    {
        assertThat(classNames()).filteredOn(name -> names(name, ROOT + "risk/OrderPort"))
            .allMatch(name -> name.startsWith(ROOT + "risk/") || name.startsWith(ROOT + "order/") ||
                name.equals(ROOT + "pipeline/AccountLane"));
    }

    /** Without running its initialisers: some need others to have run first. */
    private static Class<?> load(final String name) throws ClassNotFoundException
    {
        return Class.forName(name.replace('/', '.'), false, OrderPort.class.getClassLoader());
    }

    private static List<String> classNames()
    {
        try (Stream<Path> files = Files.walk(classes()))
        {
            return files.map(file -> classes().relativize(file).toString().replace('\\', '/'))
                .filter(name -> name.startsWith(ROOT) && name.endsWith(".class"))
                .map(name -> name.substring(0, name.length() - ".class".length())).sorted().toList();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /** A class file holds the names of all it uses as text. */
    private static boolean names(final String className, final String used)
    {
        try
        {
            final byte[] bytes = Files.readAllBytes(classes().resolve(className + ".class"));
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(used);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classes()
    {
        try
        {
            return Path.of(OrderPort.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        }
        catch (final URISyntaxException e)
        {
            throw new IllegalStateException(e);
        }
    }
}
