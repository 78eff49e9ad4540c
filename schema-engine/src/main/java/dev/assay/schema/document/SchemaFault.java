package dev.assay.schema.document;

/**
 * One reason why a schema document was refused.
 *
 * @param pointer JSON Pointer to the place in the document; {@code ""} is the whole of it
 * @param problem what is wrong there
 * @param remedy what to do about it
 */
public record SchemaFault(String pointer, String problem, String remedy) {}
