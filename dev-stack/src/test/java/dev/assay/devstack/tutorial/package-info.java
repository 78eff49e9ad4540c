/** Runs the pages under {@code docs/tutorials} against a running stack, word for word. */
@NullUnmarked // JUnit fills fields before each test
package dev.assay.devstack.tutorial;

import org.jspecify.annotations.NullUnmarked;
