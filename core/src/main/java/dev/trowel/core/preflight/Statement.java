package dev.trowel.core.preflight;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something to run, by whoever may.
///
/// @param text without a line feed; SQL ends with `;`
public record Statement(Language language, String text) {

  /// Where to run it.
  public enum Language {
    /// In an SQL editor or a notebook.
    SQL,
    /// In a shell.
    SHELL
  }

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  static Statement sql(String text) {
    return new Statement(Language.SQL, text + ";");
  }

  /// A call of the workspace's command line, with its arguments quoted where they need it.
  static Statement shell(String... words) {
    return new Statement(
        Language.SHELL,
        List.of(words).stream()
            .map(Statement::quoted)
            .collect(Collectors.joining(" ", "databricks ", "")));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// A name as SQL takes any.
  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
