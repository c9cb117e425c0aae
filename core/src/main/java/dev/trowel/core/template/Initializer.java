package dev.trowel.core.template;

import dev.trowel.core.template.MadeFile.Content;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes a project of a template: fetches it, asks its questions, renders its files, and writes all
/// of them or none (format.md 10).
public final class Initializer {

  private final TemplateRequest request;
  private final Questions questions;
  private final KnownFacts workspace;
  private final UUID seed = UUID.randomUUID();

  /// @param workspace what templates may ask of the workspace
  public Initializer(TemplateRequest request, Questions questions, WorkspaceFacts workspace) {
    this.request = request;
    this.questions = questions;
    this.workspace = new KnownFacts(workspace, Mapping.empty(Span.synthetic("init")));
  }

  /// Makes it.
  ///
  /// @throws StopException with what hinders it; then nothing was written
  public Initialized run() {
    try (Fetched template = new Fetcher(request).fetch()) {
      return write(
          new Rendering(request, questions, workspace, seed).of(template, Optional.empty()),
          template);
    }
  }

  private Initialized write(Rendered rendered, Fetched template) {
    Made made = rendered.made();
    String name = request.output().orElse("");
    Output output = new Output(request.directory().resolve(name).normalize(), name);
    String folder = AnswersFile.folder(made.files());
    List<MadeFile> files = new ArrayList<>(made.files());
    boolean isFirst = !output.holds(GoPath.join(folder, AnswersFile.PATH));
    if (request.recorded() && isFirst) {
      files.addAll(records(rendered, template, output.folder(), folder));
    }
    output.write(new Made(files, made.folders()));
    if (request.recorded() && !isFirst) {
      questions.warn(List.of(unrecorded(GoPath.join(folder, AnswersFile.PATH))));
    }
    return new Initialized(
        template.source(),
        template.revision(),
        made.files().stream().map(MadeFile::path).distinct().sorted().toList(),
        folder,
        rendered.message());
  }

  /// The files from which an update will know what was made of what.
  private List<MadeFile> records(Rendered rendered, Fetched template, Path output, String folder) {
    try {
      Base base = new Base(folder, seed, Placed.images(rendered.made(), folder));
      FileImage answers =
          AnswersFile.of(
              template,
              request,
              rendered.answers(),
              workspace.known(),
              output.resolve(folder).normalize());
      return List.of(
          record(folder, AnswersFile.PATH, answers),
          record(folder, BaseFile.PATH, BaseFile.pack(base)));
    } catch (IOException e) {
      throw Placed.unreadable(template, e);
    }
  }

  private static MadeFile record(String folder, String path, FileImage image) {
    return new MadeFile(
        GoPath.join(folder, path), path, path, image.permissions(), new Content.Packed(image));
  }

  /// A folder may hold what two templates made.
  private static Diagnostic unrecorded(String record) {
    return Diagnostic.warning("answers-unrecorded", record + " is of another template")
        .detail("It stays as it is, so that the answers of this one are written down nowhere.");
  }
}
