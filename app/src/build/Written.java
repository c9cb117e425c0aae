import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// A method that does what a dynamic call would have generated.
sealed interface Written {

  ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  String name();

  MethodTypeDesc type();

  void write(CodeBuilder code);

  /// What stands for a dynamic call; null for all other code.
  static Written of(CodeElement element, int number) {
    if (!(element instanceof InvokeDynamicInstruction call)) {
      return null;
    }
    String name = "$plain$" + number;
    List<ConstantDesc> args = call.bootstrapArgs();
    return switch (call.bootstrapMethod().owner().displayName()
        + "."
        + call.bootstrapMethod().methodName()
        + ":"
        + call.name().stringValue()) {
      case "SwitchBootstraps.typeSwitch:typeSwitch" ->
          args.stream().allMatch(each -> each instanceof ClassDesc type && !type.isPrimitive())
              ? new TypeSwitch(name, call.typeSymbol(), args)
              : null;
      case "ObjectMethods.bootstrap:hashCode" ->
          new RecordHash(name, call.typeSymbol(), fields(args));
      case "ObjectMethods.bootstrap:equals" ->
          new RecordEquals(name, call.typeSymbol(), fields(args));
      default -> null;
    };
  }

  private static List<DirectMethodHandleDesc> fields(List<ConstantDesc> args) {
    return args.stream().skip(2).map(each -> (DirectMethodHandleDesc) each).toList();
  }

  private static ClassDesc load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
    ClassDesc type = field.invocationType().returnType();
    code.aload(slot).getfield(field.owner(), field.methodName(), type);
    return type;
  }

  /// From which label on, and which one the value is an instance of.
  record TypeSwitch(String name, MethodTypeDesc type, List<ConstantDesc> labels)
      implements Written {

    @Override
    public void write(CodeBuilder code) {
      Label some = code.newLabel();
      code.aload(0).ifnonnull(some).loadConstant(-1).ireturn().labelBinding(some);
      for (int i = 0; i < labels.size(); i++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }
  }

  /// 31 times what came before, plus the hash of each field.
  record RecordHash(String name, MethodTypeDesc type, List<DirectMethodHandleDesc> fields)
      implements Written {

    @Override
    public void write(CodeBuilder code) {
      code.iconst_0();
      for (DirectMethodHandleDesc field : fields) {
        code.loadConstant(31).imul();
        ClassDesc of = load(code, 0, field);
        if (of.isPrimitive()) {
          code.invokestatic(box(of), "hashCode", MethodTypeDesc.of(CD_int, of));
        } else {
          code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
        }
        code.iadd();
      }
      code.ireturn();
    }
  }

  /// Whether the other is such a record, and each field equal.
  record RecordEquals(String name, MethodTypeDesc type, List<DirectMethodHandleDesc> fields)
      implements Written {

    @Override
    public void write(CodeBuilder code) {
      ClassDesc self = type.parameterType(0);
      Label other = code.newLabel();
      Label same = code.newLabel();
      code.aload(0).aload(1).if_acmpeq(same);
      code.aload(1).instanceOf(self).ifeq(other);
      code.aload(1).checkcast(self).astore(2);
      for (DirectMethodHandleDesc field : fields) {
        load(code, 0, field);
        ClassDesc of = load(code, 2, field);
        compare(code, of, other);
      }
      code.labelBinding(same).iconst_1().ireturn();
      code.labelBinding(other).iconst_0().ireturn();
    }

    private static void compare(CodeBuilder code, ClassDesc of, Label other) {
      if (of.isPrimitive()) {
        code.invokestatic(box(of), "compare", MethodTypeDesc.of(CD_int, of, of)).ifne(other);
      } else {
        code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
            .ifeq(other);
      }
    }
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "Z" -> ClassDesc.of("java.lang.Boolean");
      case "B" -> ClassDesc.of("java.lang.Byte");
      case "S" -> ClassDesc.of("java.lang.Short");
      case "C" -> ClassDesc.of("java.lang.Character");
      case "I" -> ClassDesc.of("java.lang.Integer");
      case "J" -> ClassDesc.of("java.lang.Long");
      case "F" -> ClassDesc.of("java.lang.Float");
      default -> ClassDesc.of("java.lang.Double");
    };
  }
}
