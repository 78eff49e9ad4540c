package dev.assay.servers.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.assay.servers.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes connections on to a port of this machine, and cuts them after so many bytes.
 *
 * <p>Both ends see their connection break; nothing tells them why.
 */
public final class Relay implements AutoCloseable {
  private static final int MAX_SEEN = 1 << 20;

  private final ServerSocketChannel listening;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final AtomicLong upBudget = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong downBudget = new AtomicLong(Long.MAX_VALUE);
  private final AtomicInteger cuts = new AtomicInteger();
  private final Thread accepting;

  private Relay(int to) {
    this.to = to;
    this.listening = FreePorts.bindAny();
    this.accepting = Thread.ofVirtual().name("relay").start(this::accept);
  }

  /** Starts one to this port. */
  public static Relay to(int port) {
    return new Relay(port);
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return listening.socket().getLocalPort();
  }

  /** From now on cuts every connection over which so many bytes have gone to the server. */
  public void cutAfterSending(long bytes) {
    upBudget.set(bytes);
  }

  /** From now on cuts every connection over which so many bytes have come from the server. */
  public void cutAfterReceiving(long bytes) {
    downBudget.set(bytes);
  }

  /** From now on cuts nothing. */
  public void heal() {
    upBudget.set(Long.MAX_VALUE);
    downBudget.set(Long.MAX_VALUE);
  }

  /** How many connections were cut. */
  public int cuts() {
    return cuts.get();
  }

  /** The beginning of what went to the server. */
  public String seen() {
    synchronized (seen) {
      return seen.toString(ISO_8859_1);
    }
  }

  private void accept() {
    while (listening.isOpen()) {
      try {
        connect(listening.accept().socket());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket near) throws IOException {
    try {
      Socket far = new Socket(InetAddress.ofLiteral("127.0.0.1"), to);
      open.add(near);
      open.add(far);
      var _ = Thread.startVirtualThread(() -> pass(near, far, upBudget, true));
      var _ = Thread.startVirtualThread(() -> pass(far, near, downBudget, false));
    } catch (IOException nobodyListens) {
      near.close();
    }
  }

  private void pass(Socket from, Socket to, AtomicLong budget, boolean remember) {
    byte[] chunk = new byte[8192];
    long passed = 0;
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        int allowed = (int) Math.min(read, Math.max(0, budget.get() - passed));
        out.write(chunk, 0, allowed);
        out.flush();
        passed += allowed;
        if (remember) {
          remember(chunk, allowed);
        }
        if (allowed < read) {
          cuts.incrementAndGet();
          return;
        }
      }
    } catch (IOException broken) {
      // The other end sees it too, as both are closed.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void remember(byte[] chunk, int length) {
    synchronized (seen) {
      seen.write(chunk, 0, Math.min(length, MAX_SEEN - seen.size()));
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
      accepting.interrupt();
    } catch (IOException failed) {
      throw new IllegalStateException("the relay does not stop", failed);
    }
  }
}
