/**
 * What an event envelope holds, and which of its bytes are the event.
 *
 * <p>Pure. May depend on {@code dev.assay.schema.json} and Jackson's parser.
 */
@NullMarked
package dev.assay.contracts.envelope;

import org.jspecify.annotations.NullMarked;
