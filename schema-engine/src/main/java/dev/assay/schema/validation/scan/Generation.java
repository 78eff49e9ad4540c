package dev.assay.schema.validation.scan;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a class of the steps of a plan: one static method for each node that gains by it.
 *
 * <p>Names and choices become constants in the code, calls from object to member become static. All
 * else stays a step, held in a static final field, where the JIT compiler takes its components for
 * constants. The class is hidden, so that it is unloaded with its schema.
 *
 * @see <a href="https://openjdk.org/jeps/484">JEP 484, Class-File API</a>
 * @see <a href="https://openjdk.org/jeps/371">JEP 371, Hidden Classes</a>
 */
final class Generation {
  /** HotSpot leaves methods of more than 8,000 bytes of code to its own interpreter. */
  static final int MAX_MEMBERS = 48;

  private static final ClassDesc CLASS =
      ClassDesc.of(Generation.class.getPackageName() + ".GeneratedSteps");
  private static final ClassDesc STEP = descriptor(Step.class);
  private static final ClassDesc LIST = descriptor(List.class);
  private static final ClassDesc HANDLES = descriptor(MethodHandles.class);
  private static final ClassDesc LOOKUP = descriptor(MethodHandles.Lookup.class);
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_int, ConstantDescs.CD_byte.arrayType(), CD_int, CD_int, descriptor(Scratch.class));
  private static final String NODE = "node";
  private final Step[] steps;
  private final List<Object> constants = new ArrayList<>();
  private final List<Integer> generated = new ArrayList<>();

  private Generation(Step[] steps) {
    this.steps = steps;
  }

  /**
   * Puts generated steps in the place of those that gain by it.
   *
   * <p>Must be done before the steps are seen by another thread.
   */
  static void replace(Step[] steps) {
    Generation generation = new Generation(steps);
    for (int i = 0; i < steps.length; i++) {
      if (gains(steps[i])) {
        generation.generated.add(i);
      }
    }
    if (!generation.generated.isEmpty()) {
      generation.define();
    }
  }

  private static boolean gains(Step step) {
    return switch (step) {
      case ObjectStep object -> ObjectCode.canWrite(object);
      case ArrayStep array -> ArrayCode.canWrite(array);
      case StringStep string -> ChoiceCode.canWrite(string);
      default -> false;
    };
  }

  private void define() {
    try {
      byte[] code = ClassFile.of().build(CLASS, this::write);
      Class<?> hidden =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(code, List.copyOf(constants), true)
              .lookupClass();
      Constructor<?> constructor = hidden.getDeclaredConstructor(int.class);
      for (int node : generated) {
        steps[node] = (Step) constructor.newInstance(node);
      }
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("the generated class can't be used", impossible);
    }
  }

  private void write(ClassBuilder builder) {
    builder.withFlags(ACC_FINAL);
    builder.withInterfaceSymbols(STEP);
    builder.withField(NODE, CD_int, ACC_PRIVATE | ACC_FINAL);
    for (int node : generated) {
      builder.withMethodBody(methodOf(node), RUN, ACC_STATIC, code -> write(node, code));
    }
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(CD_void, CD_int),
        0,
        Generation::writeConstructor);
    builder.withMethodBody("run", RUN, ACC_PUBLIC, this::writeRun);
    for (int i = 0; i < constants.size(); i++) {
      ClassDesc type = descriptor(constants.get(i).getClass());
      builder.withField(fieldOf(i), type, ACC_STATIC | ACC_FINAL | ACC_PRIVATE);
    }
    builder.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ACC_STATIC, this::writeInitializer);
  }

  private void write(int node, CodeBuilder code) {
    switch (steps[node]) {
      case ObjectStep object -> new ObjectCode(this, code, object).write();
      case ArrayStep array -> new ArrayCode(this, code, array).write();
      case StringStep string -> new ChoiceCode(this, code, string).write();
      default -> throw new IllegalArgumentException(steps[node] + " isn't written as code");
    }
  }

  private static void writeConstructor(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    code.aload(0).iload(1).putfield(CLASS, NODE, CD_int).return_();
  }

  /** The instance method of the step: goes on to the method of its node. */
  private void writeRun(CodeBuilder code) {
    List<SwitchCase> cases = new ArrayList<>();
    generated.forEach(node -> cases.add(SwitchCase.of(node, code.newLabel())));
    Label none = code.newLabel();
    code.aload(0).getfield(CLASS, NODE, CD_int).lookupswitch(none, cases);
    for (SwitchCase each : cases) {
      code.labelBinding(each.target()).aload(1).iload(2).iload(3).aload(4);
      code.invokestatic(CLASS, methodOf(each.caseValue()), RUN).ireturn();
    }
    code.labelBinding(none).loadConstant(Step.UNSURE).ireturn();
  }

  private void writeInitializer(CodeBuilder code) {
    code.invokestatic(HANDLES, "lookup", MethodTypeDesc.of(LOOKUP));
    code.loadConstant(ConstantDescs.DEFAULT_NAME).loadConstant(LIST);
    code.invokestatic(
        HANDLES,
        "classData",
        MethodTypeDesc.of(CD_Object, LOOKUP, ConstantDescs.CD_String, ConstantDescs.CD_Class));
    code.checkcast(LIST).astore(0);
    for (int i = 0; i < constants.size(); i++) {
      ClassDesc type = descriptor(constants.get(i).getClass());
      code.aload(0).loadConstant(i);
      code.invokeinterface(LIST, "get", MethodTypeDesc.of(CD_Object, CD_int));
      code.checkcast(type).putstatic(CLASS, fieldOf(i), type);
    }
    code.return_();
  }

  /** Pushes an object that the class holds. */
  void constant(CodeBuilder code, Object constant) {
    constants.add(constant);
    code.getstatic(CLASS, fieldOf(constants.size() - 1), descriptor(constant.getClass()));
  }

  /**
   * Runs the step of a node on {@code json}, a position and {@code depth} less so many, and leaves
   * its result.
   */
  void run(CodeBuilder code, int node, int position, int levels) {
    boolean own = generated.contains(node);
    if (!own) {
      constant(code, steps[node]);
    }
    code.aload(Locals.JSON).iload(position).iload(Locals.DEPTH);
    if (levels > 0) {
      code.loadConstant(levels).isub();
    }
    code.aload(Locals.SCRATCH);
    if (own) {
      code.invokestatic(CLASS, methodOf(node), RUN);
    } else {
      code.invokevirtual(descriptor(steps[node].getClass()), "run", RUN);
    }
  }

  /** Runs a step as it is, on {@code json} and {@code at}. */
  void runItself(CodeBuilder code, Step step) {
    constant(code, step);
    code.aload(Locals.JSON).iload(Locals.AT).iload(Locals.DEPTH).aload(Locals.SCRATCH);
    code.invokevirtual(descriptor(step.getClass()), "run", RUN);
  }

  private static String methodOf(int node) {
    return "node" + node;
  }

  private static String fieldOf(int constant) {
    return "constant" + constant;
  }

  static ClassDesc descriptor(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /** Where the parameters of a node's method are. */
  static final class Locals {
    static final int JSON = 0;
    static final int AT = 1;
    static final int DEPTH = 2;
    static final int SCRATCH = 3;
    static final int FIRST_FREE = 4;

    private Locals() {}
  }
}
