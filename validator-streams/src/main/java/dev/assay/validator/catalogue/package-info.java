/**
 * What the registry's log says about schemas and enforcement, ready to be asked for every event.
 *
 * <p>{@code Catalogue} and what it holds are pure and immutable; {@code LiveCatalogue} is the one
 * place that changes. May depend on the words, on {@code contracts.facts} and {@code
 * contracts.enforcement}, and on pcollections.
 */
@NullMarked
package dev.assay.validator.catalogue;

import org.jspecify.annotations.NullMarked;
