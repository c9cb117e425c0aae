package dev.trowel.core.template;

import dev.trowel.core.template.MadeFile.Content;
import dev.trowel.core.template.TemplateFolder.Item;
import dev.trowel.core.template.text.FunctionFault;
import dev.trowel.core.template.text.Templates;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Renders the files of a template: folder by folder, the files of one before the folders in it, so
/// that a file can leave out what lies beside and below it (format.md 10; stacks.md 2.1).
final class Walk {

  private static final String SUFFIX = ".tmpl";

  /// So much text no project has; a template that makes more does it by mistake or on purpose.
  private static final long MOST_TEXT = 1L << 28;

  private static final int MOST_FILES = 100_000;

  private final TemplateFolder folder;
  private final Templates templates;
  private final Map<String, Object> answers;

  private final Set<String> skips = new LinkedHashSet<>();
  private final List<MadeFile> files = new ArrayList<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private String current = ".";
  private long text;

  /// @param library the definitions that all files share, with the helper functions; its `skip` has
  ///   to call [#skip] of this walk
  private Walk(TemplateFolder folder, Library library, Map<String, Object> answers) {
    this.folder = folder;
    this.answers = answers;
    this.templates = library.templates(this::skip);
  }

  /// Makes the definitions that all files share, for a walk that hears of skipped patterns.
  @FunctionalInterface
  interface Library {
    /// The templates.
    ///
    /// @param skip what becomes of the pattern that `skip` is given
    Templates templates(UnaryOperator<String> skip);
  }

  /// All that the template makes of the answers.
  ///
  /// @throws StopException `template-fault`, `template-refused`, `template-path` or
  ///   `template-too-large`
  static Made of(TemplateFolder folder, Library library, Map<String, Object> answers) {
    return new Walk(folder, library, answers).made();
  }

  private Made made() {
    Deque<String> waiting = new ArrayDeque<>(List.of("."));
    while (!waiting.isEmpty()) {
      current = waiting.removeFirst();
      String place = rendered(current);
      if (isSkipped(place)) {
        continue;
      }
      Places.check(current, place, folder.name(current));
      folders.add(place);
      for (Item item : folder.list(current)) {
        String path = GoPath.join(current, item.name());
        if (item.isFolder()) {
          waiting.addLast(path);
        } else {
          files.add(file(item, path));
          limit(files.size() > MOST_FILES, "more than %d files".formatted(MOST_FILES));
        }
      }
    }
    List<MadeFile> kept = files.stream().filter(file -> !isSkipped(file.path())).toList();
    kept.forEach(Places::check);
    return new Made(
        kept.stream().map(Places::cleaned).toList(),
        folders.stream().map(Places::cleaned).toList());
  }

  private MadeFile file(Item item, String path) {
    Path source = folder.checked(item, path);
    String place = rendered(path);
    boolean isTemplate = path.endsWith(SUFFIX);
    return new MadeFile(
        isTemplate && place.endsWith(SUFFIX)
            ? place.substring(0, place.length() - SUFFIX.length())
            : place,
        path,
        folder.name(path),
        folder.permissions(source, path),
        isTemplate ? content(source, path) : new Content.Copied(source));
  }

  private Content content(Path source, String path) {
    String written = folder.text(source, path);
    String made = rendered(folder.name(path), written);
    text += made.length();
    limit(text > MOST_TEXT, "more than %d characters".formatted(MOST_TEXT));
    return new Content.Rendered(made);
  }

  private void limit(boolean isExceeded, String what) {
    if (isExceeded) {
      throw new StopException(
          Diagnostic.error("template-too-large", "the template makes " + what)
              .detail("No project is that large. Nothing was written.")
              .in(Span.of(folder.name(current))));
    }
  }

  /// A path, whose parts are templates together.
  private String rendered(String path) {
    return rendered(folder.name(path), path);
  }

  private String rendered(String name, String template) {
    if (!template.contains("{{")) {
      return template;
    }
    try {
      return templates.with(name, template).render(name, answers);
    } catch (StopException stop) {
      throw new StopException(stop.diagnostics().stream().map(each -> placed(each, name)).toList());
    }
  }

  /// What a template says by `fail` has no place yet.
  private static Diagnostic placed(Diagnostic fault, String name) {
    return fault.spans().isEmpty() ? fault.in(Span.of(name)) : fault;
  }

  /// Leaves out what has this path, seen from the folder that is being rendered.
  ///
  /// @return what the call of `skip` is replaced by
  private String skip(String pattern) {
    String whole = rendered(GoPath.join(current, pattern));
    isMatching(new SkipGlob(whole), "");
    skips.add(whole);
    return "";
  }

  private boolean isSkipped(String path) {
    return skips.stream().anyMatch(pattern -> isMatching(new SkipGlob(pattern), path));
  }

  private static boolean isMatching(SkipGlob glob, String path) {
    try {
      return glob.matches(path);
    } catch (SkipGlob.Malformed e) {
      throw new FunctionFault("\"%s\" is no pattern of paths".formatted(glob.text()));
    }
  }
}
