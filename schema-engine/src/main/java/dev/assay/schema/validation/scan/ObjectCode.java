package dev.assay.schema.validation.scan;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.assay.schema.validation.scan.Generation.Locals;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Code for an object: at each member the name that comes next in the schema is compared first, with
 * its quotes as constants; another one is looked up.
 */
final class ObjectCode {
  private static final ClassDesc NAMES = Generation.descriptor(Names.class);
  private static final ClassDesc OBJECT_STEP = Generation.descriptor(ObjectStep.class);
  private static final ClassDesc BYTES = CD_byte.arrayType();
  private static final int MAX_NAME_BYTES = 62;
  private static final int PRESENT = Locals.FIRST_FREE;
  private static final int VALUE = PRESENT + 2;
  private static final int AFTER = VALUE + 1;
  private static final int QUOTE = AFTER + 1;
  private static final int INDEX = QUOTE + 1;
  private final Generation generation;
  private final CodeBuilder code;
  private final ObjectStep step;
  private final int count;
  private final List<Label> expects = new ArrayList<>();
  private final List<Label> members = new ArrayList<>();
  private final Label search;
  private final Label last;
  private final Label failed;
  private final Label unsure;
  private final Label refused;

  ObjectCode(Generation generation, CodeBuilder code, ObjectStep step) {
    this.generation = generation;
    this.code = code;
    this.step = step;
    this.count = step.members().length;
    for (int i = 0; i < count; i++) {
      expects.add(code.newLabel());
      members.add(code.newLabel());
    }
    search = code.newLabel();
    last = code.newLabel();
    failed = code.newLabel();
    unsure = code.newLabel();
    refused = code.newLabel();
  }

  static boolean canWrite(ObjectStep step) {
    return step.members().length <= Generation.MAX_MEMBERS
        && step.presence().words() == 1
        && step.presence().triggers().length == 0
        && step.unknown().groups().length == 0
        && !step.unknown().hasNameStep()
        && step.minProperties() == 0
        && step.maxProperties() == Integer.MAX_VALUE
        && !step.exact();
  }

  void write() {
    Label begun = code.newLabel();
    Label close = code.newLabel();
    Code.unlessByte(code, '{', refused);
    code.iload(Locals.DEPTH).ifeq(unsure);
    code.loadConstant(0L).lstore(PRESENT);
    Code.skipBlanks(code, Locals.AT, 1);
    Code.unlessByte(code, '}', begun);
    code.goto_(close);
    code.labelBinding(begun);
    for (int i = 0; i < count; i++) {
      writeMember(i);
    }
    writeSearch();
    code.labelBinding(last);
    Code.unlessByte(code, '}', unsure);
    code.labelBinding(close);
    writeEnd();
    code.labelBinding(failed);
    writeStopped(code, AFTER);
    code.labelBinding(refused);
    Code.answer(code, Step.REFUSED);
    code.labelBinding(unsure);
    Code.answer(code, Step.UNSURE);
  }

  private void writeMember(int i) {
    byte[] name = step.names().name(i);
    code.labelBinding(expects.get(i));
    if (name.length <= MAX_NAME_BYTES && Names.isPlain(name)) {
      byte[] quoted = Code.quoted(name);
      Code.unlessWithin(code, quoted.length, search);
      Code.unlessBytes(code, quoted, search);
      Code.afterColon(code, Locals.AT, quoted.length);
      code.istore(VALUE);
    } else {
      code.goto_(search);
    }
    code.labelBinding(members.get(i));
    code.iload(VALUE).iflt(unsure);
    generation.run(code, step.members()[i], VALUE, 1);
    code.istore(AFTER).iload(AFTER).iflt(failed);
    if (step.bits()[i] >= 0) {
      code.lload(PRESENT).loadConstant(1L << step.bits()[i]).lor().lstore(PRESENT);
    }
    writeNext(i + 1 < count ? expects.get(i + 1) : search);
  }

  /** On to the next member, where there is one. */
  private void writeNext(Label next) {
    Code.skipBlanks(code, AFTER, 0);
    Code.unlessByte(code, ',', last);
    Code.skipBlanks(code, Locals.AT, 1);
    code.goto_(next);
  }

  private void writeSearch() {
    code.labelBinding(search);
    Code.unlessByte(code, '"', unsure);
    code.aload(Locals.JSON).iload(Locals.AT).loadConstant(1).iadd();
    code.invokestatic(OBJECT_STEP, "endOfName", MethodTypeDesc.of(CD_int, BYTES, CD_int));
    code.istore(QUOTE).iload(QUOTE).iflt(unsure);
    Code.afterColon(code, QUOTE, 1);
    code.istore(VALUE);
    generation.constant(code, step.names());
    code.aload(Locals.JSON).iload(Locals.AT).loadConstant(1).iadd().iload(QUOTE);
    code.invokevirtual(NAMES, "indexOf", MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int));
    code.istore(INDEX);
    Label unknown = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(SwitchCase.of(i, members.get(i)));
    }
    code.iload(INDEX).lookupswitch(unknown, cases);
    code.labelBinding(unknown);
    code.iload(VALUE).iflt(unsure);
    generation.run(code, step.unknown().others(), VALUE, 1);
    code.istore(AFTER).iload(AFTER).iflt(failed);
    writeNext(search);
  }

  private void writeEnd() {
    long required = step.presence().required()[0];
    if (required != 0) {
      code.lload(PRESENT).loadConstant(required).land();
      code.loadConstant(required).lcmp().ifne(refused);
    }
    code.iload(Locals.AT).loadConstant(1).iadd().ireturn();
  }

  /** Gives the result of a member on, and notes how far the pass came. */
  static void writeStopped(CodeBuilder code, int after) {
    code.iload(Locals.AT).iload(after).aload(Locals.SCRATCH);
    code.invokestatic(
        Generation.descriptor(Scratch.class),
        "stopped",
        MethodTypeDesc.of(CD_int, CD_int, CD_int, Generation.descriptor(Scratch.class)));
    code.ireturn();
  }
}
