package dev.assay.schema.validation.scan;

import dev.assay.schema.validation.scan.Generation.Locals;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Code for a string out of a few: compared with each, and else left to the step. */
final class ChoiceCode {
  private static final int MAX_CHOICES = 8;
  private static final int MAX_BYTES = 30;
  private final Generation generation;
  private final CodeBuilder code;
  private final StringStep step;

  ChoiceCode(Generation generation, CodeBuilder code, StringStep step) {
    this.generation = generation;
    this.code = code;
    this.step = step;
  }

  static boolean canWrite(StringStep step) {
    return step.chosen()
        && step.choices().size() <= MAX_CHOICES
        && step.minLength() == 0
        && step.maxLength() == Integer.MAX_VALUE
        && step.patterns().length == 0
        && step.formats().length == 0;
  }

  void write() {
    Label general = code.newLabel();
    int longest = 0;
    for (int i = 0; i < step.choices().size(); i++) {
      longest = Math.max(longest, isWritten(i) ? step.choices().name(i).length + 2 : 0);
    }
    Code.unlessWithin(code, longest, general);
    for (int i = 0; i < step.choices().size(); i++) {
      if (isWritten(i)) {
        byte[] quoted = Code.quoted(step.choices().name(i));
        Label next = code.newLabel();
        Code.unlessBytes(code, quoted, next);
        code.iload(Locals.AT).loadConstant(quoted.length).iadd().ireturn();
        code.labelBinding(next);
      }
    }
    code.labelBinding(general);
    generation.runItself(code, step);
    code.ireturn();
  }

  private boolean isWritten(int choice) {
    byte[] content = step.choices().name(choice);
    return content.length <= MAX_BYTES && Names.isPlain(content);
  }
}
