package dev.assay.contracts.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorHeadersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "assay-schema",
        "assay-errors",
        "assay-attempt",
        "__streams.errors.topic",
        "__connect.errors.exception.stacktrace",
        "__dlq.errors.delivery.count",
        "kafka_dlt-exception-fqcn",
        "kafka_exception-message",
        "kafka_original-offset",
        "retry_topic-attempts",
        "__rule.name",
        "dead-letter-reason",
        "deserialization-failure-cause"
      })
  void whatSaysThatAnEventFailedIsTakenOff(String name) {
    Headers headers = new RecordHeaders().add(name, new byte[1]).add(name, new byte[2]);
    ErrorHeaders.strip(headers);
    assertThat(headers.toArray()).isEmpty();
  }

  @Test
  void everythingElseKeepsItsOrderAndBytes() {
    Headers headers = new RecordHeaders();
    for (String name : new String[] {"traceparent", "a", "ce_id", "a", "__value_schema_id"}) {
      headers.add(name, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Header[] before = headers.toArray();
    headers.add("assay-reason", new byte[0]);

    ErrorHeaders.strip(headers);

    assertThat(headers.toArray()).containsExactly(before);
  }
}
