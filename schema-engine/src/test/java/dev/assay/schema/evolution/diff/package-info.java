/** Tests of the facts. */
@NullMarked
package dev.assay.schema.evolution.diff;

import org.jspecify.annotations.NullMarked;
