package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Reference.Root;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Set;

/// Scripts have a content without references; their environment refers to what is known before
/// deploying (format.md 2.2, 7).
final class ScriptChecks {

  private static final String SECTION = "scripts";
  private static final Set<Root> KNOWN = Set.of(Root.BUNDLE, Root.WORKSPACE, Root.VAR);

  private ScriptChecks() {}

  static void check(Value.Mapping tree, Diagnostics diagnostics) {
    Values.mapping(tree, SECTION)
        .entries()
        .forEach((name, entry) -> {
          content(name, entry, diagnostics);
          Values.mapping(entry.value(), "env")
              .entries()
              .forEach((variable, value) ->
                  environment(Path.of(SECTION, name, "env", variable), value.value(), diagnostics));
        });
  }

  private static void content(String name, Entry entry, Diagnostics diagnostics) {
    Path at = Path.of(SECTION, name, "content");
    Value content = Values.find(entry.value(), "content");
    if (!(content instanceof Text text) || text.text().isEmpty()) {
      diagnostics.add(
          Diagnostic.error("script-empty", "script %s has no content".formatted(name))
              .detail("Give its content: the commands that a shell is to run.")
              .at(Path.of(SECTION, name))
              .in(entry.key()));
    } else if (Reference.isIn(text)) {
      diagnostics.add(
          Diagnostic.error("script-interpolated", "scripts cannot contain variable references")
              .detail(
                  "Put the value into the script's env, and let the content use that environment"
                      + " variable.")
              .at(at)
              .in(text.span()));
    }
  }

  private static void environment(Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Text text)) {
      return;
    }
    for (Reference reference : Reference.references(text.text())) {
      if (!KNOWN.contains(reference.root())) {
        diagnostics.add(
            Diagnostic.error("script-reference", "the env of a script cannot refer to " + reference)
                .detail("Only ${bundle.…}, ${workspace.…} and ${var.…} are known to a script.")
                .at(at)
                .in(text.span()));
      }
    }
  }
}
