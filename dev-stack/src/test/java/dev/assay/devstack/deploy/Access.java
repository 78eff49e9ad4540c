package dev.assay.devstack.deploy;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** What somebody did in Kafka, or wanted to. */
record Access(String user, ResourceType type, String resource, AclOperation operation)
    implements Comparable<Access> {

  /** The operations of which each allows this one. */
  Set<AclOperation> allowedBy() {
    return switch (operation) {
      case DESCRIBE ->
          EnumSet.of(
              AclOperation.DESCRIBE,
              AclOperation.READ,
              AclOperation.WRITE,
              AclOperation.DELETE,
              AclOperation.ALTER);
      case DESCRIBE_CONFIGS ->
          EnumSet.of(AclOperation.DESCRIBE_CONFIGS, AclOperation.ALTER_CONFIGS);
      default -> EnumSet.of(operation);
    };
  }

  @Override
  public int compareTo(Access other) {
    return toString().compareTo(other.toString());
  }
}
