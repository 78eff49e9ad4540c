package dev.assay.triage.topology;

import dev.assay.contracts.json.WireJson;
import dev.assay.triage.alert.Watch;
import dev.assay.triage.alert.WatchForms;
import dev.assay.triage.form.FormCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * What dead letters add up to → groups → alerts.
 *
 * <pre>{@code
 *                                      ┌▶ stores (changelogs)
 * by-fingerprint (gathered) ▶ grouping ▶ watching ─┬▶ alerts
 * failure-marks ▶ marking ───────┘                 └▶ by-schema ▶ budget ▶ alerts
 * }</pre>
 *
 * <p>Every name is written down here: a name that Streams makes up changes with the topology, and
 * with it the topics in which the groups live. {@code failure-marks} has as many partitions as
 * {@code by-fingerprint} and the same keys, so a mark arrives where its group is.
 */
final class FailureTopology {
  private static final String BY_FINGERPRINT = "by-fingerprint";
  private static final String BY_SCHEMA = "by-schema";

  private FailureTopology() {}

  static Topology of(GroupingSettings settings, Collaborators with) {
    StreamsBuilder builder = new StreamsBuilder();
    Stores.builders().forEach(builder::addStateStore);
    builder.addStateStore(Stores.builder(BudgetProcessor.STORE, spent()));
    KStream<String, Touch> letters =
        builder.stream(
                settings.topics().additions(),
                Consumed.with(Serdes.String(), FormSerde.of(FormCodec.ADDITION))
                    .withName(BY_FINGERPRINT))
            .process(
                () ->
                    new GroupingProcessor(
                        with.groups(), new Tidying(with.privacy(), with.keeping())),
                Named.as("grouping"),
                Stores.ALL);
    KStream<String, Touch> marks =
        builder.stream(
                settings.topics().marks(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("marks"))
            .process(MarkingProcessor::new, Named.as("marking"), Stores.ALL);
    KStream<String, Told> told =
        letters
            .merge(marks, Named.as("touched"))
            .process(
                () -> new WatchingProcessor(new Watch(settings.limits()), with.healing()),
                Named.as("watching"),
                Stores.ALL);
    alerts(settings, told)
        .to(
            settings.topics().alerts(),
            Produced.with(Serdes.String(), alerted()).withName("alerts"));
    return builder.build();
  }

  private static KStream<String, Told.Alerted> alerts(
      GroupingSettings settings, KStream<String, Told> told) {
    KStream<String, Told.Alerted> overBudget =
        only(told, Told.Spent.class, "spent")
            .repartition(
                Repartitioned.with(Serdes.String(), spent())
                    .withName(BY_SCHEMA)
                    .withNumberOfPartitions(1))
            .process(
                () -> new BudgetProcessor(settings.limits()),
                Named.as("budget"),
                BudgetProcessor.STORE);
    return only(told, Told.Alerted.class, "alerted").merge(overBudget, Named.as("all-alerts"));
  }

  private static <T extends Told> KStream<String, T> only(
      KStream<String, Told> told, Class<T> type, String name) {
    return told.filter((key, value) -> type.isInstance(value), Named.as("only-" + name))
        .mapValues(type::cast, Named.as(name));
  }

  private static Serde<Told.Alerted> alerted() {
    return FormSerde.of(
        told -> WatchForms.write(told.alert()),
        bytes -> new Told.Alerted(WatchForms.readAlert(bytes)));
  }

  private static Serde<Told.Spent> spent() {
    return FormSerde.of(
        WireJson.MAPPER::writeValueAsBytes,
        bytes -> WireJson.MAPPER.readValue(bytes, Told.Spent.class));
  }
}
