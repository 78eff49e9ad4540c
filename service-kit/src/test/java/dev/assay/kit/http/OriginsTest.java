package dev.assay.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final Origins BEHIND_PROXIES =
      new Origins(List.of(Network.parse("10.0.0.0/8"), Network.parse("192.0.2.7")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | 1.2.3.4 | 203.0.113.9",
        "10.1.2.3 | | 10.1.2.3",
        "10.1.2.3 | 203.0.113.9 | 203.0.113.9",
        "10.1.2.3 | 1.2.3.4, 203.0.113.9 | 203.0.113.9",
        "10.1.2.3 | 1.2.3.4, 203.0.113.9, 192.0.2.7 | 203.0.113.9",
        "10.1.2.3 | 10.9.9.9 | 10.9.9.9",
        "10.1.2.3 | nonsense, 192.0.2.7 | 192.0.2.7",
        "10.1.2.3 | 2001:db8:1:2:3:4:5:6 | 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1 | | 2001:db8:1:2:0:0:0:0/64"
      })
  void whatProxiesSayIsBelievedOfThoseThatAreTrustedAlone(
      String peer, @Nullable String forwarded, String origin) {
    List<String> lines = forwarded == null ? List.of() : List.of(forwarded);
    assertThat(BEHIND_PROXIES.of(peer, lines)).isEqualTo(origin);
  }

  @Test
  void withoutTrustedProxiesNobodySaysWhereTheyComeFrom() {
    assertThat(new Origins(List.of()).of("10.1.2.3", List.of("1.2.3.4"))).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0.0/8", "proxy.test", "10.0.0.0/x", "::1/129"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
