/** Says what the room metrics must do. */
@NullMarked
package dev.assay.kit.metrics;

import org.jspecify.annotations.NullMarked;
