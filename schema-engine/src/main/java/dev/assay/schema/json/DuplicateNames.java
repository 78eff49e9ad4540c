package dev.assay.schema.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds members that an object has twice; RFC 8259 leaves open which one counts. */
public final class DuplicateNames {
  private DuplicateNames() {}

  /** Pointers to the repeated members of a well-formed text, in the order of the text. */
  public static List<String> in(byte[] json) {
    List<String> found = new ArrayList<>();
    Deque<Set<String>> namesByObject = new ArrayDeque<>();
    try (JsonParser parser = JsonTree.parser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> namesByObject.push(new HashSet<>());
          case END_OBJECT -> namesByObject.pop();
          case PROPERTY_NAME -> {
            if (!namesByObject.element().add(parser.currentName())) {
              found.add(parser.streamReadContext().pathAsPointer().toString());
            }
          }
          case START_ARRAY,
              END_ARRAY,
              VALUE_STRING,
              VALUE_NUMBER_INT,
              VALUE_NUMBER_FLOAT,
              VALUE_TRUE,
              VALUE_FALSE,
              VALUE_NULL,
              VALUE_EMBEDDED_OBJECT,
              NOT_AVAILABLE -> {}
        }
      }
    }
    return found;
  }
}
