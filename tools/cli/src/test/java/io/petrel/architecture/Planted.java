package io.petrel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a source that breaks a rule, so that the rule can be seen to catch it. */
final class Planted
{
    private Planted()
    {
    }

    static JavaClasses compile(final Path folder, final String className, final String source) throws IOException
    {
        final Path file = folder.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final int result = compiler.run(null, null, null, "-proc:none", "-nowarn", "-d", folder.toString(),
            "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(result).as("planted source compiles").isZero();
        return new ClassFileImporter().importPath(folder);
    }
}
