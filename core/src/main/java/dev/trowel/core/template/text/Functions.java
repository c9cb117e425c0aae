package dev.trowel.core.template.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions by name that templates may call; one of the language's own names takes its place.
///
/// @param byName the functions
public record Functions(Map<String, Function> byName) {

  public Functions {
    byName = Map.copyOf(byName);
  }

  /// What a template calls by name.
  @FunctionalInterface
  public interface Function {
    /// The value of a call: a string, Boolean, Long, Double, list, map by strings, [HostObject] or
    /// null, as the arguments are.
    ///
    /// @throws FunctionFault when it refuses them
    @Nullable Object call(List<@Nullable Object> arguments);
  }

  /// No functions but the language's own.
  public static Functions none() {
    return new Functions(Map.of());
  }
}
