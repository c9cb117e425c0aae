package dev.trowel.schema.python;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.python.Program.Ran;

/// Explains a run that came to nothing and did not say why itself.
final class Failure {

  private static final String CODE = "python-failed";

  private Failure() {}

  /// The process ended with a fault.
  static Diagnostic ended(Ran ran) {
    return Diagnostic.error(
            CODE, "the Python code of this bundle failed with exit code " + ran.exit())
        .detail(withLastWords(wayOut(ran), ran));
  }

  /// The process ended well, but what it wrote cannot be used.
  ///
  /// @param what the missing or broken part
  static Diagnostic unusable(String what, Ran ran) {
    return Diagnostic.error(CODE, "the Python code of this bundle wrote " + what)
        .detail(
            withLastWords(
                "The package databricks-bundles may be damaged, or something else has its name.",
                ran));
  }

  private static String wayOut(Ran ran) {
    String words = ran.lastWords();
    boolean missing =
        words.contains("ModuleNotFoundError")
            && (words.contains("'databricks'") || words.contains("'databricks.bundles"));
    return missing
        ? "The package databricks-bundles is not installed in this Python. Install it there, or let"
            + " venv_path name the virtual environment that has it."
        : "Correct what its last words name.";
  }

  private static String withLastWords(String text, Ran ran) {
    return ran.lastWords().isBlank() ? text : text + "\n\n" + ran.lastWords().stripTrailing();
  }
}
