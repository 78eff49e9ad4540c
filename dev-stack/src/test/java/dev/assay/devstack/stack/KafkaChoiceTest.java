package dev.assay.devstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KafkaChoiceTest {

  @Test
  void ownIsABrokerInThisJvmAndBrokersAreACluster() {
    assertThat(KafkaChoice.parse("own")).isEqualTo(new KafkaChoice.Own());
    assertThat(KafkaChoice.parse("a:9092,b:9092")).isEqualTo(new KafkaChoice.At("a:9092,b:9092"));
  }

  @Test
  void whatIsNeitherIsRefusedWithWhatItShouldBe() {
    assertThatThrownBy(() -> KafkaChoice.parse("http://kafka"))
        .hasMessage("'http://kafka' is neither own nor brokers such as 127.0.0.1:9092");
  }
}
