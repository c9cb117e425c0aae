package dev.trowel.schema.preset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one line of an environment's dependencies, as pip would (format.md 2.8, 2.9).
final class Dependencies {

  /// A flag of pip that takes a path, and the path.
  record Flag(String flag, String path) {}

  private static final Pattern FLAG =
      Pattern.compile("^(-r|--requirement|-e|--editable|-c|--constraint)(?:\\s+|=)(\\S.*)$");
  private static final Pattern PACKAGE =
      Pattern.compile("^[A-Za-z0-9][A-Za-z0-9._-]*\\s*(\\[[^\\]]*\\])?\\s*([<>=!~;].*)?$");
  private static final Pattern LIBRARY =
      Pattern.compile(".*\\.(whl|jar|tar\\.gz|zip|egg)(\\[.*])?$");
  private static final Pattern AT_URL = Pattern.compile("^[A-Za-z0-9._-]+(\\[[^\\]]*\\])?\\s*@.*");

  private Dependencies() {}

  /// The flag and path of `-r file` and the like; empty for everything else.
  static Optional<Flag> flag(String line) {
    Matcher matcher = FLAG.matcher(line.strip());
    return matcher.matches()
        ? Optional.of(new Flag(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /// Whether the line names a library file on this machine, not a package of an index.
  static boolean isLocal(String line) {
    if (line.startsWith(".")) {
      return true;
    }
    boolean named = PACKAGE.matcher(line).matches() && !LIBRARY.matcher(line).matches();
    return LocalFiles.isLocal(line)
        && !line.startsWith("-")
        && !named
        && !AT_URL.matcher(line).matches();
  }
}
