package dev.assay.benchmarks.scale;

import java.util.List;

/**
 * What is measured.
 *
 * @param partitions of the source
 * @param instances processes
 * @param threads of each instance
 */
record Layout(int partitions, int instances, int threads) {
  static final Layout ONE = new Layout(1, 1, 1);

  static final List<Layout> ALL =
      List.of(
          ONE, new Layout(2, 1, 2), new Layout(4, 1, 4), new Layout(4, 1, 2), new Layout(4, 2, 2));

  String source() {
    return source(partitions);
  }

  static String source(int partitions) {
    return "scale." + partitions;
  }

  String name() {
    return "%d partitions, %d × %d threads".formatted(partitions, instances, threads);
  }
}
