package dev.assay.schema.official;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import dev.assay.schema.validation.reference.ReferenceCompiler;
import dev.assay.schema.validation.scan.PlanScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Interpreter, generated class and reference on every case of the official suite. */
class PlanAgreementTest {
  private static final int MAX_DEPTH = ValidationLimits.defaults().maxDepth();
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
  private final ReferenceCompiler compiler = new ReferenceCompiler(ValidationLimits.defaults());

  @Test
  void whateverThePlanAcceptsTheReferenceAccepts() {
    assertThat(disagreements(plan -> PlanScan.interpreting(plan, MAX_DEPTH))).isEmpty();
  }

  @Test
  void whateverTheGeneratedClassAcceptsTheReferenceAccepts() {
    assertThat(disagreements(plan -> PlanScan.generated(plan, MAX_DEPTH))).isEmpty();
  }

  @Test
  void mostOfTheSuiteIsTheirsWithoutTheReference() {
    Map<String, Share> shares = new TreeMap<>();
    for (SuiteGroup group : SuiteGroup.all()) {
      String folder = group.name().substring(0, group.name().indexOf('/'));
      Share share = shares.computeIfAbsent(folder, f -> new Share());
      document(group).ifPresent(document -> share.add(document, group, compiler));
    }
    shares.forEach((folder, share) -> System.out.println(folder + ": " + share));
    Share all = new Share();
    shares.values().forEach(all::add);
    System.out.println("all of the suite: " + all);
    assertThat(all.acceptedShare()).isGreaterThan(0.7);
  }

  private List<String> disagreements(Function<Plan, PlanScan> making) {
    List<String> disagreements = new ArrayList<>();
    for (SuiteGroup group : SuiteGroup.all()) {
      document(group)
          .ifPresent(document -> {
            if (Planner.plan(document) instanceof PlanReading.Planned(Plan plan)) {
              CompiledSchema reference = compiler.compile(document);
              PlanScan scan = making.apply(plan);
              for (SuiteGroup.Case each : group.cases()) {
                byte[] event = each.event().getBytes(StandardCharsets.UTF_8);
                if (scan.accepts(event, 0, event.length)
                    && !(reference.validate(event) instanceof Verdict.Valid)) {
                  disagreements.add(
                      group.name() + ": " + each.description() + "\n" + group.schema());
                }
              }
            }
          });
    }
    return disagreements;
  }

  private java.util.Optional<SchemaDocument> document(SuiteGroup group) {
    return switch (reader.read(group.schema())) {
      case SchemaReading.Readable(var document) -> java.util.Optional.of(document);
      case SchemaReading.Refused _ -> java.util.Optional.empty();
    };
  }

  /** How much of a folder needs no reference. */
  private static final class Share {
    private int groups;
    private int planned;
    private int taken;
    private int valid;
    private int accepted;

    void add(SchemaDocument document, SuiteGroup group, ReferenceCompiler compiler) {
      groups++;
      CompiledSchema reference = compiler.compile(document);
      List<byte[]> validEvents =
          group.cases().stream()
              .map(each -> each.event().getBytes(StandardCharsets.UTF_8))
              .filter(event -> reference.validate(event) instanceof Verdict.Valid)
              .toList();
      valid += validEvents.size();
      if (Planner.plan(document) instanceof PlanReading.Planned(Plan plan)) {
        planned++;
        PlanScan scan = PlanScan.interpreting(plan, MAX_DEPTH);
        long own = validEvents.stream().filter(e -> scan.accepts(e, 0, e.length)).count();
        accepted += (int) own;
        taken += own == validEvents.size() ? 1 : 0;
        if (own < validEvents.size() && Boolean.getBoolean("assay.suite.verbose")) {
          System.out.println("left to the reference: " + group.name());
        }
      } else if (Boolean.getBoolean("assay.suite.verbose")) {
        System.out.println(group.name() + ": " + Planner.plan(document));
      }
    }

    void add(Share other) {
      groups += other.groups;
      planned += other.planned;
      taken += other.taken;
      valid += other.valid;
      accepted += other.accepted;
    }

    double acceptedShare() {
      return (double) accepted / valid;
    }

    @Override
    public String toString() {
      return "%d of %d groups planned, %d taken whole, %d of %d valid events accepted by the plan"
          .formatted(planned, groups, taken, accepted, valid);
    }
  }
}
