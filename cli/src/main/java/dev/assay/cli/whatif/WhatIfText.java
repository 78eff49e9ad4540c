package dev.assay.cli.whatif;

import dev.assay.cli.terminal.Printable;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.WhatIfBody;
import java.io.PrintWriter;
import java.util.Locale;

/** A run as people read it. */
final class WhatIfText {
  private WhatIfText() {}

  static void write(WhatIfBody run, PrintWriter out) {
    WhatIfBody.Answer answer = run.answer();
    line(
        out,
        "%s, %s, %s until %s%s"
            .formatted(
                run.topic(),
                run.mode(),
                run.from(),
                run.until(),
                run.candidate().map(subject -> ", candidate of " + subject).orElse("")));
    run.trouble().ifPresent(trouble -> line(out, "failed: " + trouble));
    if (!run.progress().complete()) {
      line(
          out,
          "only a part was read: %,d of %,d offsets"
              .formatted(run.progress().read(), run.progress().total()));
    }
    line(
        out,
        "%,d events: %,d valid, %,d invalid (%s), %,d unchecked, %,d without value"
            .formatted(
                answer.in(),
                answer.valid(),
                answer.invalid(),
                percent(answer.invalid(), answer.in()),
                answer.unchecked(),
                answer.skipped()));
    line(out, "%,d would go to the dead letters".formatted(answer.deadLettered()));
    keys(answer.keys(), out);
    answer.comparison().ifPresent(comparison -> comparison(comparison, out));
    answer.guard().ifPresent(guard -> guard(guard, out));
    groups(answer, out);
  }

  private static void keys(WhatIfBody.Keys keys, PrintWriter out) {
    if (keys.seen() > 0) {
      line(
          out,
          "%s%,d of %,d keys touched (%s)"
              .formatted(
                  keys.exact() ? "" : "about ",
                  keys.touched(),
                  keys.seen(),
                  percent(keys.touched(), keys.seen())));
    }
  }

  private static void comparison(WhatIfBody.Comparison comparison, PrintWriter out) {
    line(
        out,
        "by the schema of today %,d are invalid; the candidate breaks %,d that are valid today, and heals %,d"
            .formatted(comparison.invalid(), comparison.newlyInvalid(), comparison.newlyValid()));
  }

  private static void guard(WhatIfBody.Guard guard, PrintWriter out) {
    line(
        out,
        guard
            .at()
            .map(at ->
                "a guard of %s would have tripped at %s: %,d of %,d events of %s rejected%s, after %,d dead letters"
                    .formatted(
                        guard.limits(),
                        at,
                        guard.rejected(),
                        guard.judged(),
                        guard.schema().orElse("?"),
                        guard.newGroups().map(", in %,d failure groups"::formatted).orElse(""),
                        guard.deadLetteredBefore()))
            .orElseGet(() -> "a guard of %s would not have tripped".formatted(guard.limits())));
  }

  private static void groups(WhatIfBody.Answer answer, PrintWriter out) {
    out.println();
    boolean compared = answer.comparison().isPresent();
    Table table =
        compared
            ? new Table("GROUP", "EVENTS", "NEW", "SCHEMA", "PROBLEM", "AT")
            : new Table("GROUP", "EVENTS", "SCHEMA", "PROBLEM", "AT");
    for (WhatIfBody.Group group : answer.groups()) {
      String events = "%,d".formatted(group.events());
      String at =
          group.samples().isEmpty()
              ? ""
              : group.samples().getFirst().partition() + ":" + group.samples().getFirst().offset();
      if (compared) {
        table.row(
            group.fingerprint(),
            events,
            "%,d".formatted(group.newlyInvalid()),
            group.schema(),
            group.message(),
            at);
      } else {
        table.row(group.fingerprint(), events, group.schema(), group.message(), at);
      }
    }
    table.writeTo(out, "no event is invalid");
    if (answer.inOtherGroups() > 0) {
      line(out, "%,d more in other groups".formatted(answer.inOtherGroups()));
    }
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "0%" : String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
  }

  private static void line(PrintWriter out, String text) {
    out.println(Printable.line(text));
  }
}
