package dev.assay.validator.status;

import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.BindingWords;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.rest.BindingsInForceBody;
import dev.assay.contracts.rest.BindingsInForceBody.InForce;
import dev.assay.contracts.rest.BindingsInForceBody.SetAside;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.schema.Track;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.binding.StatedBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code GET /bindings} from memory: what holds here, and what does not and why.
 *
 * @param application of this validator
 */
public record BindingsRoute(String instance, String application, LiveBindings live)
    implements RouteSet {

  @Override
  public void mountOn(Routes routes) {
    routes.get(
        "/bindings",
        Role.READER,
        Replying.now(request -> Reply.json(body()).withHeader("Cache-Control", "no-store")));
  }

  BindingsInForceBody body() {
    LiveBindings.Standing standing = live.standing();
    List<Binding> met = standing.bindings().list();
    return new BindingsInForceBody(
        instance,
        application,
        standing.appliedRevision(),
        standing.rebuilds(),
        standing.bindings().stated().stream().map(one -> inForce(one, met)).toList(),
        standing.setAside().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(aside -> new SetAside(aside.getKey(), aside.getValue()))
            .toList());
  }

  private static InForce inForce(StatedBinding one, List<Binding> met) {
    BindingRule rule = one.rule();
    Handling handling = rule.handling();
    Optional<String> pattern =
        rule.sources() instanceof SourceTopics.Matching(String text)
            ? Optional.of(text)
            : Optional.empty();
    return new InForce(
        one.name(),
        BindingWords.of(one.from()),
        rule.namedSource(),
        pattern,
        pattern.map(text -> topics(one, met)),
        rule.schema().value(),
        rule.tracks().stream().map(Track::value).toList(),
        rule.namedSource().map(rule::validatedTopic),
        rule.namedSource().map(rule::deadLetterTopic),
        BindingWords.of(handling.payload()),
        BindingWords.of(handling.whenUnchecked()),
        handling.repeatedMembers().map(BindingWords::of),
        handling.annotateValid(),
        handling.schemaWait().toMillis());
  }

  private static List<String> topics(StatedBinding one, List<Binding> met) {
    return met.stream()
        .filter(binding -> binding.stated().equals(one))
        .map(Binding::source)
        .toList();
  }
}
