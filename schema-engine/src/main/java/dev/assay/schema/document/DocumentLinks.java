package dev.assay.schema.document;

import java.util.List;

/**
 * Where a document's references lead.
 *
 * @param references all of them, in the order of their discovery
 * @param namesItsParts whether a place below the root has a name of its own, or references go by
 *     names that depend on how they were reached
 */
record DocumentLinks(List<Reference> references, boolean namesItsParts) {
  DocumentLinks {
    references = List.copyOf(references);
  }
}
