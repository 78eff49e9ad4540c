/**
 * How schemas lie in files: {@code …/v1/telemetry.FeedbackEvent.json}.
 *
 * <p>May depend on the room {@code terminal}, on {@code dev.assay.contracts} and on the schema
 * engine.
 */
@NullMarked
package dev.assay.cli.schema.files;

import org.jspecify.annotations.NullMarked;
