package dev.assay.schema.document;

import dev.assay.schema.json.JsonPointer;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How the schemas inside a document are called, and where its references lead; immutable.
 *
 * <p>Made from any JSON value: what {@link SchemaReader} would refuse leads nowhere here.
 */
public final class SchemaOutline {
  private final JsonNode root;
  private final Dialect dialect;
  private final Outline outline = new Outline();
  private final boolean hasManyResources;

  private SchemaOutline(JsonNode root, Dialect dialect) {
    this.root = root;
    this.dialect = dialect;
    SchemaWalk walk = new SchemaWalk(dialect, outline);
    walk.visit("", root, Outline.UNNAMED);
    new ReferenceCheck(root, walk, outline, true)
        .run(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));
    hasManyResources = outline.resources() > 1;
  }

  /** The outline of a document. */
  public static SchemaOutline of(JsonNode root, Dialect dialect) {
    return new SchemaOutline(root, dialect);
  }

  /**
   * A schema in the document.
   *
   * @param pointer where it is
   * @param schema itself
   * @param base the resource that it is in
   */
  public record Place(String pointer, JsonNode schema, URI base) {}

  /** The document as a schema. */
  public Place root() {
    return new Place(JsonPointer.ROOT, root, baseInside(root, Outline.UNNAMED));
  }

  /** The draft that decides what the keywords mean. */
  public Dialect dialect() {
    return dialect;
  }

  /** Whether more than one resource is in the document, so that dynamic references matter. */
  public boolean hasManyResources() {
    return hasManyResources;
  }

  /** Whether a keyword's value has the shape that the dialect asks for; true for unknown words. */
  public boolean fits(String keyword, JsonNode value) {
    return Keywords.shapeOf(dialect, keyword).map(shape -> shape.fits(value)).orElse(true);
  }

  /** Whether the dialect knows a keyword; {@code const} may have any value, so no table has it. */
  public boolean knows(String keyword) {
    return keyword.equals("const")
        ? dialect != Dialect.DRAFT_04
        : Keywords.shapeOf(dialect, keyword).isPresent();
  }

  /** A schema without what only people read. */
  public JsonNode assertions(JsonNode schema) {
    return AssertionsOnly.of(schema, dialect);
  }

  /** A schema inside another: the tokens of its pointer behind the other's. */
  public Place inside(Place outer, String... tokens) {
    JsonNode at = outer.schema();
    String pointer = outer.pointer();
    for (String token : tokens) {
      at = at.isArray() ? at.path(Integer.parseInt(token)) : at.path(token);
      pointer = JsonPointer.child(pointer, token);
    }
    return new Place(pointer, at, baseInside(at, outer.base()));
  }

  /** What a reference leads to, or empty where that is not in the document. */
  public Optional<Place> resolve(URI base, String target) {
    try {
      Reference reference = new Reference("", base, URI.create(target));
      URI resource = reference.resource();
      String fragment = reference.fragment();
      return fragment.isEmpty() || fragment.startsWith("/")
          ? outline.pointerOf(resource.toString()).flatMap(home -> at(home + fragment))
          : anchored(resource, fragment);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The schema that an anchor names in a resource. */
  public Optional<Place> anchored(URI resource, String anchor) {
    return outline.pointerOf(resource + "#" + anchor).flatMap(this::at);
  }

  private Optional<Place> at(String pointer) {
    return JsonPointer.find(root, pointer)
        .map(schema -> new Place(pointer, schema, baseAt(pointer)));
  }

  /** Follows the pointer from the root: an {@code $id} on the way changes the base. */
  private URI baseAt(String pointer) {
    URI base = Outline.UNNAMED;
    StringBuilder walked = new StringBuilder();
    JsonNode at = root;
    base = baseInside(at, base);
    String[] tokens = pointer.split("/", -1);
    for (int i = 1; i < tokens.length; i++) {
      walked.append('/').append(tokens[i]);
      at = JsonPointer.find(root, walked.toString()).orElse(at);
      base = outline.hasSchema(walked.toString()) ? baseInside(at, base) : base;
    }
    return base;
  }

  private URI baseInside(JsonNode schema, URI outer) {
    return schema.isObject()
        ? ResourceNames.enter(dialect, new Outline(), "", schema, outer)
        : outer;
  }
}
