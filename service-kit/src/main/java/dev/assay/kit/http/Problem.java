package dev.assay.kit.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Why a request wasn't answered as asked, as RFC 9457 has it.
 *
 * @param detail what is special about it this time: names the thing and the value
 * @param extensions further members in their order, such as {@code remedy}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(ProblemType type, String detail, Map<String, Object> extensions) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail");

  public Problem {
    for (String name : extensions.keySet()) {
      if (STANDARD.contains(name)) {
        throw new IllegalArgumentException(
            "problem extension '%s' would hide a standard member".formatted(name));
      }
    }
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /** This problem with what the reader can do about it. */
  public Problem withRemedy(String remedy) {
    return with("remedy", remedy);
  }

  /** This problem with the URI of its occurrence. */
  public Problem withInstance(String instance) {
    return with("instance", instance);
  }

  /** This problem with one more member; its value is written as Jackson writes it. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new Problem(type, detail, more);
  }

  /** The members of the JSON object, in order. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type.uri());
    members.put("title", type.title());
    members.put("status", type.status());
    members.put("detail", detail);
    members.putAll(extensions);
    return members;
  }
}
