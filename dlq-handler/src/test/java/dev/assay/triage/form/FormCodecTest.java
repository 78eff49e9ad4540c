package dev.assay.triage.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.SchemaReference;
import dev.assay.triage.adding.Addition;
import dev.assay.triage.adding.SentSample;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Part;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Letters;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkKind;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.timeline.HourTally;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCodecTest {
  private static final Mark MUTED =
      new Mark(
          "1",
          MarkKind.MUTED,
          Optional.of(Instant.ofEpochMilli(9)),
          "cli:ada",
          "known",
          Instant.ofEpochMilli(5));

  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll("letters") List<DeadLetterRecord> letters) {
    var group = Letters.grouped(letters);
    var plan = Letters.planned(letters);
    var samples = letters.stream().map(Letters::sample).toList();
    var hour = HourTally.empty(3).with(3 * 3_600_000 + 61_000);
    var marks = new Marks(List.of(MUTED));
    var known =
        new KnownGroup(
            group,
            marks,
            Optional.of(
                new Suggestion(
                    SchemaReference.parse("v1/a@1.3.1"), 2, 3, 70, Instant.ofEpochMilli(4))));
    var part = new Part(new TreeSet<>(Set.of(0, 3)), List.of(known));
    var detail = new GroupDetail(samples, List.of(hour));

    assertThat(FormCodec.FIGURES.read(FormCodec.FIGURES.write(group.figures())))
        .isEqualTo(group.figures());
    assertThat(FormCodec.PROFILE.read(FormCodec.PROFILE.write(group.profile())))
        .isEqualTo(group.profile());
    assertThat(FormCodec.PLAN.read(FormCodec.PLAN.write(plan))).isEqualTo(plan);
    assertThat(FormCodec.HOUR.read(FormCodec.HOUR.write(hour))).isEqualTo(hour);
    assertThat(FormCodec.MARK.read(FormCodec.MARK.write(MUTED))).isEqualTo(MUTED);
    assertThat(FormCodec.MARKS.read(FormCodec.MARKS.write(marks))).isEqualTo(marks);
    assertThat(FormCodec.PART.read(FormCodec.PART.write(part))).isEqualTo(part);
    assertThat(FormCodec.DETAIL.read(FormCodec.DETAIL.write(detail))).isEqualTo(detail);
    var addition =
        new Addition(
            group,
            List.of(new Addition.SchemaHour("v1/a", hour), new Addition.SchemaHour("v2/a", hour)),
            samples.stream()
                .limit(SamplePlan.MAX_SAMPLES)
                .map(sample -> new SentSample(sample.moment(), FormCodec.SAMPLE.write(sample)))
                .toList());
    assertThat(FormCodec.ADDITION.read(FormCodec.ADDITION.write(addition))).isEqualTo(addition);
  }

  @Test
  void theFormsOfAGroupNeverChangeUnderTheirNumber() {
    FailureGroup group = FailureGroup.of(Letters.at(1_700_000_000_000L, 4));

    assertThat(new String(FormCodec.PROFILE.write(group.profile()), UTF_8))
        .isEqualTo(
            """
            {"form":1,"complaint":{"writer":"assay","schema":"v1/telemetry.FeedbackEvent",\
            "reason":"schema-violation","keyword":"enum","place":"/level","message":"message 4"},\
            "schemas":["v1/telemetry.FeedbackEvent@1.0.0"],"sourceTopics":["telemetry.feedback"],\
            "deadLetterTopics":["some.dlq"],"producers":["store-4"]}\
            """);
    assertThat(HexFormat.of().formatHex(FormCodec.FIGURES.write(group.figures())))
        .isEqualTo(
            "01"
                + "0000000000000001"
                + "0000018bcfe56800"
                + "0000018bcfe56800"
                + "00000000"
                + "0000000000000004"
                + "3ff0000000000000"
                + "3ff0000000000000"
                + "0000018bcfe56800"
                + HexFormat.of().formatHex("some.dlq".getBytes(UTF_8)));
  }

  @Test
  void aFormFromTheFutureIsRefusedWithWhatToDo() {
    Profile profile = Profile.of(Letters.at(1, 1));
    String future =
        new String(FormCodec.PROFILE.write(profile), UTF_8).replace("\"form\":1", "\"form\":2");
    byte[] figures = FormCodec.FIGURES.write(FailureGroup.of(Letters.at(1, 1)).figures());
    figures[0] = 2;

    assertThatThrownBy(() -> FormCodec.PROFILE.read(future.getBytes(UTF_8)))
        .isInstanceOf(UnreadableForm.class)
        .hasMessage(
            "a stored failure group can't be read: it has form 2, known is 1; run the version that wrote it, or a newer one");
    assertThatThrownBy(() -> FormCodec.FIGURES.read(figures))
        .isInstanceOf(UnreadableForm.class)
        .hasMessageContaining("it has form 2, known is 1");
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
        "{\"form\":1,\"fingerprint\":\"v1:0123456789abcdef\",\"count\":0}",
        "\u0001abcdefgh\u0001\u0001"
      })
  void damagedBytesAreRefusedWhateverTheyAre(String stored) {
    byte[] bytes = stored.getBytes(UTF_8);

    for (FormCodec<?> codec :
        List.of(
            FormCodec.FIGURES,
            FormCodec.PROFILE,
            FormCodec.PLAN,
            FormCodec.SAMPLE,
            FormCodec.HOUR,
            FormCodec.MARK,
            FormCodec.ADDITION)) {
      assertThatThrownBy(() -> codec.read(bytes)).isInstanceOf(UnreadableForm.class);
    }
  }

  @Provide
  Arbitrary<List<DeadLetterRecord>> letters() {
    return Letters.distinct();
  }
}
