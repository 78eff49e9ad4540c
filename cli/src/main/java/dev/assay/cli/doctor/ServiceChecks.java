package dev.assay.cli.doctor;

import dev.assay.client.ReadinessClient;
import dev.assay.client.ServiceFailure;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.rest.InstancesBody;
import dev.assay.contracts.rest.InstancesBody.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks the services about themselves. */
final class ServiceChecks {
  private ServiceChecks() {}

  /** Whether a service answers, and is ready. */
  static Finding readiness(String service, ReadinessClient client) {
    return answered(
        service,
        "see /readyz and its log; docs/runbooks/AssayNotReady.md",
        () -> {
          JsonNode report = client.ready();
          String status = report.path("status").asString("");
          return status.equals("degraded")
              ? Finding.warn(service, "ready, but degraded: " + degraded(report), "see its /readyz")
              : Finding.ok(service, "ready");
        });
  }

  private static String degraded(JsonNode report) {
    return report.path("checks").properties().stream()
        .filter(check -> check.getValue().path("status").asString("").equals("degraded"))
        .map(check -> check.getKey() + " " + check.getValue().path("detail").asString(""))
        .collect(Collectors.joining("; "));
  }

  /** Where the copy in etcd stands. */
  static Finding mirror(Supplier<JsonNode> asked) {
    return answered(
        "mirror",
        "ask the registry: assay mirror status",
        () -> {
          JsonNode mirror = asked.get();
          String detail = mirror.path("detail").asString("");
          return switch (mirror.path("state").asString("")) {
            case "following" ->
                Finding.ok("mirror", "etcd follows at " + mirror.path("position").asString(""));
            case "halted" ->
                Finding.fail("mirror", "halted: " + detail, "docs/runbooks/AssayMirrorHalted.md");
            case "waiting" ->
                Finding.warn(
                    "mirror",
                    "waits: " + detail,
                    "bring etcd back; the mirror catches up by itself");
            case "off" -> Finding.ok("mirror", "none is configured");
            case String other -> Finding.ok("mirror", other);
          };
        });
  }

  /** Who judges, in which version, by which policies. */
  static List<Finding> fleet(Supplier<InstancesBody> asked) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        answered(
            "fleet",
            "ask the registry: GET /instances",
            () -> {
              List<InstanceReport> live =
                  asked.get().instances().stream().filter(Seen::live).map(Seen::report).toList();
              if (live.isEmpty()) {
                return Finding.fail(
                    "fleet",
                    "the registry hears of no live validator",
                    "start one, and give its user Write on the instances topic");
              }
              findings.add(versions(live));
              return acknowledged(live);
            }));
    return findings.reversed();
  }

  private static Finding acknowledged(List<InstanceReport> live) {
    long newest = live.stream().mapToLong(InstanceReport::policyRevision).max().orElse(0);
    long behind = live.stream().filter(one -> one.policyRevision() < newest).count();
    return behind == 0
        ? Finding.ok(
            "fleet", "%d validators live, all at policy revision %d".formatted(live.size(), newest))
        : Finding.warn(
            "fleet",
            "%d of %d validators apply policies older than revision %d"
                .formatted(behind, live.size(), newest),
            "docs/runbooks/AssayPolicyNotAcknowledged.md");
  }

  private static Finding versions(List<InstanceReport> live) {
    List<String> versions = live.stream().map(InstanceReport::version).distinct().sorted().toList();
    return versions.size() == 1
        ? Finding.ok("versions", "validators run " + versions.getFirst())
        : Finding.warn(
            "versions",
            "validators run %s at the same time".formatted(String.join(", ", versions)),
            "finish the upgrade");
  }

  static Finding answered(String check, String remedy, Supplier<Finding> look) {
    try {
      return look.get();
    } catch (ServiceFailure failure) {
      return Finding.fail(check, String.valueOf(failure.getMessage()), remedy);
    }
  }
}
