package dev.trowel.core.template;

import dev.trowel.core.template.text.Templates;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;

/// Renders texts of the schema file, which are templates themselves.
///
/// @param templates what they may call
record Texts(Templates templates) {

  /// The text with these answers.
  ///
  /// @throws StopException `template-fault` at the text's place
  String render(Text text, Map<String, Object> answers) {
    if (!text.text().contains("{{")) {
      return text.text();
    }
    String name = text.span().toString();
    try {
      return templates.with(name, text.text()).render(name, answers);
    } catch (StopException stop) {
      throw new StopException(
          stop.diagnostics().stream().map(each -> placed(each, text.span())).toList());
    }
  }

  /// Places in the text are none in the file that holds it.
  private static Diagnostic placed(Diagnostic fault, Span span) {
    return new Diagnostic(
        fault.severity(),
        fault.code(),
        fault.summary(),
        fault.detail(),
        fault.paths(),
        List.of(span),
        List.of(),
        fault.fix());
  }
}
