package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;

/** A log whose identity and end a test decides. */
final class ScriptedLog implements SourceLog {
  static final LogIdentity OURS = new LogIdentity("cluster-a", "topic-s", "topic-e");

  private volatile LogIdentity identity = OURS;
  private volatile LogPosition end = new LogPosition(1_000_000, 1_000_000);

  void become(LogIdentity other) {
    identity = other;
  }

  void endAt(LogPosition position) {
    end = position;
  }

  @Override
  public LogIdentity identity() {
    return identity;
  }

  @Override
  public LogPosition end() {
    return end;
  }
}
