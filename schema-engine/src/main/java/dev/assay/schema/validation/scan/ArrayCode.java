package dev.assay.schema.validation.scan;

import dev.assay.schema.validation.scan.Generation.Locals;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Code for an array whose elements are all alike. */
final class ArrayCode {
  private static final int AFTER = Locals.FIRST_FREE;
  private static final int COUNT = AFTER + 1;
  private final Generation generation;
  private final CodeBuilder code;
  private final ArrayStep step;
  private final Label unsure;
  private final Label refused;

  ArrayCode(Generation generation, CodeBuilder code, ArrayStep step) {
    this.generation = generation;
    this.code = code;
    this.step = step;
    this.unsure = code.newLabel();
    this.refused = code.newLabel();
  }

  static boolean canWrite(ArrayStep step) {
    return !step.unique() && step.counted().length == 0 && step.prefix().length == 0;
  }

  void write() {
    Label element = code.newLabel();
    Label last = code.newLabel();
    Label close = code.newLabel();
    Label passed = code.newLabel();
    Code.unlessByte(code, '[', refused);
    code.iload(Locals.DEPTH).ifeq(unsure);
    code.loadConstant(0).istore(COUNT);
    Code.skipBlanks(code, Locals.AT, 1);
    Code.unlessByte(code, ']', element);
    code.goto_(close);
    code.labelBinding(element);
    generation.run(code, step.rest(), Locals.AT, 1);
    code.istore(AFTER).iload(AFTER).ifge(passed);
    ObjectCode.writeStopped(code, AFTER);
    code.labelBinding(passed).iinc(COUNT, 1);
    Code.skipBlanks(code, AFTER, 0);
    Code.unlessByte(code, ',', last);
    Code.skipBlanks(code, Locals.AT, 1);
    code.goto_(element);
    code.labelBinding(last);
    Code.unlessByte(code, ']', unsure);
    code.labelBinding(close);
    code.iload(COUNT).loadConstant(step.minItems()).if_icmplt(refused);
    code.iload(COUNT).loadConstant(step.maxItems()).if_icmpgt(refused);
    code.iload(Locals.AT).loadConstant(1).iadd().ireturn();
    code.labelBinding(refused);
    Code.answer(code, Step.REFUSED);
    code.labelBinding(unsure);
    Code.answer(code, Step.UNSURE);
  }
}
