/**
 * What the terminal shows of a running stack.
 *
 * <p>Asks the services over HTTP, like anybody; what a second looks like is computed from two
 * answers and rendered to text, both pure. May depend on clients/java and contracts.
 */
@NullMarked
package dev.assay.devstack.view;

import org.jspecify.annotations.NullMarked;
