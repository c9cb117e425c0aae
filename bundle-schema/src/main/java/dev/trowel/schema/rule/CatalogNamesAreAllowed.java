package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Optional;

/// Names in Unity Catalog have no dot, blank, slash or control character, and 255 characters at
/// most; the API refuses others.
final class CatalogNamesAreAllowed implements Rule {

  private static final List<String> KINDS =
      List.of("catalogs", "schemas", "volumes", "registered_models");
  private static final List<String> FIELDS = List.of("name", "catalog_name", "schema_name");
  private static final int LONGEST = 255;

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      if (KINDS.contains(resource.key().kind())) {
        FIELDS.forEach(field ->
            Jobs.known(resource.settings(), field)
                .flatMap(name -> problem(resource.key().path().field(field), name))
                .ifPresent(diagnostics::add));
      }
    }
  }

  private static Optional<Diagnostic> problem(Path at, Text name) {
    Optional<String> why =
        name.text().length() > LONGEST
            ? Optional.of("is longer than %d characters".formatted(LONGEST))
            : name.text()
                .codePoints()
                .filter(c -> c == '.' || c == ' ' || c == '/' || c < ' ' || c == 0x7f)
                .mapToObj(c -> "cannot have " + described(c))
                .findFirst();
    return why.map(reason ->
        Diagnostic.error("catalog-name-refused", "\"%s\" %s".formatted(name.text(), reason))
            .detail("Use letters, digits and _ ; the parts of a full name are fields of their own.")
            .at(at)
            .in(name.span()));
  }

  private static String described(int character) {
    return switch (character) {
      case '.' -> "a dot";
      case ' ' -> "a blank";
      case '/' -> "a slash";
      default -> "a control character";
    };
  }
}
