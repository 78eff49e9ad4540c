package dev.assay.validator.binding;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingGraph;
import dev.assay.contracts.topics.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a validator's configuration and the operators' decisions come to together.
 *
 * <p>A decision takes the place of the configured binding of its name. Whatever can't stand beside
 * what was stated before it, configuration first, then decisions in the order of their revisions,
 * is set aside with the reason: one operator's slip stops nobody else's topic.
 *
 * @param admitted may stand together
 * @param setAside why others may not, by name
 */
public record Combination(List<StatedBinding> admitted, Map<String, String> setAside) {

  public Combination {
    admitted = List.copyOf(admitted);
    setAside = Map.copyOf(setAside);
  }

  /**
   * Combines what is meant for one application.
   *
   * @param obstacle what keeps a binding out for now, for reasons outside of the graph, such as a
   *     topic that is not there; empty for none
   */
  public static Combination of(
      List<StatedBinding> configured,
      Collection<BindingDecision> decisions,
      Audience audience,
      Function<StatedBinding, Optional<String>> obstacle) {
    List<StatedBinding> decided =
        decisions.stream()
            .sorted(Comparator.comparingLong(BindingDecision::revision))
            .flatMap(decision ->
                decision.rule().stream()
                    .filter(rule -> rule.application().equals(audience.application()))
                    .map(rule ->
                        new StatedBinding(decision.name(), StatedBinding.Origin.REGISTRY, rule)))
            .toList();
    Stream<StatedBinding> kept =
        configured.stream()
            .filter(one -> decided.stream().noneMatch(other -> other.name().equals(one.name())));
    List<StatedBinding> admitted = new ArrayList<>();
    Map<String, String> setAside = new LinkedHashMap<>();
    Stream.concat(kept, decided.stream())
        .forEach(one ->
            objection(one, admitted, audience.registry())
                .or(() -> obstacle.apply(one))
                .ifPresentOrElse(why -> setAside.put(one.name(), why), () -> admitted.add(one)));
    return new Combination(admitted, setAside);
  }

  /** The bindings that stand. */
  public Bindings bindings(TopicNames registry) {
    return new Bindings(admitted, registry);
  }

  private static Optional<String> objection(
      StatedBinding candidate, List<StatedBinding> standing, TopicNames registry) {
    return new BindingGraph(standing.stream().map(Combination::entry).toList(), registry)
        .objection(entry(candidate));
  }

  private static BindingGraph.Entry entry(StatedBinding one) {
    return new BindingGraph.Entry("binding " + one.name(), one.rule());
  }

  /**
   * For whom a decision has to be meant.
   *
   * @param application the validator's application id
   * @param registry the registry's topics
   */
  public record Audience(String application, TopicNames registry) {}
}
