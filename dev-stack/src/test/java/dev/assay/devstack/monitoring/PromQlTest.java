package dev.assay.devstack.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {
  @Test
  void metricsAreToldFromFunctionsGroupingsLabelsWordsAndNumbers() {
    assertThat(
            PromQl.metrics(
                "max by (topic, le) (rate(a_total{topic=~\"x|{y}\", le!=\"b\"}[5m])) - on (topic)"
                    + " group_right () topic:b:sum > 5e3 < +Inf or 0 * c offset 10m and 1.5 > d"))
        .containsExactly("a_total", "c", "d", "topic:b:sum");
  }

  @Test
  void aSelectorKeepsItsMatchersAndNamesItsLabels() {
    assertThat(PromQl.selectors("sum(up{job=~\"a|b\", instance!=\"{c}\"}) / b{} + c"))
        .containsExactly(
            new PromQl.Selector(
                "up", "job=~\"a|b\", instance!=\"{c}\"", java.util.List.of("job", "instance")),
            new PromQl.Selector("b", "", java.util.List.of()),
            new PromQl.Selector("c", "", java.util.List.of()));
  }
}
