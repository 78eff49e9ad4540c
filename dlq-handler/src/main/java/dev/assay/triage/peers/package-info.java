/**
 * Makes one answer of what all instances of a dlq-handler know.
 *
 * <p>May depend on the rooms {@code ask} and {@code form}, and on the service kit.
 */
@NullMarked
package dev.assay.triage.peers;

import org.jspecify.annotations.NullMarked;
