package dev.assay.validator.whatif;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;

/** The error table of this API. */
final class WhatIfProblem {
  private static final ProblemType BAD_WISH =
      new ProblemType("bad-what-if", "The what-if can't be understood", 400);
  private static final ProblemType UNUSABLE_SCHEMA =
      new ProblemType("unusable-candidate", "The candidate is no schema to judge by", 422);
  private static final ProblemType UNBOUND =
      new ProblemType("topic-not-bound", "No binding of this topic", 404);
  private static final ProblemType UNKNOWN =
      new ProblemType("unknown-what-if", "No such what-if", 404);
  private static final ProblemType BUSY =
      new ProblemType("what-if-busy", "Enough what-ifs are running", 429);

  private WhatIfProblem() {}

  static ProblemRaised badWish(String detail, String remedy) {
    return new ProblemRaised(BAD_WISH.problem(detail).withRemedy(remedy));
  }

  static ProblemRaised unusableSchema(String detail, String remedy) {
    return new ProblemRaised(UNUSABLE_SCHEMA.problem(detail).withRemedy(remedy));
  }

  static ProblemRaised unbound(String topic, Object bound) {
    return new ProblemRaised(
        UNBOUND
            .problem("topic '%s' has no binding; bound are %s".formatted(topic, bound))
            .withRemedy("name one of these, or give the schema's 'name' to suppose a binding"));
  }

  static Problem unknown(String id) {
    return UNKNOWN
        .problem("no what-if is called '%s' on this instance".formatted(id))
        .withRemedy("list them with GET /what-if; the last ones are remembered");
  }

  static Problem busy(int atOnce) {
    return atOnce == 0
        ? BUSY.problem("this validator runs none (what-if.at-once=0)")
            .withRemedy("ask another instance, or configure what-if.at-once")
        : BUSY.problem("%d at once is as many as this validator runs".formatted(atOnce))
            .withRemedy(
                "wait for it, cancel it with DELETE /what-if/{id}, or ask another instance");
  }
}
