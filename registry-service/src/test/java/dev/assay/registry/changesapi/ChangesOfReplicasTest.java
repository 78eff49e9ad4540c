package dev.assay.registry.changesapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.EventLines;
import dev.assay.registry.EventLines.Event;
import dev.assay.registry.Kafka;
import dev.assay.registry.Wishes;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class ChangesOfReplicasTest {
  private static EventLines changes(Replica replica, String... headers) throws Exception {
    return EventLines.open(replica.service().uri().resolve(URI.create("/changes")), headers);
  }

  @Test
  void whatIsPublishedOnOneReplicaIsToldByEveryOneUnderOneId(Cluster cluster) throws Exception {
    try (Replica one = cluster.start();
        Replica other = cluster.start();
        EventLines here = changes(one);
        EventLines there = changes(other)) {
      one.http().publish("v1", "a.B", "1.0.0", Wishes.requiring("one"));

      Event told = here.next();
      assertThat(told.json().get("subject").stringValue()).isEqualTo("v1/a.B");
      assertThat(told.json().get("data").get("core_version").stringValue()).isEqualTo("1.0.0");
      assertThat(there.next()).isEqualTo(told);
      other.http().publish("v1", "a.B", "2.0.0", Wishes.requiring("two"));
      try (EventLines backElsewhere = changes(other, "Last-Event-ID", told.id())) {
        assertThat(backElsewhere.next()).isEqualTo(here.next());
      }
    }
  }

  @Test
  void aReplicaThatStopsEndsItsStreams(Cluster cluster) throws Exception {
    Replica replica = cluster.start();
    try (EventLines events = changes(replica)) {
      replica.close();

      assertThat(events.next().name()).isEqualTo("end");
    }
  }
}
