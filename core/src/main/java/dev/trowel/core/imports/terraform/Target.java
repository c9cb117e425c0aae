package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Optional;

/// Where the provider works whose workspace the bundle deploys to.
///
/// @param project which provider that is
/// @param root where providers stand
record Target(Project project, Scope root) {

  private static final List<String> FIELDS = List.of("host", "profile");

  /// What the target says of it.
  Mapping settings() {
    Mapping workspace = Made.mapping();
    for (Block provider : root.configuration().of("provider")) {
      if (isMain(project, provider)) {
        workspace = workspace(provider.body(), workspace);
      }
    }
    return workspace.entries().isEmpty() ? workspace : Made.mapping("workspace", workspace);
  }

  /// Whether a provider of the root is the one.
  static boolean isMain(Project project, Block provider) {
    return provider.label(0).equals("databricks")
        && Configuration.alias(provider).equals(project.mainProvider());
  }

  private Mapping workspace(Body provider, Mapping workspace) {
    Mapping all = workspace;
    for (String field : FIELDS) {
      Optional<Expression> said = provider.value(field);
      try {
        if (said.isPresent()
            && root.evaluation().of(said.get()) instanceof Text text
            && !text.text().contains("${")) {
          all = all.with(field, text);
        }
      } catch (StopException unknown) {
        unknown.diagnostics().forEach(project.notes()::add);
      }
    }
    return all;
  }
}
