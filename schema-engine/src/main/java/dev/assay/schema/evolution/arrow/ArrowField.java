package dev.assay.schema.evolution.arrow;

import tools.jackson.databind.JsonNode;

/**
 * One column.
 *
 * @param index its position, from 0; -1 where columns are given by name and have none
 * @param pointer where in the document it stands
 * @param node as it was written
 */
record ArrowField(
    String name, ArrowType type, boolean nullable, int index, String pointer, JsonNode node) {}
