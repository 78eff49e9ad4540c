package dev.assay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void aFreePortCanBeBound() throws Exception {
    int port = FreePorts.one();

    try (ServerSocketChannel channel = FreePorts.bind(port)) {
      assertThat(channel.socket().getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void socketsListenOnTheLoopbackAddressOnly() throws Exception {
    try (ServerSocketChannel channel = FreePorts.bindAny()) {
      assertThat(channel.socket().getInetAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }
  }

  @Test
  void portsLieBelowThoseOfOutgoingConnections() {
    assertThat(FreePorts.one()).isBetween(1024, 32_767);
  }

  @Test
  void aTakenPortIsRefusedWithItsNumberAndARemedy() throws Exception {
    try (ServerSocketChannel taken = FreePorts.bindAny()) {
      int port = taken.socket().getLocalPort();

      assertThatExceptionOfType(ServerStartFailure.class)
          .isThrownBy(() -> FreePorts.bind(port).close())
          .satisfies(failure -> {
            assertThat(failure.problem()).contains("port " + port, "in use");
            assertThat(failure.remedy()).contains("choose another port");
            assertThat(failure).hasMessage(failure.problem() + "; " + failure.remedy());
          });
    }
  }
}
