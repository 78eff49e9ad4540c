package dev.assay.triage.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  @Test
  void aNightIsQuietFromItsBeginningToItsEndInItsZone() {
    QuietHours night = QuietHours.parse("22:00-07:00 Europe/Berlin");

    assertThat(night.endAfter(at("2026-06-01T19:59:59Z"))).isEmpty();
    assertThat(night.endAfter(at("2026-06-01T20:00:00Z"))).contains(at("2026-06-02T05:00:00Z"));
    assertThat(night.endAfter(at("2026-06-02T04:59:59Z"))).contains(at("2026-06-02T05:00:00Z"));
    assertThat(night.endAfter(at("2026-06-02T05:00:00Z"))).isEmpty();
    assertThat(night.length()).isEqualTo(Duration.ofHours(9));
  }

  @Test
  void aNoonIsQuietOnItsOwnDay() {
    QuietHours noon = QuietHours.parse("12:00-13:00");

    assertThat(noon.endAfter(at("2026-06-01T12:30:00Z"))).contains(at("2026-06-01T13:00:00Z"));
    assertThat(noon.endAfter(at("2026-06-01T13:00:00Z"))).isEmpty();
  }

  @Test
  void whatIsNoSpanIsRefusedByName() {
    for (String wrong : List.of("night", "22:00-22:00", "25:00-07:00", "22:00-07:00 Nowhere")) {
      assertThatThrownBy(() -> QuietHours.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTemplateSaysItInOtherWords() {
    Message message =
        new Message(
            Optional.of("https://ops.example/{subject}"),
            Map.of(AlertRule.SPIKE, "{title}! {headline} {unknown} -> {link}"));

    assertThat(message.textOf(alert(AlertRule.SPIKE)))
        .contains("Spike! $1 a lot {unknown} -> https://ops.example/v1:00");
    assertThat(message.textOf(alert(AlertRule.BUDGET))).isEmpty();
  }

  private static Alert alert(AlertRule rule) {
    return new Alert("id", rule, "v1:00", "$1 a lot", List.of(), List.of(), Instant.EPOCH);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
