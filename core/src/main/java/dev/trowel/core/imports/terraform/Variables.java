package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Functions;
import dev.trowel.core.imports.hcl.Parser;
import dev.trowel.core.imports.hcl.References;
import dev.trowel.core.imports.hcl.Unknown;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads files that give variables their values: these hold nothing but values.
final class Variables {

  private static final References NONE =
      (span, steps) -> {
        throw Unknown.at(span, steps.getFirst() + " means nothing in a file of variables");
      };

  private Variables() {}

  /// The values in a file; what is not known is told.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `syntax`
  static Map<String, Value> of(InputFile file, Notes notes) {
    Evaluation evaluation =
        new Evaluation(
            NONE,
            new Functions((span, _) -> {
              throw Unknown.at(span, "a file of variables reads no other");
            }));
    Map<String, Value> values = new LinkedHashMap<>();
    Parser.parse(file.name(), file.text())
        .attributes()
        .forEach((name, each) -> {
          try {
            values.put(name, evaluation.of(each.value()));
          } catch (StopException unknown) {
            unknown.diagnostics().forEach(notes::add);
          }
        });
    return values;
  }
}
