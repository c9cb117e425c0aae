package dev.trowel.core.template.text;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A value with methods and fields, such as a parsed address or a pattern; printed by `toString()`.
public interface HostObject {

  /// The value of a method or field.
  ///
  /// @param method one of [#methods()]
  /// @throws FunctionFault when it refuses the arguments
  @Nullable Object call(String method, List<@Nullable Object> arguments);

  /// The names of its methods and fields.
  Set<String> methods();

  /// Whether it stands for nothing and counts as false, as a pointer that is nil does.
  default boolean isNil() {
    return false;
  }

  /// What the language calls its type, as in `*url.URL`.
  default String type() {
    return "object";
  }
}
