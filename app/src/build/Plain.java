import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes out in class files what the compiler leaves to be generated at run time: `switch` over
/// types, and `equals` and `hashCode` of records. A class archive keeps none of that, so that each
/// process generated it again, which took a sixth of the time of a command.
///
/// What the code does stays the same (java.lang.runtime.SwitchBootstraps, ObjectMethods).
final class Plain implements AutoCloseable {

  private final URLClassLoader libraries;
  private final ClassFile format;

  /// @param path the jars in which classes are looked up to merge types
  Plain(List<Path> path) {
    libraries = new URLClassLoader(path.stream().map(Plain::url).toArray(URL[]::new));
    format =
        ClassFile.of(
            ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(libraries).cached()));
  }

  /// The class file, or the same one when nothing in it is left to be generated.
  byte[] written(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    if (model.methods().stream().noneMatch(Plain::isLeft)) {
      return bytes;
    }
    List<Written> helpers = new ArrayList<>();
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    CodeTransform code =
        (builder, element) -> {
          if (Written.of(element, helpers.size()) instanceof Written helper) {
            helpers.add(helper);
            builder.invokestatic(
                model.thisClass().asSymbol(), helper.name(), helper.type(), isInterface);
          } else {
            builder.with(element);
          }
        };
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies(Plain::isLeft, code)
            .andThen(
                ClassTransform.endHandler(builder ->
                    helpers.forEach(each ->
                        builder.withMethodBody(
                            each.name(),
                            each.type(),
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                            each::write)))));
  }

  private static boolean isLeft(MethodModel method) {
    if (method.code().isEmpty()) {
      return false;
    }
    for (CodeElement element : method.code().get()) {
      if (Written.of(element, 0) != null) {
        return true;
      }
    }
    return false;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() throws IOException {
    libraries.close();
  }
}
