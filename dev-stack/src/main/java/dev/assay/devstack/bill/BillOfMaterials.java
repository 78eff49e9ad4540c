package dev.assay.devstack.bill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Completes the bill of materials of a program that is laid out for its image, and holds it against
 * the jars there.
 */
public final class BillOfMaterials {
  private BillOfMaterials() {}

  /**
   * Argument: the directory with {@code bom.json}, {@code lib} (of others) and {@code app} (ours).
   */
  public static void main(String[] words) throws IOException {
    if (words.length != 1) {
      System.err.println("usage: BillOfMaterials DIRECTORY");
      System.exit(2);
    }
    Path program = Path.of(words[0]);
    List<String> faults = complete(program);
    faults.forEach(System.err::println);
    if (!faults.isEmpty()) {
      System.err.printf(
          "%s: the bill of materials and the jars differ; build anew ('mvn clean'), with the bill made by the same run of Maven (-Psbom)%n",
          program);
      System.exit(1);
    }
  }

  /** Names in the bill what is ours, which changes nothing about what is of others. */
  static List<String> complete(Path program) throws IOException {
    Path file = program.resolve("bom.json");
    Bill bill = Bill.read(file);
    bill.add(Jars.in(program.resolve("app")));
    bill.write(file);
    return bill.faults(Jars.in(program.resolve("app"), program.resolve("lib")));
  }
}
