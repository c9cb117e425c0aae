package dev.trowel.core.template;

import dev.trowel.core.template.TemplateSource.BuiltIn;
import dev.trowel.core.template.TemplateSource.Git;
import dev.trowel.core.template.TemplateSource.Local;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out where the template comes from that was named (format.md 10; stacks.md 2.1).
final class SourceFinder {

  private static final String STACKS = "https://github.com/databricks/mlops-stacks";

  /// Names that stand for a repository.
  private static final Set<String> STACKS_NAMES = Set.of("mlops-stacks", "mlops-stack");

  /// Templates that only the incumbent brings along.
  private static final Set<String> MISSING =
      Set.of(
          "default-python",
          "default-sql",
          "default-minimal",
          "default-scala",
          "empty",
          "dbt-sql",
          "pydabs",
          "lakeflow-pipelines",
          "lakeflow-integrations",
          "cli-pipelines");

  private final TemplateRequest request;

  private SourceFinder(TemplateRequest request) {
    this.request = request;
  }

  /// The source that a request names.
  ///
  /// @throws StopException `template-unknown` when it names none, `bad-usage` when its options make
  ///   no sense
  static TemplateSource find(TemplateRequest request) {
    return new SourceFinder(request).find();
  }

  private TemplateSource find() {
    if (request.branch().isPresent() && request.tag().isPresent()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "only one of --tag and --branch can be given")
              .detail("Both name a state of the repository; leave one out."));
    }
    TemplateSource source = named(request.template());
    if (!(source instanceof Git) && reference().isPresent()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "--branch and --tag are for git repositories")
              .detail(request.template() + " is none: leave the option out."));
    }
    return source;
  }

  private Optional<String> reference() {
    return request.branch().or(request::tag);
  }

  private TemplateSource named(String text) {
    if (text.equals(BuiltIns.MLOPS)) {
      return new BuiltIn(text);
    }
    if (STACKS_NAMES.contains(text)) {
      return new Git(STACKS, reference());
    }
    if (Stream.of("https://", "ssh://", "git@").anyMatch(text::startsWith)) {
      return new Git(text, reference());
    }
    if (text.contains("://")) {
      throw unknown(
          "no template is fetched from " + GitClone.masked(text),
          "Repositories are fetched from https://…, ssh://… and git@… addresses only. Clone it"
              + " yourself and name the folder.");
    }
    return local(text);
  }

  private TemplateSource local(String text) {
    try {
      Path folder = request.directory().resolve(text).normalize();
      if (!text.isEmpty() && Files.isDirectory(folder)) {
        return new Local(folder, text);
      }
    } catch (InvalidPathException e) {
      throw unknown("no folder can be called " + text, "Name one that is there.");
    }
    if (MISSING.contains(text)) {
      throw unknown(
          text + " is a template of the Databricks CLI, and not in Trowel",
          "Clone the repository that has it, and name its folder: `trowel init ./%s`. For a project"
                  .formatted(text)
              + " of Trowel's own: `trowel init %s`.".formatted(BuiltIns.MLOPS));
    }
    List<String> names = List.of(BuiltIns.MLOPS, "mlops-stacks");
    throw unknown(
        "there is no template " + text,
        Suggestion.advice(text, names, "By name there are: " + String.join(", ", names) + ".")
            + " Or name a folder that is there, or the address of a git repository.");
  }

  private static StopException unknown(String summary, String detail) {
    return new StopException(Diagnostic.error("template-unknown", summary).detail(detail));
  }
}
