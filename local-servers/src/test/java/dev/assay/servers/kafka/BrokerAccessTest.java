package dev.assay.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BrokerAccessTest {
  private static final BrokerAccess.ByAcl ACCESS =
      new BrokerAccess.ByAcl(
          Map.of("admin", "the-secret", "reader", "another-one"), StandardAuthorizer.class);

  @Test
  void aUserSeesWhatAnAclAllowsAndNothingElse() throws Exception {
    try (KafkaBroker broker =
            KafkaBroker.start(KafkaBrokerSettings.ephemeral().withAccess(ACCESS));
        Admin admin = as("admin", broker);
        Admin reader = as("reader", broker)) {
      admin
          .createTopics(
              List.of(new NewTopic("mine", 1, (short) 1), new NewTopic("yours", 1, (short) 1)))
          .all()
          .get();
      assertThat(reader.listTopics().names().get()).isEmpty();

      admin.createAcls(List.of(reading("mine"))).all().get();

      Awaitility.await()
          .untilAsserted(
              () -> assertThat(reader.listTopics().names().get()).isEqualTo(Set.of("mine")));
    }
  }

  @Test
  void usersWithoutTheAdministratorAreRefused() {
    assertThatThrownBy(
            () -> new BrokerAccess.ByAcl(Map.of("reader", "x"), StandardAuthorizer.class))
        .hasMessageContaining("[reader] lack 'admin'");
  }

  private static AclBinding reading(String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:reader", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
  }

  private static Admin as(String user, KafkaBroker broker) {
    Map<String, Object> settings = new HashMap<>(ACCESS.clientSettings(user));
    settings.put("bootstrap.servers", broker.bootstrapServers());
    return Admin.create(settings);
  }
}
