package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;

/// A model that is served has a version; only a feature specification has none.
final class EntitiesHaveVersions implements Rule {

  private static final String NAME = "entity_name";
  private static final String TYPE = "serving.ServedEntityInput";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE) && isModel(mapping)) {
            diagnostics.add(
                Diagnostic.warning(
                        "entity-version-missing", "the entity that is served has no version")
                    .detail(
                        "Set entity_version. Without one the workspace takes the entity for a"
                            + " feature specification, and refuses a model.")
                    .at(path)
                    .in(Places.ofKey(mapping, NAME)));
          }
        });
  }

  private static boolean isModel(Mapping entity) {
    return OneIsChosen.isSet(entity.get(NAME)) && !OneIsChosen.isSet(entity.get("entity_version"));
  }
}
