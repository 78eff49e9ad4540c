package dev.assay.contracts.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.json.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What builds of level 1 have written is read for ever, and written again in the same bytes.
 *
 * <p>The file only ever grows: run with {@code -Dassay.golden.write=true} to add lines of a new
 * form, and keep the old ones.
 */
class FrozenFormsTest {
  private static final Path LEVEL_1 = Path.of("src/test/resources/forms/level-1.tsv");

  @Test
  void everyFormIsAmongThem() throws IOException {
    if (Boolean.getBoolean("assay.golden.write")) {
      Files.write(LEVEL_1, FactCodecTest.facts().map(FrozenFormsTest::line).toList());
      throw new AssertionError("written anew, read the difference: " + LEVEL_1);
    }
    List<String> lines = Files.readAllLines(LEVEL_1);
    for (FactForm.Kind kind : FactForm.Kind.values()) {
      assertThat(lines)
          .as("lines of %s", kind)
          .anyMatch(line -> FactForm.named(WireJson.MAPPER.readTree(value(line))) == kind);
    }
  }

  @TestFactory
  List<DynamicTest> aRecordOfLevelOneIsReadAndWrittenInTheSameBytes() throws IOException {
    return Files.readAllLines(LEVEL_1).stream()
        .map(line -> DynamicTest.dynamicTest(line.split("\t")[0], () -> isKept(line)))
        .toList();
  }

  private static void isKept(String line) {
    String key = line.split("\t")[0];
    FactReading reading = FactCodec.read(key.getBytes(UTF_8), value(line).getBytes(UTF_8));
    assertThat(reading).isInstanceOf(FactReading.Stated.class);
    Fact fact = ((FactReading.Stated) reading).fact();
    assertThat(line(fact)).isEqualTo(line);
    assertThat(FactCodec.level(fact)).isEqualTo(new FactLevel(1));
  }

  @Test
  void aLevelThatThisBuildDoesNotKnowIsRefusedWithWhatItKnows() {
    assertThat(FactLevel.parse(FactLevel.WRITTEN)).isLessThanOrEqualTo(FactLevel.NEWEST);
    assertThatThrownBy(() -> FactLevel.parse("99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("level 99 is not known to this build");
    assertThatThrownBy(() -> FactLevel.parse("0")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String line(Fact fact) {
    return fact.identity() + "\t" + new String(FactCodec.value(fact), UTF_8);
  }

  private static String value(String line) {
    return line.substring(line.indexOf('\t') + 1);
  }
}
