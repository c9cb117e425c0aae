package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// What runs in production runs as a service principal: a person leaves, and all stops. Whoever
/// deploys may be one, in CI.
final class ProductionRunsAsNobodysUser implements Rule {

  private static final Path PERSON = Path.of("run_as", "user_name");
  private static final Path DEPLOYER = Path.of("workspace", "current_user", "userName");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (bundle.mode() == Mode.PRODUCTION
        && Values.find(bundle.tree(), PERSON) instanceof Text name
        && !name.text().isEmpty()
        && !isWhoeverDeploys(bundle, name.text())
        && name.span().isWritten()) {
      diagnostics.add(
          Diagnostic.warning("production-runs-as-person", "production runs as a person")
              .detail("Name a service principal instead: run_as.service_principal_name.")
              .at(PERSON)
              .in(name.span()));
    }
  }

  private static boolean isWhoeverDeploys(Inspected bundle, String name) {
    return Reference.isIn(name)
        || (Values.find(bundle.tree(), DEPLOYER) instanceof Text(_, String user)
            && user.equals(name));
  }
}
