package dev.assay.schema.validation.plan;

import dev.assay.schema.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A schema inside a document.
 *
 * @param pointer where it is
 */
record Fragment(String pointer, JsonNode schema) {

  boolean has(String keyword) {
    return schema.has(keyword);
  }

  JsonNode get(String keyword) {
    return schema.path(keyword);
  }

  /** Where a keyword of it is. */
  String at(String keyword) {
    return JsonPointer.child(pointer, keyword);
  }

  /** The schema that a keyword's value is. */
  Fragment child(String keyword) {
    return new Fragment(at(keyword), get(keyword));
  }

  /** The schema that a member or an element of a keyword's value is. */
  Fragment child(String keyword, String name) {
    return new Fragment(JsonPointer.child(at(keyword), name), get(keyword).path(name));
  }

  /** The schemas that the elements of a keyword's value are. */
  List<Fragment> children(String keyword) {
    List<Fragment> children = new ArrayList<>();
    for (JsonNode element : get(keyword)) {
      children.add(new Fragment(JsonPointer.child(at(keyword), children.size()), element));
    }
    return children;
  }
}
