package dev.assay.schema.inclusion.terms;

import dev.assay.schema.document.SchemaOutline;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Something that holds for a value or doesn't. */
public sealed interface Term {

  /**
   * The value is valid against a schema.
   *
   * @param source the document it is in
   * @param place where in it
   * @param scope the resources entered on the way, outermost first; empty unless there are several
   */
  record Schema(SchemaOutline source, SchemaOutline.Place place, List<URI> scope) implements Term {
    /** The schema as JSON. */
    public JsonNode json() {
      return place.schema();
    }
  }

  /** The value is this one. */
  record Equal(JsonNode value) implements Term {}

  /** The value is a string in which the pattern is found; never said of another kind. */
  record Matching(String pattern) implements Term {}

  /**
   * Objects in the value have no members but those that these schemas declare.
   *
   * @param schemas numbers of their terms, in order
   */
  record Closed(List<Integer> schemas) implements Term {}

  /** Nobody knows: a reference out of the document, a keyword that can't be read. */
  record Unknown(String reason) implements Term {}
}
