package dev.trowel.core.template;

import dev.trowel.core.state.Compatible;
import dev.trowel.core.template.text.Templates;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Asks the questions of a template and renders its files; writes nothing (format.md 10).
final class Rendering {

  private final TemplateRequest request;
  private final Questions questions;
  private final WorkspaceFacts workspace;
  private final UUID seed;

  /// @param seed of all that the template leaves to chance: with the same one it makes the same
  Rendering(TemplateRequest request, Questions questions, WorkspaceFacts workspace, UUID seed) {
    this.request = request;
    this.questions = questions;
    this.workspace = workspace;
    this.seed = seed;
  }

  /// What the template makes.
  ///
  /// @param recorded answers of an earlier time; they go after all that are given now
  /// @throws StopException with what hinders it
  Rendered of(Fetched template, Optional<Mapping> recorded) {
    TemplateSchema schema = SchemaReader.read(template.folder(), template.label());
    schema.minimumVersion().ifPresent(Rendering::checkVersion);
    TemplateFolder files = files(template, schema);
    Texts texts = new Texts(library(helpers(), files, _ -> ""));
    Map<String, Given> given = given(schema, recorded);
    if (recorded.isEmpty()) {
      schema.welcome().map(text -> texts.render(text, Map.of())).ifPresent(questions::tell);
    }
    SequencedMap<String, Object> answers =
        new Interview(schema, texts, questions, given, workspace::warehouses).answers();
    Helpers helpers = helpers();
    Made made = Walk.of(files.below("template"), skip -> library(helpers, files, skip), answers);
    return new Rendered(answers, made, schema.success().map(text -> texts.render(text, answers)));
  }

  /// Files get functions of their own, as how many questions were asked must not change what they
  /// leave to chance.
  private Helpers helpers() {
    return new Helpers(workspace, seed);
  }

  private static void checkVersion(Text minimum) {
    if (Compatible.isNewer(minimum.text().replaceFirst("^v", ""))) {
      throw new StopException(
          Diagnostic.error(
                  "template-schema",
                  "minimum CLI version \"%s\" is greater than the one that Trowel speaks, v%s"
                      .formatted(minimum.text(), Compatible.VERSION))
              .detail("Use an older state of the template with --tag, or a newer Trowel.")
              .in(minimum.span()));
    }
  }

  /// The folder that holds `template` and `library`.
  private static TemplateFolder files(Fetched template, TemplateSchema schema) {
    Path root =
        schema
            .folder()
            .map(text ->
                Subfolders.in(template.folder(), text.text(), template.limit(), "template_dir"))
            .orElse(template.folder());
    String label =
        schema
            .folder()
            .map(text -> GoPath.join(template.label(), text.text()))
            .orElse(template.label());
    return new TemplateFolder(template.limit().orElse(root), root, label);
  }

  private static Templates library(
      Helpers helpers, TemplateFolder files, UnaryOperator<String> skip) {
    Templates templates = Templates.of(helpers.with(skip));
    if (Files.isDirectory(files.root().resolve("library"))) {
      TemplateFolder library = files.below("library");
      for (TemplateFolder.Item item : library.list(".")) {
        if (!item.isFolder()) {
          Path source = library.checked(item, item.name());
          templates = templates.with(library.name(item.name()), library.text(source, item.name()));
        }
      }
    }
    return templates;
  }

  private Map<String, Given> given(TemplateSchema schema, Optional<Mapping> recorded) {
    GivenAnswers answers = new GivenAnswers(schema);
    request
        .answersFile()
        .ifPresent(name -> answers.readFile(request.directory().resolve(name), name));
    answers.readOptions(request.answers());
    recorded.ifPresent(answers::readRecorded);
    if (!answers.warnings().isEmpty()) {
      questions.warn(answers.warnings());
    }
    return answers.answers();
  }
}
