package dev.assay.registry.trackapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatCheckBody;
import dev.assay.contracts.verdicts.VerdictBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.comparing.RuleAsked;
import dev.assay.registry.comparing.Side;
import dev.assay.registry.decision.Command.Target;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.PublishWishes;
import dev.assay.registry.edge.Unknown;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.NextVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Says whether one schema may follow another: {@code /compat/check}. */
final class Checks {
  private static final String DEFAULT_TRACK = "v1";
  private static final String NOTHING_TO_COMPARE = "nothing is published yet, so nothing can break";

  private final Comparisons comparisons;

  Checks(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  /** {@code GET}: two versions, {@code ?name=&from=&to=[&track=][&level=][&content=]}, or apart. */
  Reply versions(RoutingContext request, Snapshot snapshot) {
    RegistryState state = snapshot.state();
    String name = Asked.needed(request, "name");
    String track = Asked.text(request, "track").orElse(DEFAULT_TRACK);
    boolean apart = CheckApart.isAsked(request);
    String fromAsked = apart ? CheckApart.side(request, "from") : Asked.needed(request, "from");
    String toAsked =
        apart ? CheckApart.side(request, "to") : Asked.text(request, "to").orElse("latest");
    PublishedVersion from = version(track, name, fromAsked, state);
    PublishedVersion to = version(track, name, toAsked, state);
    CompatibilityRule rule =
        rule(to.subject(), Asked.text(request, "level"), Asked.text(request, "content"), state);
    CompatibilityVerdict verdict = comparisons.compare(from, to, rule, state);
    CompatCheckBody body = body(from, to.ref().toString(), to.declared().compatibility(), verdict);
    return reply(apart ? CheckApart.answer(body) : body);
  }

  /** {@code POST}: a version and a candidate. */
  Reply candidate(RoutingContext request, Snapshot snapshot) {
    CompatCheckBody.Candidate body = JsonBody.read(request, CompatCheckBody.Candidate.class);
    RegistryState state = snapshot.state();
    String name = body.name().orElseThrow(() -> PublishWishes.missing("name"));
    JsonNode content =
        body.content()
            .filter(node -> !node.isNull())
            .orElseThrow(() -> PublishWishes.missing("content"));
    Subject subject = subject(body.track().orElse(DEFAULT_TRACK), name);
    CompatibilityRule rule = rule(subject, body.level(), body.policy(), state);
    Optional<String> claim = PublishWishes.claim(body.compatibility());
    Side candidate =
        Side.candidate("candidate", content.toString().getBytes(UTF_8), comparisons, state);
    if (body.from().isEmpty() && state.latest(subject).isEmpty()) {
      return nothingToCompare(claim);
    }
    PublishedVersion from =
        version(subject.track().value(), name, body.from().orElse("latest"), state);
    return reply(
        body(
            from,
            candidate.name(),
            claim,
            comparisons.compare(from, candidate.document(), rule, state)));
  }

  /** {@code 1.2.0}, an alias, {@code v2} or {@code v2@1.2.0}. */
  private static PublishedVersion version(
      String track, String name, String asked, RegistryState state) {
    String[] parts = asked.split("@", 2);
    boolean namesTrack = parts[0].startsWith("v") || parts.length == 2;
    String version = namesTrack ? (parts.length == 2 ? parts[1] : "latest") : asked;
    try {
      Target target =
          new Target(
              Subject.of(namesTrack ? parts[0] : track, name),
              Optional.of(VersionSelector.parse(version)));
      return Unknown.orRefused(target, false, state);
    } catch (IllegalArgumentException malformed) {
      throw Named.malformed(malformed);
    }
  }

  private static Subject subject(String track, String name) {
    try {
      return Subject.of(track, name);
    } catch (IllegalArgumentException malformed) {
      throw Named.malformed(malformed);
    }
  }

  private static CompatibilityRule rule(
      Subject subject, Optional<String> level, Optional<String> content, RegistryState state) {
    return RuleAsked.of(new CompatibilityScope.OfSubject(subject), level, content, state);
  }

  private static CompatCheckBody body(
      PublishedVersion from, String to, Optional<String> claim, CompatibilityVerdict verdict) {
    VerdictBody body = VerdictBody.of(verdict);
    return new CompatCheckBody(
        verdict.compatible(),
        body.reasons(),
        advice(from.version(), verdict),
        claim,
        from.ref().toString(),
        to,
        Optional.of(body));
  }

  private static Reply reply(Object body) {
    return Reply.json(body).withHeader("Cache-Control", "no-cache");
  }

  private static Reply nothingToCompare(Optional<String> claim) {
    return Reply.json(
        new CompatCheckBody(
            true, List.of(), NOTHING_TO_COMPARE, claim, "nothing", "candidate", Optional.empty()));
  }

  private static String advice(SemVer from, CompatibilityVerdict verdict) {
    if (verdict.required() == Bump.NONE) {
      return "nothing changed; there is no need for another version";
    }
    SemVer next = NextVersion.after(from, verdict.required());
    return verdict.compatible()
        ? "publish it as %s or higher: a %s change"
            .formatted(next, VerdictBody.text(verdict.required()))
        : "publish it as %s, or on another track, and give readers time to follow; or take back what breaks"
            .formatted(next);
  }
}
