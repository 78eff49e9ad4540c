package dev.assay.kit.config;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables that begin as ours do and configure no service: those of the launcher and the command
 * line, and those that Kubernetes gives every container for each service in its namespace.
 */
final class StrangeVariables {
  private static final Set<String> OTHER_PROGRAMS =
      Set.of(
          "ASSAY_BOOTSTRAP_SERVERS",
          "ASSAY_CA_CERT",
          "ASSAY_CLIENT_CERT",
          "ASSAY_CLIENT_KEY",
          "ASSAY_CLIENT_TESTS",
          "ASSAY_CPP_BUILD",
          "ASSAY_DEBUG",
          "ASSAY_DLQ_URL",
          "ASSAY_ETCD_CA_CERT",
          "ASSAY_ETCD_CLIENT_CERT",
          "ASSAY_ETCD_CLIENT_KEY",
          "ASSAY_ETCD_PASSWORD_FILE",
          "ASSAY_ETCD_USER",
          "ASSAY_JAVA_HOME",
          "ASSAY_JAVA_OPTS",
          "ASSAY_JDK_DIRS",
          "ASSAY_KAFKA_CONFIG",
          "ASSAY_LOG_LEVEL",
          "ASSAY_MVN",
          "ASSAY_PYTHON",
          "ASSAY_REGISTRY_URL",
          "ASSAY_TOKEN",
          "ASSAY_TOKEN_FILE",
          "ASSAY_TOKEN_OVER_HTTP",
          "ASSAY_URL",
          "ASSAY_VALIDATOR_URL",
          "ASSAY_VERSION");

  private static final Pattern SERVICE_LINK_NAME =
      Pattern.compile(
          "ASSAY_.*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");
  private static final Pattern SERVICE_LINK_VALUE =
      Pattern.compile("(tcp|udp|sctp)(://.*)?|[0-9a-fA-F.:]+");
  private static final Pattern BARE_PORT_NAME = Pattern.compile("ASSAY_.*_PORT");
  private static final Pattern BARE_PORT_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

  private StrangeVariables() {}

  /** Whether this is one of them; a mistyped variable of ours is none. */
  static boolean isOne(Map.Entry<String, String> variable) {
    String name = variable.getKey();
    if (OTHER_PROGRAMS.contains(name)) {
      return true;
    }
    // http.port is given as ASSAY_HTTP_PORT too; only the value tells a slip from a link.
    Pattern value =
        BARE_PORT_NAME.matcher(name).matches() && !name.endsWith("_SERVICE_PORT")
            ? BARE_PORT_VALUE
            : SERVICE_LINK_VALUE;
    return SERVICE_LINK_NAME.matcher(name).matches()
        && value.matcher(variable.getValue()).matches();
  }
}
