package dev.assay.devstack.deploy;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own authorizer, and a memory of what it was asked.
 *
 * <p>The broker makes it by its name, so what it remembers is static.
 */
public final class WatchingAuthorizer extends StandardAuthorizer {
  static final NavigableSet<Access> ALLOWED = new ConcurrentSkipListSet<>();
  static final NavigableSet<Access> DENIED = new ConcurrentSkipListSet<>();

  static void forget() {
    ALLOWED.clear();
    DENIED.clear();
  }

  /** Of what each of these rights allows, nothing that happened hangs on it alone. */
  static NavigableSet<String> unneeded(List<Grant> grants) {
    NavigableSet<String> unneeded = new TreeSet<>();
    for (Grant grant : grants) {
      List<Grant> others = grants.stream().filter(other -> !other.equals(grant)).toList();
      boolean needed =
          ALLOWED.stream()
              .filter(grant::allows)
              .anyMatch(access -> others.stream().noneMatch(other -> other.allows(access)));
      if (!needed) {
        unneeded.add(grant.toString());
      }
    }
    return unneeded;
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    for (int i = 0; i < actions.size(); i++) {
      remember(context.principal().getName(), actions.get(i), results.get(i));
    }
    return results;
  }

  private static void remember(String user, Action action, AuthorizationResult result) {
    Access access =
        new Access(
            user,
            action.resourcePattern().resourceType(),
            action.resourcePattern().name(),
            action.operation());
    if (result == AuthorizationResult.ALLOWED) {
      ALLOWED.add(access);
    } else if (action.logIfDenied()) {
      // Otherwise somebody asked for all there is, and gets what is theirs.
      DENIED.add(access);
    }
  }
}
