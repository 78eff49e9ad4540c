/**
 * The bodies of HTTP requests and answers, as existing clients parse them.
 *
 * <p>Plain carriers. In requests every part is optional, because anybody may leave anything out;
 * whoever decides refuses. May depend on Jackson, {@code enforcement}, {@code compatibility},
 * {@code instances}, {@code redrives} and {@code verdicts}.
 */
@NullMarked
package dev.assay.contracts.rest;

import org.jspecify.annotations.NullMarked;
