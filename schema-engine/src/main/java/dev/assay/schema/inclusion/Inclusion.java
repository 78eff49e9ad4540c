package dev.assay.schema.inclusion;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaOutline;
import dev.assay.schema.inclusion.search.Budget;
import dev.assay.schema.inclusion.search.Formats;
import dev.assay.schema.inclusion.search.Outcome;
import dev.assay.schema.inclusion.search.Solver;
import dev.assay.schema.inclusion.terms.Literal;
import dev.assay.schema.inclusion.terms.Terms;
import dev.assay.schema.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Decides whether every event of a writer's schema is accepted by a reader's.
 *
 * <p>Searches for an event that the one accepts and the other refuses. Total: any two documents get
 * an answer within the budget, and what can't be decided is never called included.
 */
public final class Inclusion {
  private static final long STEPS = 20_000;
  private static final int MAX_EVENTS = 4;

  private Inclusion() {}

  /** Decides for what a writer may write under a content policy. */
  public static InclusionVerdict decide(
      SchemaDocument writer, SchemaDocument reader, Content content) {
    return decide(writer.root(), writer.dialect(), reader.root(), reader.dialect(), content);
  }

  /**
   * Decides for any JSON, be it a schema that could be published or not: what can't be read in it
   * is taken for something that nobody knows.
   */
  // StackOverflowError is an Error, and comes from schemas nested deeper than anybody writes them.
  public static InclusionVerdict decide(
      JsonNode writer,
      Dialect writersDialect,
      JsonNode reader,
      Dialect readersDialect,
      Content content) {
    if (writersDialect == readersDialect
        && CanonicalJson.text(writer).equals(CanonicalJson.text(reader))) {
      return new InclusionVerdict.Included();
    }
    try {
      return new Search(
              SchemaOutline.of(writer, writersDialect),
              SchemaOutline.of(reader, readersDialect),
              content)
          .run();
    } catch (RuntimeException | StackOverflowError failure) {
      return new InclusionVerdict.Undecided("the search failed: " + failure);
    }
  }

  private record Search(SchemaOutline writer, SchemaOutline reader, Content content) {
    InclusionVerdict run() {
      Terms terms = new Terms();
      Solver solver = new Solver(terms, new Budget(STEPS), new Formats());
      List<Literal> goal = new ArrayList<>();
      goal.add(terms.root(writer));
      goal.add(terms.root(reader).negated());
      if (content == Content.LENIENT) {
        goal.add(terms.closed(terms.root(writer)));
      }
      TwoValidators validators = new TwoValidators(writer, reader);
      Outcome outcome = solver.solve(goal);
      if (outcome instanceof Outcome.None) {
        return new InclusionVerdict.Included();
      }
      for (int tries = 0; tries < MAX_EVENTS && outcome instanceof Outcome.Found; tries++) {
        JsonNode event = ((Outcome.Found) outcome).value();
        if (validators.confirm(event)) {
          return new InclusionVerdict.Excluded(event);
        }
        goal.add(terms.equal(event).negated());
        outcome = solver.solve(goal);
      }
      return new InclusionVerdict.Undecided(
          outcome instanceof Outcome.Unknown(String reason)
              ? reason
              : "the validators disagree about the events found");
    }
  }
}
