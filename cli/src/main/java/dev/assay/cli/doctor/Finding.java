package dev.assay.cli.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param status how it is
 * @param detail in a sentence
 * @param remedy what to do, where there is something to do
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Finding(String check, Status status, String detail, Optional<String> remedy) {

  /** From best to worst. */
  enum Status {
    /** As it should be. */
    OK,
    /** It works; somebody should know. */
    WARN,
    /** It doesn't work. */
    FAIL;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, Status.OK, detail, Optional.empty());
  }

  static Finding warn(String check, String detail, String remedy) {
    return new Finding(check, Status.WARN, detail, Optional.of(remedy));
  }

  static Finding fail(String check, String detail, String remedy) {
    return new Finding(check, Status.FAIL, detail, Optional.of(remedy));
  }
}
