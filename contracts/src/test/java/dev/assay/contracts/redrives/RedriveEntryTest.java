package dev.assay.contracts.redrives;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedriveEntryTest {
  private static final RedriveWish FULL =
      new RedriveWish(
          new RedriveWish.Selection(
              Optional.of("v1:00000000000000aa"),
              List.of("t.dlq"),
              Optional.of(5L),
              Optional.of(6L),
              List.of(OffsetSpan.parse("t.dlq:0:1-2"), OffsetSpan.parse("3:7")),
              Optional.of("v1/a.A@1.0.0"),
              Optional.of("store")),
          new RedriveWish.Repair(
              Optional.of(WireJson.MAPPER.readTree("[{\"op\":\"remove\",\"path\":\"/a\"}]")),
              Optional.empty(),
              Map.of("/n", WireJson.MAPPER.readTree("1.50"))),
          new RedriveWish.Movement(
              Optional.of("v2"), "validated", Optional.of(0.5), 7, true, true, true));

  private static final RedriveWish SPARSE =
      new RedriveWish(
          RedriveWish.Selection.all(List.of("t.dlq")),
          RedriveWish.Repair.NONE,
          RedriveWish.Movement.DEFAULT);

  @Test
  void aRedriveReadsBackAsItWasWritten() {
    for (RedriveWish wish : List.of(FULL, SPARSE)) {
      RedriveRecord written =
          redrive(wish)
              .planned(new RedriveCounts(9, 8, 7, 6, 5, 4, 3, 2, Map.of("why", 1L)))
              .in(RedriveState.PAUSED, Optional.of("paused by ada"), 12);

      RedriveEntry read =
          RedriveEntry.read(RedriveEntry.key(written).getBytes(UTF_8), RedriveEntry.value(written));

      assertThat(read).isEqualTo(new RedriveEntry.Redrive(written));
      assertThat(written.wish().repair().changesNothing()).isEqualTo(wish.equals(SPARSE));
    }
  }

  @Test
  void aSegmentReadsBackAsItWasWritten() {
    MovedSegment written = new MovedSegment(1, "r1", "*", "t.dlq", 3, 4, List.of(0L, 5L, 2L, 1L));

    assertThat(RedriveEntry.key(written)).isEqualTo("moved/r1/t.dlq/3/4");
    assertThat(
            RedriveEntry.read(
                RedriveEntry.key(written).getBytes(UTF_8), RedriveEntry.value(written)))
        .isEqualTo(new RedriveEntry.Moved(written));
  }

  @Test
  void whatCannotBeReadIsToldAndNeverThrown() {
    byte[] value = RedriveEntry.value(redrive(SPARSE));
    String newer = new String(value, UTF_8).replace("\"form\":1", "\"form\":2");

    assertThat(read("redrive/r1", newer))
        .isEqualTo(new RedriveEntry.Unreadable("redrive/r1", "it has form 2, known is 1"));
    assertThat(read("redrive/r2", new String(value, UTF_8)))
        .isEqualTo(new RedriveEntry.Unreadable("redrive/r2", "the value is of redrive/r1"));
    assertThat(read("redrive/r1", "{")).isInstanceOf(RedriveEntry.Unreadable.class);
    assertThat(read("redrive/r1", "{}")).isInstanceOf(RedriveEntry.Unreadable.class);
    assertThat(read("other", "{}")).isInstanceOf(RedriveEntry.Unreadable.class);
    assertThat(RedriveEntry.read(null, new byte[0])).isInstanceOf(RedriveEntry.Unreadable.class);
    assertThat(RedriveEntry.read("redrive/r1".getBytes(UTF_8), null))
        .isEqualTo(new RedriveEntry.Gone("redrive/r1"));
  }

  private static RedriveEntry read(String key, String value) {
    return RedriveEntry.read(key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private static RedriveRecord redrive(RedriveWish wish) {
    return new RedriveRecord(
        RedriveRecord.FORM,
        "r1",
        new RedriveRecord.Asked("ada", "mended", 11, true),
        wish,
        RedriveState.PLANNING,
        Optional.empty(),
        "one",
        List.of(new RedriveProgress("t.dlq", 0, 1, 9, 4)),
        RedriveCounts.NONE,
        Optional.empty(),
        11);
  }
}
