package dev.assay.devstack.monitoring;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.stream.Stream;

/** The programs of others that these tests run. */
final class Programs {
  private Programs() {}

  /** Leaves the test out where a program is missing; in CI that is a failure. */
  static void need(String... programs) {
    List<String> missing =
        Stream.of(programs).filter(program -> Prometheus.program(program).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    String why = "not installed: %s; apt-get install prometheus etcd-server".formatted(missing);
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(why);
    }
    abort(why);
  }
}
