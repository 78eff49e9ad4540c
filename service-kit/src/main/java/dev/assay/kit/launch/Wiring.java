package dev.assay.kit.launch;

import dev.assay.kit.lifecycle.Lifecycle;

/** Puts a service together from its configuration. */
@FunctionalInterface
public interface Wiring<C> {

  /**
   * Opens everything the service needs, in order, and returns when it is up.
   *
   * @param lifecycle closes what was opened: when the process ends, and when this fails half-way
   * @throws dev.assay.kit.lifecycle.CannotStart if the world doesn't allow it
   */
  void wire(C configuration, Lifecycle lifecycle) throws Exception;
}
