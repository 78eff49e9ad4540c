package dev.assay.contracts.instances;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.instances.InstanceCodec.Heard;
import dev.assay.contracts.instances.InstanceReport.Assigned;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import dev.assay.contracts.instances.InstanceReport.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceCodecTest {
  private static final InstanceId ID = new InstanceId("host#1-4711", "a1b2");
  private static final InstanceReport REPORT =
      new InstanceReport(
          "host",
          "assay-validator",
          "0.1.0",
          1,
          500,
          "RUNNING",
          41,
          7,
          8,
          List.of(new Assigned("t", List.of(0, 3), 12)),
          List.of(
              new Counted(
                  "t",
                  "a.A",
                  8,
                  "enforce",
                  1_500,
                  12.5,
                  new Events(1, 2, 3, 4, 5),
                  List.of(new Group("v1:0000000000000001", 3)))));

  @Test
  void aReportIsReadAsItWasTold() {
    assertThat(InstanceCodec.read(InstanceCodec.key(ID), InstanceCodec.value(REPORT)))
        .isEqualTo(new Heard.Told(ID, REPORT));
    assertThat(InstanceCodec.read(InstanceCodec.key(ID), null)).isEqualTo(new Heard.Left(ID));
  }

  @Test
  void whatANewerWriterAddsIsPassedOverAndANewerFormIsNotGuessedAt() {
    String value = new String(InstanceCodec.value(REPORT), UTF_8);

    assertThat(read(value.replace("{\"form\":1,", "{\"form\":1,\"mood\":\"good\",")))
        .isEqualTo(new Heard.Told(ID, REPORT));
    assertThat(read(value.replace("\"form\":1", "\"form\":2")))
        .isInstanceOf(Heard.Unreadable.class);
  }

  @Test
  void nothingMakesAReaderStumble() {
    for (String value :
        List.of("", "{", "[]", "null", "{\"form\":1}", "{\"form\":1,\"counts\":7}")) {
      assertThat(read(value)).as(value).isInstanceOf(Heard.Unreadable.class);
    }
    assertThat(InstanceCodec.read(null, InstanceCodec.value(REPORT)))
        .isInstanceOf(Heard.Unreadable.class);
  }

  @Test
  void aNameAndARunMakeAnInstance() {
    assertThat(InstanceId.parse(ID.toString())).isEqualTo(ID);
    assertThatThrownBy(() -> InstanceId.parse("host")).hasMessageContaining("name#incarnation");
    assertThatThrownBy(() -> new InstanceId(" ", "a")).hasMessageContaining("1 to 255");
  }

  private static Heard read(String value) {
    return InstanceCodec.read(InstanceCodec.key(ID), value.getBytes(UTF_8));
  }
}
