package dev.assay.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a heading, columns aligned by the widest cell. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  /** An empty table with these columns. */
  public Table(String... heading) {
    this.heading = List.of(heading);
  }

  /** Adds a row with as many cells as the heading has. */
  public Table row(Object... cells) {
    if (cells.length != heading.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells under %d columns".formatted(cells.length, heading.size()));
    }
    rows.add(Arrays.stream(cells).map(cell -> Printable.line(String.valueOf(cell))).toList());
    return this;
  }

  /** Writes the heading and the rows, or a line that says that there are none. */
  public void writeTo(PrintWriter out, String ifEmpty) {
    if (rows.isEmpty()) {
      out.println(ifEmpty);
      return;
    }
    List<Integer> widths = IntStream.range(0, heading.size()).mapToObj(this::width).toList();
    out.println(line(heading, widths));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private int width(int column) {
    return Math.max(
        length(heading.get(column)),
        rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell).repeat(' ', widths.get(column) - length(cell)).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
