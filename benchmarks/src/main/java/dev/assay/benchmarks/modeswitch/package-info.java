/**
 * How long an operator's decision takes to reach live traffic.
 *
 * <p>May depend on dev-stack, clients/java and Kafka's clients.
 */
@NullMarked
package dev.assay.benchmarks.modeswitch;

import org.jspecify.annotations.NullMarked;
