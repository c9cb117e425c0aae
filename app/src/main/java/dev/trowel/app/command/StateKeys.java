package dev.trowel.app.command;

import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The resource that an argument of the commands on the state names.
final class StateKeys {

  private static final String PREFIX = "resources.";

  private StateKeys() {}

  /// The declaration of the argument.
  ///
  /// @param arity `1` where it must be given, `0..1` where it may be
  static PositionalParamSpec argument(String arity) {
    return PositionalParamSpec.builder()
        .paramLabel(arity.startsWith("0") ? "[KEY]" : "KEY")
        .description("A resource, such as jobs.train.")
        .hideParamSyntax(true)
        .arity(arity)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /// The key that `text` spells, with `resources.` before it or without.
  ///
  /// @throws StopException `bad-usage` when it is no key
  static ResourceKey parse(String text) {
    try {
      return ResourceKey.ofState(text.startsWith(PREFIX) ? text : PREFIX + text);
    } catch (IllegalArgumentException e) {
      throw new StopException(
          Diagnostic.error("bad-usage", text + " is no key of a resource")
              .detail("A key is kind and name, such as jobs.train."));
    }
  }

  /// What to say of a key of which nothing is recorded.
  static String unknown(ResourceKey key, State state) {
    return Suggestion.nearest(
            key.toString(), state.resources().keySet().stream().map(Object::toString).toList())
        .map(near -> "Nothing is recorded of %s. Did you mean %s?".formatted(key, near))
        .orElse("Nothing is recorded of %s.".formatted(key));
  }
}
