package dev.assay.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid events cost no memory. */
class NoAllocationTest {
  private static final int EVENTS = 200_000;
  private static final int WARM_UP = 50_000;
  private static final long NOISE_BYTES = 64 * 1024;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(ints = {0, EngineSettings.NEVER})
  void aValidFeedbackEventAllocatesNothing(int generateAfter) throws IOException {
    String event =
        "{\"coordinator_id\":\"ticks-writer-eu\",\"queue_size\":412,\"capacity\":4000,"
            + "\"level\":\"ok\",\"source\":\"store\",\"ts\":1795230000.125}";
    assertThat(allocatedBy("telemetry.FeedbackEvent", event, generateAfter))
        .isLessThan(NOISE_BYTES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, EngineSettings.NEVER})
  void aValidHealthStatusAllocatesNothing(int generateAfter) throws IOException {
    String event =
        "{\"service\":\"store\",\"state\":\"degraded\",\"components\":[{\"name\":\"disk\","
            + "\"state\":\"healthy\",\"details\":{\"free\":\"12 %\",\"où\":\"ici\"}},"
            + "{\"name\":\"net\",\"state\":\"unhealthy\"}],\"version\":\"1.2\",\"ts\":1.5}";
    assertThat(allocatedBy("telemetry.HealthStatus", event, generateAfter)).isLessThan(NOISE_BYTES);
  }

  private static long allocatedBy(String schema, String event, int generateAfter)
      throws IOException {
    String text = Files.readString(Path.of("../schemas/v1/" + schema + ".json"));
    CompiledSchema compiled =
        CompiledSchemaTest.compile(
            text,
            new EngineSettings(
                generateAfter,
                EngineSettings.NEVER,
                EngineSettings.RepeatedMembers.LAST_ONE_COUNTS));
    byte[] json = event.getBytes(StandardCharsets.UTF_8);
    judge(compiled, json, WARM_UP);
    long thread = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    judge(compiled, json, EVENTS);
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  private static void judge(CompiledSchema schema, byte[] json, int times) {
    for (int i = 0; i < times; i++) {
      if (!(schema.validate(json) instanceof Verdict.Valid)) {
        throw new AssertionError("the event is valid");
      }
    }
  }
}
