package dev.assay.validator;

import dev.assay.kit.config.Key;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.validator.binding.BindingSettings;
import dev.assay.validator.binding.Bindings;
import dev.assay.validator.binding.StatedBinding;
import dev.assay.validator.provision.TopicSettings;
import dev.assay.validator.report.ReportSettings;
import dev.assay.validator.tracing.TracingSettings;
import dev.assay.validator.whatif.WhatIfSettings;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be configured about validator-streams.
 *
 * @param bindings those that need no decision at run time; see {@link Bindings} for what is refused
 * @param instance how this process signs its refusals, if not by host and process id
 */
public record ValidatorConfiguration(
    @Key("kafka") KafkaAccess kafka,
    @Key("topics") TopicSettings topics,
    @Key(value = "http", defaults = "port=8082") HttpSettings http,
    @Key("streams") StreamSettings streams,
    @Key("limits") LimitSettings limits,
    @Key("reports") ReportSettings reports,
    @Key("tracing") TracingSettings tracing,
    @Key("what-if") WhatIfSettings whatIf,
    @Key("bindings") List<BindingSettings> bindings,
    @Key(value = "instance", describes = "Name of this process; without it host and process id")
        Optional<String> instance) {

  public ValidatorConfiguration {
    bindings = List.copyOf(bindings);
    var _ = Bindings.of(stated(bindings, streams), topics.names());
  }

  List<StatedBinding> stated() {
    return stated(bindings, streams);
  }

  private static List<StatedBinding> stated(
      List<BindingSettings> bindings, StreamSettings streams) {
    return bindings.stream().map(one -> one.stated(streams.application())).toList();
  }
}
