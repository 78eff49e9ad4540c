package dev.assay.cli.doctor;

import dev.assay.contracts.topics.TopicNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the registry's own topics as the services do when they start, and at who may write. */
final class TopicChecks {
  private static final int SAFE_COPIES = 2;

  private final Admin admin;
  private final TopicNames names;

  TopicChecks(Admin admin, TopicNames names) {
    this.admin = admin;
    this.names = names;
  }

  List<Finding> look() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, String> topic : cleanups().entrySet()) {
      findings.add(topic(topic.getKey(), topic.getValue()));
    }
    findings.add(rights());
    return findings;
  }

  /** What the registry makes them with, and demands of those that are there. */
  private Map<String, String> cleanups() {
    return new TreeMap<>(
        Map.of(
            names.schemas(), "compact",
            names.enforcement(), "compact",
            names.schemaChanges(), "delete",
            names.audit(), "delete",
            names.instances(), "compact,delete"));
  }

  private Finding topic(String name, String cleanup) throws InterruptedException {
    String check = "topic " + name;
    try {
      TopicDescription found =
          admin.describeTopics(List.of(name)).allTopicNames().get().values().iterator().next();
      Config config =
          admin
              .describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, name)))
              .all()
              .get()
              .values()
              .iterator()
              .next();
      return judged(check, found, config.get("cleanup.policy").value(), cleanup);
    } catch (ExecutionException failed) {
      return failed.getCause() instanceof UnknownTopicOrPartitionException
          ? Finding.fail(check, "does not exist", "start registry-service, which creates it")
          : unanswered(check, failed);
    }
  }

  private static Finding judged(
      String check, TopicDescription found, String cleanup, String expected) {
    int partitions = found.partitions().size();
    int copies = found.partitions().getFirst().replicas().size();
    int inSync = found.partitions().getFirst().isr().size();
    if (partitions != 1) {
      return Finding.fail(
          check,
          "has %d partitions, must have 1".formatted(partitions),
          "the order of facts is lost; restore it from a backup under another topics.prefix");
    }
    if (!words(cleanup).equals(words(expected))) {
      return Finding.fail(
          check,
          "has cleanup.policy = %s, must have %s".formatted(cleanup, expected),
          "kafka-configs.sh --alter --topic %s --add-config cleanup.policy=[%s]"
              .formatted(found.name(), expected));
    }
    if (inSync < copies) {
      return Finding.warn(
          check,
          "%d of %d copies are in sync".formatted(inSync, copies),
          "bring the missing brokers back");
    }
    return copies < SAFE_COPIES
        ? Finding.warn(
            check,
            "has one copy: a broker that is lost takes it along",
            "three copies with min.insync.replicas=2, wherever it matters")
        : Finding.ok(check, "%d copies in sync, %s".formatted(inSync, expected));
  }

  private static Set<String> words(String list) {
    return new TreeSet<>(Arrays.asList(list.split(",", -1)));
  }

  private Finding rights() throws InterruptedException {
    try {
      int rules = admin.describeAcls(AclBindingFilter.ANY).values().get().size();
      return ownRights("%d ACLs are in force".formatted(rules));
    } catch (ExecutionException failed) {
      return switch (failed.getCause()) {
        case SecurityDisabledException open ->
            Finding.warn(
                "rights",
                "Kafka has no authorizer: whoever reaches it may write to " + names.schemas(),
                "run Kafka with an authorizer, and give each service its own user");
        case AuthorizationException closed -> ownRights("ACLs are in force");
        case null, default -> unanswered("rights", failed);
      };
    }
  }

  /** Whoever asks is a person, who has no business writing facts. */
  private Finding ownRights(String prefix) throws InterruptedException {
    try {
      Set<AclOperation> may =
          admin
              .describeTopics(
                  List.of(names.schemas()),
                  new DescribeTopicsOptions().includeAuthorizedOperations(true))
              .allTopicNames()
              .get()
              .values()
              .iterator()
              .next()
              .authorizedOperations();
      String told =
          "%s; this user may %s %s".formatted(prefix, new TreeSet<>(may), names.schemas());
      return may.contains(AclOperation.WRITE)
          ? Finding.warn("rights", told, "take Write away from everybody but registry-service")
          : Finding.ok("rights", told);
    } catch (ExecutionException failed) {
      return unanswered("rights", failed);
    }
  }

  private static Finding unanswered(String check, ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return Finding.fail(
        check, "Kafka did not say: " + cause, "look at the brokers, and at the user's rights");
  }
}
