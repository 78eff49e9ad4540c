package dev.assay.devstack.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bill of materials as Maven's plugin makes it: CycloneDX, in JSON.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 * @see <a href="https://github.com/package-url/purl-spec">package URLs</a>
 */
public final class Bill {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Pattern OF_MAVEN =
      Pattern.compile("pkg:maven/[^/]+/(?<name>[^@/]+)@(?<version>[^?]+)(?:\\?(?<more>.*))?");

  private final ObjectNode document;

  private Bill(ObjectNode document) {
    this.document = document;
  }

  /**
   * The one in a file.
   *
   * @throws IllegalStateException if it is none
   */
  public static Bill read(Path file) throws IOException {
    if (MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode document
        && document.path("bomFormat").asString("").equals("CycloneDX")
        && document.at("/metadata/component").isObject()) {
      return new Bill(document);
    }
    throw new IllegalStateException(
        "'%s' is no bill of materials in CycloneDX's JSON; make it by Maven's profile sbom, online"
            .formatted(file));
  }

  /**
   * Names jars of this very build that it leaves out: the program's own, of which Maven states no
   * sum, and whatever of ours its image holds besides.
   */
  public void add(Jars ours) {
    NavigableMap<String, String> known = stated();
    ObjectNode subject = (ObjectNode) document.at("/metadata/component");
    ours.sha256ByName()
        .forEach((name, sum) -> {
          if (name.equals(fileOf(subject))) {
            state(subject, sum);
          } else if (!known.containsKey(name)) {
            components().add(component(subject, name, sum));
          }
        });
  }

  /** What differs between it and the jars that are there, jar by jar; nothing if all is well. */
  public List<String> faults(Jars there) {
    List<String> faults = new ArrayList<>();
    NavigableMap<String, String> stated = stated();
    there
        .sha256ByName()
        .forEach((name, sum) -> {
          String said = stated.get(name);
          if (said == null) {
            faults.add(name + " is there, and not in the bill");
          } else if (!said.equals(sum)) {
            faults.add(
                "%s is there with SHA-256 %s, in the bill with %s"
                    .formatted(name, sum, said.isEmpty() ? "none" : said));
          }
        });
    stated.keySet().stream()
        .filter(name -> !there.sha256ByName().containsKey(name))
        .forEach(name -> faults.add(name + " is in the bill, and not there"));
    return faults;
  }

  void write(Path file) throws IOException {
    Files.write(file, MAPPER.writeValueAsBytes(document));
  }

  /** The sums it states, by the files' names; a sum is empty where it states none. */
  private NavigableMap<String, String> stated() {
    NavigableMap<String, String> stated = new TreeMap<>();
    for (JsonNode component : components()) {
      stated.put(fileOf(component), sumOf(component));
    }
    JsonNode subject = document.at("/metadata/component");
    // Maven's bill names its subject without a sum; then it is no part of what is compared.
    if (!sumOf(subject).isEmpty()) {
      stated.put(fileOf(subject), sumOf(subject));
    }
    return stated;
  }

  private ArrayNode components() {
    return document.withArrayProperty("components");
  }

  /** As Maven calls the file of an artifact: name-version[-classifier].type. */
  private static String fileOf(JsonNode component) {
    String purl = component.path("purl").asString("");
    Matcher maven = OF_MAVEN.matcher(purl);
    if (!maven.matches()) {
      throw new IllegalStateException(
          "component '%s' has no package URL of Maven ('%s')"
              .formatted(component.path("name").asString(""), purl));
    }
    Map<String, String> more = qualifiers(Optional.ofNullable(maven.group("more")).orElse(""));
    String classifier = more.getOrDefault("classifier", "");
    return "%s-%s%s.%s"
        .formatted(
            maven.group("name"),
            maven.group("version"),
            classifier.isEmpty() ? "" : "-" + classifier,
            more.getOrDefault("type", "jar"));
  }

  private static Map<String, String> qualifiers(String text) {
    Map<String, String> read = new TreeMap<>();
    for (String each : text.split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        read.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return read;
  }

  private static String sumOf(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").asString("").equals("SHA-256")) {
        return hash.path("content").asString("");
      }
    }
    return "";
  }

  private static void state(ObjectNode component, String sum) {
    component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sum);
  }

  /** A jar of the same build as the subject, and so of its group, version and licences. */
  private static ObjectNode component(ObjectNode subject, String file, String sum) {
    String version = subject.path("version").asString("");
    String end = "-" + version + ".jar";
    if (!file.endsWith(end)) {
      throw new IllegalStateException(
          "'%s' is not of this build, whose version is %s".formatted(file, version));
    }
    String name = file.substring(0, file.length() - end.length());
    String group = subject.path("group").asString("");
    String purl = "pkg:maven/%s/%s@%s?type=jar".formatted(group, name, version);
    ObjectNode added = MAPPER.createObjectNode();
    added.put("type", "library").put("bom-ref", purl).put("group", group);
    added.put("name", name).put("version", version).put("scope", "required");
    state(added, sum);
    added.set("licenses", subject.path("licenses").deepCopy());
    return added.put("purl", purl);
  }
}
