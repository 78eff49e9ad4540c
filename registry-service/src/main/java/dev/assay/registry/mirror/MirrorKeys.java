package dev.assay.registry.mirror;

import dev.assay.contracts.enforcement.Scope;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.List;

/** Where things stand in etcd. */
final class MirrorKeys {
  private static final String SCHEMAS = "/assay/schemas/";
  private static final String ENFORCEMENT = "/assay/enforcement/";

  /** How far up the log the copy stands. */
  static final String CHECKPOINT = "/assay/mirror/checkpoint";

  /** Everything below these is ours alone; a key there that no state accounts for is a stray. */
  static final List<String> PREFIXES = List.of(ENFORCEMENT, SCHEMAS);

  private MirrorKeys() {}

  static String ofVersion(Subject subject, SemVer version) {
    return SCHEMAS + subject + "/" + version;
  }

  static String ofLatest(Subject subject) {
    return SCHEMAS + subject + "/latest";
  }

  static String ofPolicy(Scope scope) {
    return ENFORCEMENT + scope;
  }
}
