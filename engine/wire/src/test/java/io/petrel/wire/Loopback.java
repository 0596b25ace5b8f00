package io.petrel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;

/** What the loopback of this machine carries. */
final class Loopback
{
    private static final String GROUP = "224.20.30.39";
    private static final int PATIENCE_MS = 500;

    private Loopback()
    {
    }

    static int freePort()
    {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress()))
        {
            return socket.getLocalPort();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    static String multicast()
    {
        return "aeron:udp?endpoint=" + GROUP + ":" + freePort() + "|interface=localhost";
    }

    /** Tried without Aeron: containers and some kernels route no group over the loopback. */
    static boolean carriesMulticast()
    {
        try (MulticastSocket receiver = new MulticastSocket(0); DatagramSocket sender = new DatagramSocket())
        {
            final NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
            final InetSocketAddress group = new InetSocketAddress(GROUP, receiver.getLocalPort());
            receiver.joinGroup(group, loopback);
            receiver.setSoTimeout(PATIENCE_MS);
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            sender.send(new DatagramPacket(new byte[]{1}, 1, group));
            receiver.receive(new DatagramPacket(new byte[1], 1));
            return true;
        }
        catch (final IOException notCarried)
        {
            return false;
        }
    }
}
