package dev.assay.etcd;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom to trust as an etcd, and what to show it: files in PEM.
 *
 * @param ca the authorities that vouch for etcd; those of the JDK where there is none
 * @param certificate to show, its chain after it
 * @param key of that certificate, not encrypted
 */
public record EtcdTls(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {
  /** Trusts whom the JDK trusts, shows nothing. */
  public static final EtcdTls USUAL =
      new EtcdTls(Optional.empty(), Optional.empty(), Optional.empty());

  /** Every file that is named. */
  public List<Path> files() {
    return Stream.of(ca, certificate, key).flatMap(Optional::stream).toList();
  }
}
