/**
 * What operators say about source topics: by which schema their events are judged, and where they
 * go.
 *
 * <p>Pure values that refuse to be wrong. May depend on {@code topics}, the words of {@code
 * dev.assay.schema} and the engine's choice about repeated members.
 */
@NullMarked
package dev.assay.contracts.bindings;

import org.jspecify.annotations.NullMarked;
