package io.petrel.tools.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of this build, from the manifest of its jar. */
final class BuildVersion implements IVersionProvider
{
    @Override
    public String[] getVersion()
    {
        return new String[]{"petrel " + text() + ", Java " + System.getProperty("java.vm.version")};
    }

    static String text()
    {
        final String version = BuildVersion.class.getPackage().getImplementationVersion();
        return null == version ? "development" : version;
    }
}
