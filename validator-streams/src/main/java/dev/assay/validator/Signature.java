package dev.assay.validator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** How a validator signs its refusals: {@code assay/0.1.0 host-4711}. */
final class Signature {
  private Signature() {}

  static String of(String instance) {
    return "assay/%s %s".formatted(version(), instance);
  }

  static String version() {
    return Optional.ofNullable(Signature.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  static String instance(Optional<String> configured) {
    return configured.orElseGet(() -> host() + "-" + ProcessHandle.current().pid());
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "validator";
    }
  }
}
