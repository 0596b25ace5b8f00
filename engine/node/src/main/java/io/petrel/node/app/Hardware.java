package io.petrel.node.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What a machine must have before a node runs on it. Start-up only. */
final class Hardware
{
    private Hardware()
    {
    }

    /**
     * Without the instruction {@code Math.fma} gives the same bits, but through BigDecimal: slowly, and with garbage.
     */
    static void requireFma()
    {
        final HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (!Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue()))
        {
            throw new IllegalArgumentException("this machine has no fused multiply-add, or the JVM does not use it " +
                "(take a processor with FMA: x86 Haswell or later, any arm64; do not pass -XX:-UseFMA)");
        }
    }
}
