/** Enforcement of the whole product: switched, acknowledged, guarded. */
@NullUnmarked // JUnit fills fields before each test
package dev.assay.devstack.guard;

import org.jspecify.annotations.NullUnmarked;
