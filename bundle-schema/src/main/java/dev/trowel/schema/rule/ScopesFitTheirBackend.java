package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;

/// A secret scope in an Azure key vault names the vault, and no other scope does.
final class ScopesFitTheirBackend implements Rule {

  private static final String CODE = "scope-backend-mismatch";
  private static final String TYPE = "workspace.SecretScope";
  private static final String VAULT = "keyvault_metadata";
  private static final String BACKEND = "backend_type";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE) && mapping.get(BACKEND) instanceof Text backend) {
            check(backend, path, mapping, diagnostics);
          }
        });
  }

  private static void check(Text backend, Path path, Mapping scope, Diagnostics diagnostics) {
    boolean vault = OneIsChosen.isSet(scope.get(VAULT));
    if (backend.text().equals("AZURE_KEYVAULT") && !vault) {
      diagnostics.add(
          Diagnostic.error(CODE, "a scope in a key vault needs " + VAULT)
              .detail("Name the vault by its dns_name and resource_id.")
              .at(path)
              .in(backend.span()));
    }
    if (backend.text().equals("DATABRICKS") && vault) {
      diagnostics.add(
          Diagnostic.error(CODE, "a scope of Databricks' own cannot have " + VAULT)
              .detail("Take it away, or set backend_type: AZURE_KEYVAULT.")
              .at(path.field(VAULT))
              .in(Places.ofKey(scope, VAULT)));
    }
  }
}
