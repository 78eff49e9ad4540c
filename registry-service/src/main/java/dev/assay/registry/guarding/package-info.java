/**
 * What the registry decides about enforcement without being asked: a policy whose time is over, a
 * guard that saw too much.
 *
 * <p>May depend on {@code decision}'s commands, {@code state}, {@code fleet}, {@code log}'s writes
 * and the contracts.
 */
@NullMarked
package dev.assay.registry.guarding;

import org.jspecify.annotations.NullMarked;
