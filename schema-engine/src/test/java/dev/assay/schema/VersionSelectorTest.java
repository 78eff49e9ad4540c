package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSelectorTest {

  @ParameterizedTest
  @CsvSource({
    "latest, 1.2.0, true",
    "1.2.0, 1.2.0, true",
    "1.2.0, 1.2.1, false",
    "1.2.0, 1.2.0+build, false",
    "1, 1.9.0-rc.1, true",
    "1, 11.0.0, false",
    "1.2, 1.2.7, true",
    "1.2, 1.20.0, false",
    "0, 0.3.1, true"
  })
  void itAdmitsWhatItNames(String selector, String version, boolean admitted) {
    assertThat(VersionSelector.parse(selector).admits(SemVer.parse(version))).isEqualTo(admitted);
  }

  @Test
  void theLatestIsMeantWhereNobodySaysOtherwise() {
    assertThat(SchemaReference.parse("v1/a@latest")).isEqualTo(SchemaReference.parse("v1/a"));
  }
}
