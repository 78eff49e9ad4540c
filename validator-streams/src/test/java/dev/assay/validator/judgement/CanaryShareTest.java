package dev.assay.validator.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class CanaryShareTest {

  @Property
  void theSameKeyIsAlwaysTreatedAlikeWhereverItLies(
      @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 99) int percent, @ForAll long offset) {
    assertThat(isEnforced(percent, event(key, 0, 0)))
        .isEqualTo(isEnforced(percent, event(key.clone(), 3, offset)));
  }

  @Property
  void whatASmallerShareEnforcesALargerOneEnforcesToo(
      @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 98) int percent) {
    if (isEnforced(percent, event(key, 0, 0))) {
      assertThat(isEnforced(percent + 1, event(key, 0, 0))).isTrue();
    }
  }

  @Test
  void theShareIsAboutAsLargeAsAskedFor() {
    assertThat(enforcedKeysOf(20_000, 10)).isBetween(1_800L, 2_200L);
  }

  @Test
  void aSmallShareIsSpreadOverAllPartitionsOfTheProducersPartitioner() {
    long[] byPartition = new long[4];
    for (int i = 0; i < 20_000; i++) {
      byte[] key = ("key-" + i).getBytes(UTF_8);
      if (isEnforced(1, event(key, 0, 0))) {
        byPartition[Utils.toPositive(Utils.murmur2(key)) % 4]++;
      }
    }
    assertThat(Arrays.stream(byPartition).boxed()).allMatch(count -> count > 20);
  }

  @Test
  void withoutKeyPartitionAndOffsetDecide() {
    long enforced =
        IntStream.range(0, 10_000)
            .filter(offset ->
                CanaryShare.isEnforced(
                    Rule.canary(30),
                    new Event(
                        new Origin("t", 0, offset, 0), null, new byte[0], new RecordHeaders())))
            .count();
    assertThat(enforced).isBetween(2_700L, 3_300L);
  }

  private static long enforcedKeysOf(int keys, int percent) {
    return IntStream.range(0, keys)
        .filter(i -> isEnforced(percent, event(("key-" + i).getBytes(UTF_8), 0, 0)))
        .count();
  }

  private static boolean isEnforced(int percent, Event event) {
    return CanaryShare.isEnforced(Rule.canary(percent), event);
  }

  private static Event event(byte[] key, int partition, long offset) {
    return new Event(new Origin("t", partition, offset, 0), key, new byte[0], new RecordHeaders());
  }
}
