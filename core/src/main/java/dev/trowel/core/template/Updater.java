package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Brings a project up to date with its template, or with other answers: renders it again, and
/// joins that with what was changed since the last time. All of it is written or nothing.
public final class Updater {

  private final UpdateRequest update;
  private final Questions questions;
  private final WorkspaceFacts workspace;
  private final Path project;

  /// @param workspace what templates may ask of the workspace
  public Updater(UpdateRequest update, Questions questions, WorkspaceFacts workspace) {
    this.update = update;
    this.questions = questions;
    this.workspace = workspace;
    this.project = update.request().directory();
  }

  /// Does it.
  ///
  /// @throws StopException with what hinders it; then nothing was written
  public Updated run() {
    takeBack();
    Recorded recorded = Recorded.read(project);
    Base base = BaseFile.read(project);
    if (!update.forced() && !update.dry()) {
      WorkTree.check(project, update.request().environment());
    }
    TemplateRequest request = recorded.again(update.request());
    try (Fetched template = new Fetcher(request).fetch()) {
      KnownFacts facts = new KnownFacts(workspace, recorded.workspace());
      Rendered rendered =
          new Rendering(request, questions, facts, base.seed())
              .of(template, Optional.of(recorded.answers()));
      Base now = base(base, rendered, template);
      FileImage answers =
          AnswersFile.of(template, request, rendered.answers(), facts.known(), project);
      List<FileChange> changes = changes(base, now);
      if (!update.dry()) {
        write(changes, answers, now.isLike(base) ? Optional.empty() : Optional.of(now));
      }
      return new Updated(template.source(), recorded.revision(), template.revision(), changes);
    }
  }

  private void takeBack() {
    try {
      if (Replacing.takeBack(project)) {
        questions.warn(
            List.of(
                Diagnostic.warning("update-cut-off", "the last update was cut off half-way")
                    .detail("It was taken back: all files are what they were before it.")));
      }
    } catch (IOException e) {
      throw unwritable("take back the last update, which was cut off half-way", e);
    }
  }

  private static Base base(Base before, Rendered rendered, Fetched template) {
    Made made = rendered.made();
    String folder = Placed.folder(before.folder(), AnswersFile.folder(made.files()));
    try {
      return new Base(folder, before.seed(), Placed.images(made, folder));
    } catch (IOException e) {
      throw Placed.unreadable(template, e);
    }
  }

  private List<FileChange> changes(Base before, Base now) {
    try {
      return FileMerge.of(project, before.files(), now.files());
    } catch (IOException e) {
      throw unwritable("read this folder", e);
    }
  }

  private void write(List<FileChange> changes, FileImage answers, Optional<Base> base) {
    SortedMap<String, Optional<FileImage>> files = new TreeMap<>();
    changes.stream()
        .filter(FileChange::writes)
        .forEach(change -> files.put(change.path(), change.after()));
    Replacing replacing = new Replacing(project);
    try (replacing) {
      if (!answers.hasBytesOf(FileImage.read(project.resolve(AnswersFile.PATH)))) {
        files.put(AnswersFile.PATH, Optional.of(answers));
      }
      base.ifPresent(kept -> files.put(BaseFile.PATH, Optional.of(BaseFile.pack(kept))));
      if (!files.isEmpty()) {
        replacing.run(files);
      }
    } catch (IOException e) {
      throw unwritable("write to this folder", e);
    }
  }

  private static StopException unwritable(String what, IOException failure) {
    return new StopException(
        Diagnostic.error(
                "template-unwritable", "cannot %s: %s".formatted(what, FileTrouble.words(failure)))
            .detail("Make it one that you may change. Nothing was written."));
  }
}
