package dev.assay.schema.evolution.diff;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.json.JsonPointer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds what references of one document lead to.
 *
 * <p>Total: a reference that leads nowhere, or is no URI, leads to nothing. Dynamic references are
 * followed as if they were plain ones, which is what they mean unless the document is extended.
 */
final class References {
  private static final String UNNAMED = "assay://document/";
  private static final Set<String> HOLDING_NO_SCHEMA =
      Set.of("enum", "const", "default", "examples", "example");
  private final Dialect dialect;
  private final Placed root;
  private final Map<String, Placed> byName = new HashMap<>();

  References(JsonNode root, Dialect dialect) {
    this.dialect = dialect;
    this.root = new Placed(root, JsonPointer.ROOT, UNNAMED);
    byName.put(UNNAMED, this.root);
    nameAll();
  }

  Placed root() {
    return root;
  }

  /** The schema with the base that its own {@code $id} gives to what is inside it; not twice. */
  Placed enter(Placed schema) {
    JsonNode id = schema.node().path(dialect.idKeyword());
    if (!id.isString() || (hidesSiblings() && schema.node().has("$ref"))) {
      return schema;
    }
    return schema.in(withoutFragment(resolve(schema.base(), id.stringValue())));
  }

  /** Up to draft-07 nothing beside {@code $ref} counts. */
  boolean hidesSiblings() {
    return dialect.compareTo(Dialect.DRAFT_07) <= 0;
  }

  /** What a reference leads to, empty where that is nothing in this document. */
  Optional<Placed> target(Placed reference) {
    String whole = resolve(reference.base(), reference.node().asString(""));
    Optional<Placed> named = Optional.ofNullable(byName.get(whole));
    if (named.isPresent()) {
      return named;
    }
    String fragment = fragment(whole);
    return Optional.ofNullable(byName.get(withoutFragment(whole)))
        .flatMap(resource -> follow(resource, fragment));
  }

  private Optional<Placed> follow(Placed resource, String fragment) {
    if (fragment.isEmpty()) {
      return Optional.of(resource);
    }
    if (!fragment.startsWith("/")) {
      return Optional.empty();
    }
    return walk(resource, decoded(fragment)).or(() -> walk(resource, fragment));
  }

  private Optional<Placed> walk(Placed from, String pointer) {
    Placed place = from;
    for (String token : pointer.substring(1).split("/", -1)) {
      Placed entered = enter(place);
      String name = token.replace("~1", "/").replace("~0", "~");
      place =
          entered.node().isArray()
              ? JsonPointer.find(entered.node(), "/" + token)
                  .map(node ->
                      new Placed(node, JsonPointer.child(entered.pointer(), name), entered.base()))
                  .orElse(Placed.nothing())
              : entered.member(name);
      if (place.isNothing()) {
        return Optional.empty();
      }
    }
    return Optional.of(place);
  }

  /** A loop rather than recursion: the depth of documents is not limited here. */
  private void nameAll() {
    Deque<Placed> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Placed schema = open.pop();
      Placed entered = enter(schema);
      if (!entered.base().equals(schema.base())) {
        byName.putIfAbsent(entered.base(), schema);
      }
      nameAnchors(schema, entered);
      if (entered.node().isArray()) {
        for (int i = 0; i < entered.node().size(); i++) {
          open.push(entered.element(i));
        }
      }
      entered.node().properties().stream()
          .filter(member -> !HOLDING_NO_SCHEMA.contains(member.getKey()))
          .filter(member -> member.getValue().isContainer())
          .forEach(member -> open.push(entered.member(member.getKey())));
    }
  }

  private void nameAnchors(Placed schema, Placed entered) {
    for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
      JsonNode anchor = entered.node().path(keyword);
      if (anchor.isString()) {
        byName.putIfAbsent(entered.base() + "#" + anchor.stringValue(), schema);
      }
    }
    JsonNode id = schema.node().path(dialect.idKeyword());
    if (hidesSiblings() && id.isString() && id.stringValue().indexOf('#') >= 0) {
      byName.putIfAbsent(resolve(schema.base(), id.stringValue()), schema);
    }
  }

  /** The reference as a whole URI, its fragment as written. */
  private static String resolve(String base, String reference) {
    String path = withoutFragment(reference);
    String fragment = fragment(reference);
    String resource = path.isEmpty() ? base : against(base, path);
    return fragment.isEmpty() ? resource : resource + "#" + fragment;
  }

  private static String against(String base, String path) {
    try {
      return URI.create(base).resolve(path).toString();
    } catch (IllegalArgumentException noUri) {
      return path;
    }
  }

  private static String withoutFragment(String uri) {
    int hash = uri.indexOf('#');
    return hash < 0 ? uri : uri.substring(0, hash);
  }

  private static String fragment(String uri) {
    int hash = uri.indexOf('#');
    return hash < 0 ? "" : uri.substring(hash + 1);
  }

  private static String decoded(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEscape) {
      return fragment;
    }
  }
}
