package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// From which template and answers a project was made: what stands in `.trowel/answers.json`.
///
/// @param source the template, as it can be named again
/// @param revision which state of it that was; `""` where nobody knows
/// @param folder where in its repository it lies
/// @param workspace what it learned of the workspace, by name
record Recorded(
    String source,
    String revision,
    Optional<String> folder,
    Optional<String> branch,
    Optional<String> tag,
    Mapping workspace,
    Mapping answers) {

  /// Reads it.
  ///
  /// @throws StopException `update-unrecorded` when it is not there, or not what `init` wrote
  static Recorded read(Path project) {
    Path file = project.resolve(AnswersFile.PATH);
    if (!Files.isRegularFile(file)) {
      throw fault(AnswersFile.PATH + " is not there", Span.of(AnswersFile.PATH));
    }
    Value root = SchemaReader.tree(file, AnswersFile.PATH);
    String source = Values.textOrEmpty(root, "template", "source");
    if (source.isEmpty()) {
      throw fault(AnswersFile.PATH + " names no template", root.span());
    }
    return new Recorded(
        source,
        Values.textOrEmpty(root, "template", "revision"),
        Optional.ofNullable(Values.text(root, "template", "folder")),
        Optional.ofNullable(Values.text(root, "template", "branch")),
        Optional.ofNullable(Values.text(root, "template", "tag")),
        Values.mapping(root, "workspace"),
        Values.mapping(root, "answers"));
  }

  /// The request that makes the project again: what it leaves open is as it was.
  TemplateRequest again(TemplateRequest asked) {
    boolean isOther = !asked.template().isEmpty();
    boolean isNamed = isOther || asked.branch().isPresent() || asked.tag().isPresent();
    return new TemplateRequest(
        isOther ? asked.template() : source,
        asked.subfolder().or(() -> isOther ? Optional.empty() : folder),
        isNamed ? asked.branch() : branch,
        isNamed ? asked.tag() : tag,
        asked.answersFile(),
        asked.answers(),
        asked.output(),
        true,
        asked.directory(),
        asked.environment(),
        asked.version());
  }

  private static StopException fault(String summary, Span span) {
    return new StopException(
        Diagnostic.error("update-unrecorded", summary)
            .detail(
                "`trowel init` writes it into the folder of a project, and an update reads from it"
                    + " what to make again. Go to that folder, or name it with -C.")
            .in(span));
  }
}
