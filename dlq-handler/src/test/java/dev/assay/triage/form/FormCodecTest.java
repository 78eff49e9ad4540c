package dev.assay.triage.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Letters;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCodecTest {

  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll("letters") List<DeadLetterRecord> letters) {
    var group = Letters.grouped(letters);
    var samples = Letters.kept(letters);

    assertThat(FormCodec.GROUP.read(FormCodec.GROUP.write(group))).isEqualTo(group);
    assertThat(FormCodec.SAMPLES.read(FormCodec.SAMPLES.write(samples))).isEqualTo(samples);
    for (DeadLetterRecord letter : letters) {
      assertThat(FormCodec.LETTER.read(FormCodec.LETTER.write(letter))).isEqualTo(letter);
    }
  }

  @Test
  void theFormOfAGroupNeverChangesUnderItsNumber() {
    FailureGroup group = FailureGroup.of(Letters.at(1_700_000_000_000L, 4));

    assertThat(new String(FormCodec.GROUP.write(group), UTF_8))
        .isEqualTo(
            """
            {"form":1,"fingerprint":"v1:0123456789abcdef","count":1,"firstSeenMs":1700000000000,\
            "latest":{"failedAtMs":1700000000000,"topic":"some.dlq","partition":0,"offset":4},\
            "complaint":{"schema":"v1/telemetry.FeedbackEvent","reason":"schema-violation",\
            "keyword":"enum","place":"/level","message":"message 4"},\
            "schemas":["v1/telemetry.FeedbackEvent@1.0.0"],"sourceTopics":["telemetry.feedback"]}\
            """);
  }

  @Test
  void aFormFromTheFutureIsRefusedWithWhatToDo() {
    String future =
        new String(FormCodec.GROUP.write(FailureGroup.of(Letters.at(1, 1))), UTF_8)
            .replace("\"form\":1", "\"form\":2");

    assertThatThrownBy(() -> FormCodec.GROUP.read(future.getBytes(UTF_8)))
        .isInstanceOf(UnreadableForm.class)
        .hasMessage(
            "a stored failure group can't be read: it has form 2, known is 1; run the version that wrote it, or a newer one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"form\":1}",
        "{\"form\":1,\"first\":[null],\"latest\":[]}",
        "{\"form\":1,\"fingerprint\":\"v1:0123456789abcdef\",\"count\":0}"
      })
  void damagedBytesAreRefusedWhateverTheyAre(String stored) {
    byte[] bytes = stored.getBytes(UTF_8);

    for (FormCodec<?> codec : List.of(FormCodec.GROUP, FormCodec.SAMPLES, FormCodec.LETTER)) {
      assertThatThrownBy(() -> codec.read(bytes)).isInstanceOf(UnreadableForm.class);
    }
  }

  @Provide
  Arbitrary<List<DeadLetterRecord>> letters() {
    return Letters.distinct();
  }
}
