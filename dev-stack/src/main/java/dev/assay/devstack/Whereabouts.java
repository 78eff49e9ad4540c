package dev.assay.devstack;

import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.StackSettings;
import java.util.ArrayList;
import java.util.List;

/** Where everything of a running stack is to be found. */
final class Whereabouts {
  private Whereabouts() {}

  static List<String> lines(DevStack stack, StackSettings settings) {
    List<String> lines = new ArrayList<>();
    lines.add("Assay is up; Ctrl-C stops it.");
    lines.add("  kafka              " + stack.bootstrapServers());
    lines.add("  registry-service   %s/index  /enforcement  /metrics".formatted(stack.registry()));
    lines.add("  validator-streams  %s/status  /metrics".formatted(stack.validator()));
    lines.add("  dlq-handler        %s/failures  /metrics".formatted(stack.deadLetters()));
    lines.add("  etcd mirror        " + mirror(stack, settings));
    lines.add("  data, log          %s".formatted(settings.directory().root()));
    return List.copyOf(lines);
  }

  private static String mirror(DevStack stack, StackSettings settings) {
    return stack
        .etcd()
        .map(endpoint -> endpoint + " below /assay/")
        .orElseGet(() ->
            settings.etcd() instanceof EtcdChoice.Off
                ? "off, as asked"
                : "off: no etcd program on the PATH (apt-get install etcd-server, brew install etcd)");
  }
}
