/** What the clients ask, and what they make of every kind of answer. */
@NullMarked
package dev.assay.client;

import org.jspecify.annotations.NullMarked;
