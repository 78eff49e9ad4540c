/**
 * The stream topology: from source topics to their two exits, with the log beside them.
 *
 * <p>The one room that knows Kafka Streams. May depend on all the others but the service itself.
 */
@NullMarked
package dev.assay.validator.topology;

import org.jspecify.annotations.NullMarked;
