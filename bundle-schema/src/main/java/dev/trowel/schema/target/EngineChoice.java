package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// Which of the incumbent's two engines a target, or whoever runs a command, asks for: Trowel
/// deploys as its direct one does (format.md 1.1, 2.2, 7).
final class EngineChoice {

  private static final String VARIABLE = "DATABRICKS_BUNDLE_ENGINE";
  private static final String DIRECT = "direct";
  private static final String TERRAFORM = "terraform";

  private EngineChoice() {}

  /// Says what is wrong with the choice; what the variable asks for is only looked at when the
  /// target says nothing, but has to be an engine all the same.
  static void check(Mapping tree, Options options, Diagnostics diagnostics) {
    String asked = options.env(VARIABLE);
    if (asked != null && !isEngine(asked)) {
      diagnostics.add(invalid(VARIABLE, asked).in(Span.synthetic(VARIABLE)));
    }
    Path path = Path.of("bundle", "engine");
    if (Values.find(tree, path) instanceof Text(Span span, String engine)
        && !Reference.isIn(engine)) {
      if (!isEngine(engine)) {
        diagnostics.add(invalid("bundle.engine", engine).at(path).in(span));
      } else if (engine.equals(TERRAFORM)) {
        diagnostics.add(deprecated().at(path).in(span));
      }
    }
  }

  private static boolean isEngine(String text) {
    return text.equals(DIRECT) || text.equals(TERRAFORM);
  }

  private static Diagnostic invalid(String where, String engine) {
    return Diagnostic.error(
            "engine-invalid",
            "invalid value \"%s\" for %s. Valid values are [%s %s]"
                .formatted(engine, where, DIRECT, TERRAFORM))
        .detail("Write `direct`, or take it away.");
  }

  private static Diagnostic deprecated() {
    return Diagnostic.warning("engine-deprecated", "the Terraform engine is deprecated")
        .detail(
            "Trowel deploys directly, and takes over what the Terraform engine deployed. Write"
                + " `engine: direct`, or take it away.");
  }
}
