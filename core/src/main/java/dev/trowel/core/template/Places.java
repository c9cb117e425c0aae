package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;

/// Where files may go: somewhere below the output folder.
final class Places {

  private Places() {}

  /// Refuses a path that leaves the output folder.
  ///
  /// A path that begins with `/` because the name of its first folder came out empty stays in it,
  /// as the incumbent has it; one whose first name begins with `/` was meant to be another place.
  ///
  /// @param template the path before it was rendered
  /// @param origin what messages call the template's file
  /// @throws StopException `template-path`
  static void check(String template, String path, String origin) {
    String relative = cleaned(path);
    boolean absolute = !template.contains("/") && path.startsWith("/");
    if (absolute || relative.equals("..") || relative.startsWith("../") || path.indexOf(0) >= 0) {
      throw refused(path, origin, "it would leave the output folder");
    }
  }

  /// Refuses a file that leaves the output folder, or has no name.
  static void check(MadeFile file) {
    if (file.path().isEmpty() || file.path().endsWith("/") || cleaned(file.path()).equals(".")) {
      throw refused(file.path(), file.origin(), "it has no name");
    }
    check(file.template(), file.path(), file.origin());
  }

  /// A path without what goes nowhere.
  static String cleaned(String path) {
    int from = 0;
    while (from < path.length() && path.charAt(from) == '/') {
      from++;
    }
    return GoPath.clean(path.substring(from));
  }

  /// A file at such a path.
  static MadeFile cleaned(MadeFile file) {
    return file.at(cleaned(file.path()));
  }

  private static StopException refused(String path, String origin, String why) {
    return new StopException(
        Diagnostic.error("template-path", "the template makes a file at \"" + path + "\": " + why)
            .detail(
                "Its name comes from the answers. Give one that is a name and no path."
                    + " Nothing was written.")
            .in(Span.of(origin)));
  }
}
