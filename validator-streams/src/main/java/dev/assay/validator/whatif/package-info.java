/**
 * What-if: judges retained events as if another schema or mode were in force, and says what would
 * have become of them.
 *
 * <p>Reads with a consumer and a thread of its own, slowly; writes nothing anywhere. May depend on
 * {@code binding}, {@code catalogue} and {@code judgement}, on Kafka's consumer and the kit's HTTP.
 */
@NullMarked
package dev.assay.validator.whatif;

import org.jspecify.annotations.NullMarked;
