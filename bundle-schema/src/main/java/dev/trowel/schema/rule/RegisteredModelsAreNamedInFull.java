package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;

/// A registered model says in which catalog and schema it is; the API refuses one that does not.
final class RegisteredModelsAreNamedInFull implements Rule {

  private static final List<String> FIELDS = List.of("catalog_name", "schema_name");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      if (resource.key().kind().equals("registered_models")) {
        check(bundle, resource, diagnostics);
      }
    }
  }

  private static void check(Inspected bundle, Resource model, Diagnostics diagnostics) {
    for (String field : FIELDS) {
      if (!OneIsChosen.isSet(model.settings().get(field))
          && !bundle.isDropped(model.key().path().field(field))) {
        diagnostics.add(
            Diagnostic.error("model-place-missing", "the model needs a " + field)
                .detail("Set catalog_name and schema_name; name is the model's name alone.")
                .at(model.key().path())
                .in(Places.start(model.settings())));
      }
    }
  }
}
