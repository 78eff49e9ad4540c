package dev.assay.etcd;

import java.nio.file.Path;

/**
 * A user of an etcd that asks for one.
 *
 * @param name as etcd knows it
 * @param passwordFile whose first line is the password; read anew for every connection
 */
public record EtcdUser(String name, Path passwordFile) {
  public EtcdUser {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of etcd's user is blank");
    }
  }
}
