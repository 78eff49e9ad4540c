package dev.assay.devstack.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataTest {
  @TempDir private Path directory;

  @Test
  void whatWasPublishedAndDecidedIsThereAfterARestart() {
    try (Running first = Running.in(directory)) {
      first.decide(
          "POST",
          "/admin/schemas",
          "{\"name\": \"telemetry.Kept\", \"track\": \"v1\", \"content\": {\"type\": \"object\"}}");
      first.decide("PUT", "/enforcement/topic:telemetry.feedback", "{\"mode\": \"off\"}");
    }

    try (Running second = Running.in(directory)) {
      assertThat(get(second, "/schemas/v1/telemetry.Kept")).contains("\"core_version\":\"1.0.0\"");
      assertThat(get(second, "/enforcement/topic:telemetry.feedback")).contains("\"mode\":\"off\"");
    }
  }

  private static String get(Running running, String path) {
    return running.send("GET", running.stack().registry(), path, "").body();
  }
}
