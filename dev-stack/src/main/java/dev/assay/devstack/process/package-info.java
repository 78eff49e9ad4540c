/**
 * Our own programs as processes that can be killed, paused and started again.
 *
 * <p>May depend on local-servers and on the services' main classes; knows nothing of who does what
 * to the processes, or why.
 */
@NullMarked
package dev.assay.devstack.process;

import org.jspecify.annotations.NullMarked;
