package dev.assay.cli.schema.review;

import dev.assay.cli.connection.WhatIfOption;
import dev.assay.cli.schema.evolution.CandidateTraffic;
import dev.assay.cli.schema.evolution.TrafficBody;
import dev.assay.contracts.rest.BindingsInForceBody.InForce;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks a validator about each topic that it judges by a schema. */
final class TrafficQuestions {
  private final WhatIfOption validator;
  private final String last;
  private final List<InForce> bindings;

  TrafficQuestions(WhatIfOption validator, String last) {
    this.validator = validator;
    this.last = last;
    this.bindings = validator.validator().bindings().bindings();
  }

  List<TrafficBody> about(Subject subject, JsonNode candidate) {
    return bindings.stream()
        .filter(binding -> binding.schema().equals(subject.name().value()))
        .filter(binding -> binding.tracks().contains(subject.track().value()))
        .flatMap(TrafficQuestions::topics)
        .distinct()
        .map(topic -> CandidateTraffic.ask(validator.whatIfs(), topic, last, subject, candidate))
        .toList();
  }

  private static Stream<String> topics(InForce binding) {
    return Stream.concat(
        binding.source().stream(), binding.topics().stream().flatMap(List::stream));
  }
}
