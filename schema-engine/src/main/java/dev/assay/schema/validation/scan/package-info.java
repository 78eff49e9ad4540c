/**
 * One pass over the bytes of an event by its plan: the interpreter, and what generated classes are
 * made of.
 *
 * <p>May depend on {@code plan}, {@code pattern} and the JDK.
 *
 * <p>Positions may run past the range that is judged, as long as they stay within the array: what
 * lies behind an event is read for a moment, and then the end doesn't fit. Past the array an {@link
 * IndexOutOfBoundsException} ends the pass. So no step asks at each byte whether the event goes on.
 *
 * <p>Methods here take more parameters than elsewhere, and some are longer: what they work on stays
 * in registers, where an object to hold it would be one for each event.
 */
@NullMarked
package dev.assay.schema.validation.scan;

import org.jspecify.annotations.NullMarked;
