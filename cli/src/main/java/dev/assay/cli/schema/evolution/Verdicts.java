package dev.assay.cli.schema.evolution;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Advisor;
import dev.assay.schema.evolution.Compatibility;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.HistoryVerdict;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a schema against those before it. */
public final class Verdicts {
  private final List<DocumentFile> earlierNewestFirst;
  private final LooseDocument to;

  /** Judges this schema against those. */
  public Verdicts(List<DocumentFile> earlierNewestFirst, LooseDocument to) {
    this.earlierNewestFirst = List.copyOf(earlierNewestFirst);
    this.to = to;
  }

  /** By this rule. */
  public VerdictBody judge(Level level, Content content) {
    HistoryVerdict history = check(level, content);
    VerdictBody body =
        VerdictBody.of(
            level,
            content,
            history.required(),
            history.verdicts().getFirst().differences().stream().map(FactBody::of).toList(),
            breaks(history));
    return content == Content.LENIENT
        ? body.withStrict(check(level, Content.STRICT).compatible())
        : body;
  }

  private HistoryVerdict check(Level level, Content content) {
    return Compatibility.checkLoose(
        earlierNewestFirst.stream().map(DocumentFile::document).toList(), to, level, content);
  }

  private List<BreakBody> breaks(HistoryVerdict history) {
    List<BreakBody> breaks = new ArrayList<>();
    for (int i = 0; i < history.verdicts().size(); i++) {
      DocumentFile earlier = earlierNewestFirst.get(i);
      CompatibilityVerdict verdict = history.verdicts().get(i);
      Optional<String> from =
          history.verdicts().size() > 1 ? Optional.of(earlier.path().toString()) : Optional.empty();
      Advisor.advise(earlier.document(), to, verdict)
          .forEach(advice ->
              breaks.add(
                  BreakBody.of(
                      advice.about(),
                      from,
                      Optional.of(advice.sentence(verdict.level(), Optional.empty())))));
    }
    return breaks;
  }
}
