/**
 * Asks a running Assay over HTTP, from any thread.
 *
 * <p>May depend on {@code dev.assay.contracts}, the words of {@code dev.assay.schema} and the JDK;
 * never on a service.
 */
@NullMarked
package dev.assay.client;

import org.jspecify.annotations.NullMarked;
