package dev.trowel.core.imports.hcl;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;

/// Files that are templates: they know the names that they are given, and nothing else.
///
/// @param files reads them
record TemplateFile(NamedFiles files) {

  /// The text that a template becomes.
  ///
  /// @param span where it is called
  /// @throws StopException `import-left-out` when nothing tells it, or it is no template
  Text text(Span span, String path, Mapping names) {
    NamedFiles.File file = files.read(span, path);
    References given =
        (place, steps) -> {
          Value value = names.get(steps.getFirst());
          if (value == null) {
            throw Unknown.at(place, "the template is not given " + steps.getFirst());
          }
          return new References.Found(value, 1);
        };
    Expression template = template(span, file);
    Value made = new Evaluation(given, new Functions(TemplateFile::none)).of(template);
    return new Text(span, Operators.text(made));
  }

  private static Expression template(Span span, NamedFiles.File file) {
    try {
      return Parser.template(file.name(), file.text());
    } catch (StopException fault) {
      Diagnostic first = fault.diagnostics().getFirst();
      throw Unknown.at(
          first.spans().isEmpty() ? span : first.spans().getFirst(),
          "the template " + first.summary());
    }
  }

  private static NamedFiles.File none(Span span, String path) {
    throw Unknown.at(span, "a template reads no other file, such as " + path);
  }
}
