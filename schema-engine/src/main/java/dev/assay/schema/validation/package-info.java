/**
 * Judging events by a schema: the port, and the words of its verdicts.
 *
 * <p>May depend on {@code document}, {@code json}, {@code plan}, {@code scan} and, behind {@link
 * SchemaCompiler} alone, on {@code reference}.
 */
@NullMarked
package dev.assay.schema.validation;

import org.jspecify.annotations.NullMarked;
