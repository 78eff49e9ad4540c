/**
 * Each service as a process beside what it needs, played upon a little: for its JVM to keep what it
 * loaded, and for starts to be measured.
 *
 * <p>May depend on local-servers and on the services; the services know nothing of it.
 */
@NullMarked
package dev.assay.devstack.rehearsal;

import org.jspecify.annotations.NullMarked;
