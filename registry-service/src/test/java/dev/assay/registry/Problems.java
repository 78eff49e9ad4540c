package dev.assay.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Http.Answer;

/** What every answer that says no has. */
public final class Problems {
  private Problems() {}

  public static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("type").stringValue()).endsWith(slug);
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("remedy").stringValue()).isNotBlank();
  }
}
