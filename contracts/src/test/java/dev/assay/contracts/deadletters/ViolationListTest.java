package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.validation.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationListTest {

  @Property(tries = 200)
  void staysWithinFourKibibytesAndTenWholeViolations(
      @ForAll @StringLength(max = 3000) String message,
      @ForAll @IntRange(min = 0, max = 40) int n) {
    Violation violation = new Violation("/a", "enum", "#/enum", message, Optional.of("property"));

    String written = ViolationList.write(Collections.nCopies(n, violation));

    assertThat(written.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(4096);
    assertThat(ViolationList.read(written))
        .hasSizeLessThanOrEqualTo(10)
        .allMatch(read -> read.keyword().equals("enum"));
  }

  @Test
  void textThatIsNoListReadsAsNoViolations() {
    assertThat(ViolationList.read("{")).isEmpty();
    assertThat(ViolationList.read("[1]")).isEmpty();
    assertThat(ViolationList.read("[{}]")).isEmpty();
    assertThat(ViolationList.read("null")).isEmpty();
  }

  @Test
  void writesTheFirstTenOfTwelve() {
    Violation violation = new Violation("", "type", "#/type", "m", Optional.empty());

    assertThat(ViolationList.read(ViolationList.write(Collections.nCopies(12, violation))))
        .isEqualTo(List.copyOf(Collections.nCopies(10, violation)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{}]",
        "[null]",
        "null",
        "[{\"instance\":\"no pointer\",\"keyword\":\"type\",\"schema\":\"#\",\"message\":\"m\"}]",
        "[{\"instance\":\"\",\"keyword\":\" \",\"schema\":\"#\",\"message\":\"m\"}]",
        "[{\"instance\":\"\",\"keyword\":\"type\",\"schema\":\"#\"}]"
      })
  void whatAnybodyElseWroteUnderTheNameIsNoListAndNoFailure(String header) {
    assertThat(ViolationList.read(header)).isEmpty();
  }
}
