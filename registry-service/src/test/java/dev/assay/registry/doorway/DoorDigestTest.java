package dev.assay.registry.doorway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.audit.AuditRecord.Outcome;
import dev.assay.registry.doorway.DoorDigest.Thing;
import org.junit.jupiter.api.Test;

class DoorDigestTest {
  private final DoorDigest digest = new DoorDigest();

  private static Thing thing(String actor) {
    return new Thing(actor, "POST /admin/schemas", "/admin/schemas", Outcome.REFUSED, "403");
  }

  @Test
  void whatHappensOnceIsToldOnce() {
    digest.add(thing("ada"));
    assertThat(digest.due(1))
        .containsExactly(
            new AuditRecord(
                "ada", "POST /admin/schemas", "/admin/schemas", Outcome.REFUSED, "403", 1));
    assertThat(digest.due(2)).isEmpty();
  }

  @Test
  void whatGoesOnIsToldOnceAMinuteWithHowOften() {
    digest.add(thing("ada"));
    assertThat(digest.due(0)).hasSize(1);
    for (int i = 0; i < 5_000; i++) {
      digest.add(thing("ada"));
    }
    assertThat(digest.due(59_999)).isEmpty();
    assertThat(digest.due(60_000))
        .singleElement()
        .satisfies(record -> assertThat(record.detail()).isEqualTo("403 (5000 times)"));
  }

  @Test
  void aFloodOfDifferentThingsStaysBoundedAndIsToldAsANumber() {
    for (int i = 0; i < 100_000; i++) {
      digest.add(thing("somebody-" + i));
    }
    int told = 0;
    long rounds = 0;
    while (told < DoorDigest.MAX_THINGS + 1) {
      var records = digest.due(rounds++);
      assertThat(records).isNotEmpty().hasSizeLessThanOrEqualTo(DoorDigest.MAX_TOLD_AT_ONCE + 1);
      told += records.size();
    }
    assertThat(digest.due(rounds)).isEmpty();
  }

  @Test
  void theRestIsToldAsANumber() {
    for (int i = 0; i < DoorDigest.MAX_THINGS + 7; i++) {
      digest.add(thing("somebody-" + i));
    }
    assertThat(digest.due(0).getLast().detail()).startsWith("7 more requests");
  }

  @Test
  void whatIsOverMakesRoomForWhatComes() {
    for (int i = 0; i < DoorDigest.MAX_THINGS; i++) {
      digest.add(thing("somebody-" + i));
    }
    for (int round = 0; round < 10; round++) {
      digest.due(0);
    }
    digest.due(60_000);
    digest.add(thing("ada"));
    assertThat(digest.due(60_001)).singleElement().extracting(AuditRecord::actor).isEqualTo("ada");
  }
}
