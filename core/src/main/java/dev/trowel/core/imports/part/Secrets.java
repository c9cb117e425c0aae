package dev.trowel.core.imports.part;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Credentials;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Knows credentials by their names and by their looks.
public final class Secrets {

  private static final String REFERENCE_OF_SPARK = "{{";

  private Secrets() {}

  /// Whether a value is a credential or holds one.
  ///
  /// @param name what it is called
  public static boolean areIn(String name, Value value) {
    return switch (value) {
      case Text(_, String text) ->
          (isName(name) && !text.isEmpty() && !isKeptElsewhere(text)) || Credentials.areIn(text);
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .anyMatch(each -> areIn(each.getKey(), each.getValue().value()));
      case Seq seq -> seq.items().stream().anyMatch(each -> areIn(name, each));
      case Value.Secret _ -> true;
      case Value.Null _, Value.Bool _, Value.Num _ -> false;
    };
  }

  /// Tells of the credentials that environments would have in the bundle's file, once each.
  public static void tell(List<Environment> environments, Notes notes) {
    Set<Span> told = new HashSet<>();
    for (Environment each : environments) {
      each.resources().forEach((key, settings) -> tell(key, "", settings, told, notes));
    }
  }

  private static void tell(ResourceKey key, String name, Value value, Set<Span> told, Notes notes) {
    switch (value) {
      case Mapping mapping ->
          mapping.entries().forEach((field, each) -> tell(key, field, each.value(), told, notes));
      case Seq seq -> seq.items().forEach(each -> tell(key, name, each, told, notes));
      case Text _, Value.Secret _, Value.Null _, Value.Bool _, Value.Num _ -> {
        if (areIn(name, value) && told.add(value.span())) {
          notes.check(
              Span.of(value.span().file()),
              "%s: the value of %s in %s looks like a credential"
                  .formatted(value.span(), name, key),
              "The bundle's file has it. Keep it in a secret scope, and write"
                  + " {{secrets/SCOPE/KEY}}.");
        }
      }
    }
  }

  private static boolean isName(String name) {
    return Credentials.isName(name.replaceFirst("_value$", ""));
  }

  private static boolean isKeptElsewhere(String text) {
    return Reference.isIn(text) || text.contains(REFERENCE_OF_SPARK);
  }
}
