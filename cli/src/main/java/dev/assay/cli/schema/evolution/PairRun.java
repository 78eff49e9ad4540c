package dev.assay.cli.schema.evolution;

import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Judges pairs on all cores and prints the verdicts in the order of the lines.
 *
 * <p>So many lines at most are under way, so that a stream of any length takes bounded memory.
 */
final class PairRun {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int UNDER_WAY = 64 * CORES;

  /** Documents are walked recursively, and may be 500 levels deep. */
  private static final int STACK_BYTES = 64 << 20;

  private final Level level;
  private final Content content;
  private final Map<PairLine.Outcome, Integer> counts = new EnumMap<>(PairLine.Outcome.class);

  PairRun(Level level, Content content) {
    this.level = level;
    this.content = content;
  }

  /** Judges every line that isn't blank; gives how many had each outcome. */
  Map<PairLine.Outcome, Integer> run(InputStream pairs, PrintWriter out)
      throws IOException, InterruptedException {
    ByteLines lines = new ByteLines(pairs);
    Deque<Future<PairLine>> underWay = new ArrayDeque<>();
    try (ExecutorService judges = Executors.newFixedThreadPool(CORES, PairRun::judge)) {
      long number = 0;
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        long current = ++number;
        byte[] bytes = line.get();
        if (!isBlank(bytes)) {
          underWay.add(judges.submit(() -> PairLine.judge(bytes, current, level, content)));
        }
        while (underWay.size() > UNDER_WAY || (!underWay.isEmpty() && underWay.peek().isDone())) {
          print(underWay.remove(), out);
        }
      }
      while (!underWay.isEmpty()) {
        print(underWay.remove(), out);
      }
    }
    out.flush();
    return counts;
  }

  private static Thread judge(Runnable work) {
    Thread thread = new Thread(null, work, "judge", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  private void print(Future<PairLine> judged, PrintWriter out) throws InterruptedException {
    try {
      PairLine line = judged.get();
      counts.merge(line.outcome(), 1, Integer::sum);
      out.println(line.json());
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a line was neither judged nor refused", bug.getCause());
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
