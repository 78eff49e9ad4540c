package dev.assay.devstack.stack;

import java.net.URI;

/** Where the registry's mirror goes. */
public sealed interface EtcdChoice {

  /** To an etcd of our own, if this machine has the program; nowhere if not. */
  record Auto() implements EtcdChoice {}

  /** Nowhere. */
  record Off() implements EtcdChoice {}

  /**
   * To an etcd that runs already.
   *
   * @param endpoint such as {@code http://127.0.0.1:2379}
   */
  record At(URI endpoint) implements EtcdChoice {}

  /**
   * Reads {@code auto}, {@code off} or an endpoint.
   *
   * @throws IllegalArgumentException for anything else
   */
  static EtcdChoice parse(String text) {
    if (text.equals("auto")) {
      return new Auto();
    }
    if (text.equals("off")) {
      return new Off();
    }
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      throw new IllegalArgumentException(
          "'%s' is none of auto, off, or an endpoint such as http://127.0.0.1:2379"
              .formatted(text));
    }
    return new At(URI.create(text));
  }
}
