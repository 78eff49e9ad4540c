/**
 * Patterns as JSON Schema writes them (ECMA-262), run in time linear to the text.
 *
 * <p>May depend on RE2/J only, and keeps it to itself.
 */
@NullMarked
package dev.assay.schema.pattern;

import org.jspecify.annotations.NullMarked;
