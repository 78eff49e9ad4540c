package dev.assay.kit.http;

import dev.assay.kit.access.Principal;

/**
 * Is told of every request that is turned away at the door, and of writes that are let in.
 *
 * <p>Called on an event loop: must not block, and must bear being called as often as anybody cares
 * to knock.
 */
@FunctionalInterface
public interface AccessWatch {
  /** Nobody looks. */
  AccessWatch NOBODY = _ -> {};

  /** Tells of one request. */
  void refused(Refused request);

  /** Tells of one request for a write that was let in; what becomes of it is up to its handler. */
  default void admitted(MountedRoute route, String path, Principal principal) {}

  /**
   * A request that was turned away.
   *
   * @param route what it asked for
   * @param path as it was asked for, normalised
   * @param principal who asked, as far as it was proved
   * @param origin the address it came from
   * @param reason with which status, and why
   */
  record Refused(
      MountedRoute route, String path, Principal principal, String origin, Reason reason) {}

  /**
   * Why.
   *
   * @param status 401, 403, 429 or 503
   * @param text what was answered
   */
  record Reason(int status, String text) {}
}
