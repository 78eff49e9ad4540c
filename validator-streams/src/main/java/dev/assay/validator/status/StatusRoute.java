package dev.assay.validator.status;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.schema.Track;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.tally.Cell;
import dev.assay.validator.tally.Tally;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers {@code GET /status} from memory.
 *
 * @param state of Kafka Streams
 */
public record StatusRoute(
    String instance,
    Supplier<String> state,
    LiveBindings bindings,
    LiveCatalogue catalogue,
    Tally tally)
    implements RouteSet {

  @Override
  public void mountOn(Routes routes) {
    routes.get(
        "/status",
        Role.READER,
        Replying.now(request -> Reply.json(body()).withHeader("Cache-Control", "no-store")));
  }

  StatusBody body() {
    LogPosition position = catalogue.position();
    Catalogue now = catalogue.now();
    List<Binding> inForce = bindings.now().list();
    return new StatusBody(
        instance,
        state.get(),
        new StatusBody.Positions(position.schemas(), position.enforcement()),
        now.unreadable().keySet().stream().sorted().toList(),
        inForce.stream().map(binding -> bindingBody(binding, now)).toList(),
        inForce.stream().map(this::topicBody).toList());
  }

  private static StatusBody.BindingBody bindingBody(Binding binding, Catalogue now) {
    EnforcementPolicy policy =
        now.policies().decide(binding.source(), Optional.of(binding.schema()));
    return new StatusBody.BindingBody(
        binding.source(),
        binding.schema().value(),
        binding.tracks().stream().map(Track::value).toList(),
        binding.validatedTopic(),
        binding.deadLetterTopic(),
        word(binding.payload()),
        word(binding.whenUnchecked()),
        policy.mode().text(),
        policy.rule().enforcedPercent(),
        policy.scope().toString(),
        policy.revision());
  }

  private StatusBody.TopicBody topicBody(Binding binding) {
    List<Tally.Count> counts = tally.of(binding.source());
    return new StatusBody.TopicBody(
        binding.source(),
        counts.stream().mapToLong(Tally.Count::events).sum(),
        sum(counts, Cell.Kind.VALID),
        sum(counts, Cell.Kind.MARKED),
        sum(counts, Cell.Kind.DEAD_LETTERED),
        sum(counts, Cell.Kind.UNCHECKED),
        sum(counts, Cell.Kind.SKIPPED),
        counts.stream()
            .map(count ->
                new StatusBody.CountBody(
                    count.cell().schema(),
                    count.cell().kind().text(),
                    count.cell().reason(),
                    count.events()))
            .toList());
  }

  private static long sum(List<Tally.Count> counts, Cell.Kind kind) {
    return counts.stream()
        .filter(count -> count.cell().kind() == kind)
        .mapToLong(Tally.Count::events)
        .sum();
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
