package dev.assay.devstack.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import tools.jackson.databind.JsonNode;

/** One operation on one resource that a {@code KafkaUser} may do. */
record Grant(
    String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {

  /** All that the users of an overlay are given. */
  static List<Grant> of(Overlay overlay) {
    List<Grant> grants = new ArrayList<>();
    for (Manifest user : overlay.ofKind("KafkaUser")) {
      for (JsonNode acl : Manifest.elements(user.object().at("/spec/authorization/acls"))) {
        for (JsonNode operation : Manifest.elements(acl.path("operations"))) {
          grants.add(of(user.name(), acl.path("resource"), operation.asString("")));
        }
      }
    }
    return List.copyOf(grants);
  }

  private static Grant of(String user, JsonNode resource, String operation) {
    String type = resource.path("type").asString("");
    return new Grant(
        user,
        type.equals("transactionalId")
            ? ResourceType.TRANSACTIONAL_ID
            : ResourceType.fromString(type),
        resource.path("name").asString(""),
        resource.path("patternType").asString("literal").equals("prefix")
            ? PatternType.PREFIXED
            : PatternType.LITERAL,
        AclOperation.fromString(
            operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)));
  }

  AclBinding binding() {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
  }

  /** Whether it is one of those that allow it. */
  boolean allows(Access access) {
    return user.equals(access.user())
        && type == access.type()
        && access.allowedBy().contains(operation)
        && (pattern == PatternType.PREFIXED
            ? access.resource().startsWith(name)
            : access.resource().equals(name));
  }
}
