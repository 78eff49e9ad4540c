/**
 * What operators may ask of the etcd mirror over HTTP.
 *
 * <p>May depend on {@code mirror}, on contracts and service-kit.
 */
@NullMarked
package dev.assay.registry.mirrorapi;

import org.jspecify.annotations.NullMarked;
