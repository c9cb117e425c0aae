package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which target is meant: the one named, else the only one, else the default one (format.md 1.1).
final class TargetChoice {

  private static final String IMPLICIT = "default";

  private TargetChoice() {}

  /// The names of all targets in the order written; a bundle without any has one called `default`.
  static List<String> names(Mapping tree) {
    List<String> names = List.copyOf(Values.mapping(tree, "targets").entries().keySet());
    return names.isEmpty() ? List.of(IMPLICIT) : names;
  }

  /// The name of the target to read.
  ///
  /// @throws StopException when the one named does not exist, or none is named and several could be
  ///   meant
  static String choose(Mapping tree, Options options) {
    List<String> names = names(tree);
    String named = named(options);
    if (named != null) {
      return existing(named, options, tree);
    }
    return names.size() == 1 ? names.getFirst() : byDefault(tree, names);
  }

  private static @Nullable String named(Options options) {
    return Stream.of(
            Stream.ofNullable(options.target()),
            Stream.ofNullable(options.env("DATABRICKS_BUNDLE_TARGET")),
            Stream.ofNullable(options.env("DATABRICKS_BUNDLE_ENV")))
        .flatMap(name -> name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String existing(String name, Options options, Mapping tree) {
    List<String> names = names(tree);
    if (names.contains(name)) {
      return name;
    }
    String available = String.join(", ", names.stream().sorted().toList());
    String detail =
        name.equals(options.target())
            ? "Name one of these with -t, or add it to the targets section."
            : "An environment variable (DATABRICKS_BUNDLE_TARGET or DATABRICKS_BUNDLE_ENV) names"
                + " it; -t NAME goes before both.";
    String summary = name + ": no such target. Available targets: " + available;
    throw new StopException(inTargets(Diagnostic.error("target", summary).detail(detail), tree));
  }

  private static String byDefault(Mapping tree, List<String> names) {
    List<String> marked =
        names.stream().filter(name -> Values.isTrue(tree, "targets", name, "default")).toList();
    if (marked.size() > 1) {
      String both = String.join(", ", marked.stream().sorted().toList());
      throw stop("multiple targets are marked as default (" + both + ")", marked, tree);
    }
    if (marked.isEmpty()) {
      throw stop("please specify target", List.of(), tree);
    }
    return marked.getFirst();
  }

  /// The target's local files lie in a folder of its name, which must not lead elsewhere.
  ///
  /// @throws StopException when the name leads out of the folder of all targets, or is no file name
  static void requireFolderName(String name, Mapping tree) {
    if (isFolderName(name)) {
      return;
    }
    Diagnostic diagnostic =
        Diagnostic.error("target", "a target cannot be called " + name.replaceAll("\\p{C}", "?"))
            .detail("Its local files lie in a folder of that name. Use letters, digits, - and _.");
    Entry written = Values.mapping(tree, "targets").entries().get(name);
    throw new StopException(written == null ? diagnostic : diagnostic.in(written.key()));
  }

  private static boolean isFolderName(String name) {
    try {
      java.nio.file.Path path = java.nio.file.Path.of(name).normalize();
      return !path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static StopException stop(String summary, List<String> blamed, Mapping tree) {
    Diagnostic diagnostic =
        Diagnostic.error("target", summary)
            .detail(
                "Name one with -t, one of: "
                    + String.join(", ", names(tree))
                    + "; or mark one with default: true.");
    for (String name : blamed) {
      Path at = Path.of("targets", name, "default");
      diagnostic = diagnostic.at(at).in(Values.nearestSpan(tree, at));
    }
    return new StopException(blamed.isEmpty() ? inTargets(diagnostic, tree) : diagnostic);
  }

  private static Diagnostic inTargets(Diagnostic diagnostic, Mapping tree) {
    Entry section = tree.entries().get("targets");
    return section == null ? diagnostic : diagnostic.in(section.key());
  }
}
