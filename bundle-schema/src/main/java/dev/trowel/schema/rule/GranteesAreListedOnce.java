package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The grants of an object name everybody once: which of two entries would count is not said.
final class GranteesAreListedOnce implements Rule {

  private static final String PRINCIPAL = "principal";

  @Override
  public void check(Bundle bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      check(resource.key().path().field("grants"), resource.grants(), diagnostics);
    }
  }

  private static void check(Path path, List<Value> grants, Diagnostics diagnostics) {
    Map<String, Text> first = new HashMap<>();
    for (int i = 0; i < grants.size(); i++) {
      Path at = path.index(i).field(PRINCIPAL);
      Jobs.known(grants.get(i), PRINCIPAL)
          .ifPresent(name -> {
            Text before = first.putIfAbsent(name.text(), name);
            if (before != null) {
              diagnostics.add(twice(at, name, before));
            }
          });
    }
  }

  private static Diagnostic twice(Path at, Text name, Text before) {
    return Diagnostic.warning("grantee-twice", "%s is granted twice".formatted(name.text()))
        .detail("Put all privileges into one entry.")
        .at(at)
        .in(name.span())
        .related("the first entry is here", before.span());
  }
}
