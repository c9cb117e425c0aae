package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bundle's permissions name everybody once: of several levels only the highest would count.
final class PrincipalsAreListedOnce implements Rule {

  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");
  private static final String PERMISSIONS = "permissions";

  /// Somebody, and the place of the name.
  private record Named(String who, Span span) {}

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Map<String, Span> first = new HashMap<>();
    List<Value> entries = Values.items(bundle.tree(), PERMISSIONS);
    for (int i = 0; i < entries.size(); i++) {
      Path at = Path.of(PERMISSIONS).index(i);
      named(entries.get(i))
          .filter(each -> first.putIfAbsent(each.who(), each.span()) != null)
          .ifPresent(each -> diagnostics.add(twice(each, at, first)));
    }
  }

  private static Optional<Named> named(Value entry) {
    return PRINCIPALS.stream()
        .filter(_ -> entry instanceof Mapping)
        .filter(field -> Values.find(entry, field) instanceof Text)
        .findFirst()
        .map(field ->
            new Named(
                field + " " + Values.textOrEmpty(entry, field),
                Values.nearestSpan(entry, Path.of(field))));
  }

  private static Diagnostic twice(Named named, Path at, Map<String, Span> first) {
    return Diagnostic.warning("principal-twice", named.who() + " is listed twice")
        .detail("Only the highest of the levels counts. Keep one entry.")
        .at(at)
        .in(named.span())
        .in(first.getOrDefault(named.who(), named.span()));
  }
}
