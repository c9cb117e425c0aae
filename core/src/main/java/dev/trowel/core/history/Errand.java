package dev.trowel.core.history;

/// What somebody called the program for.
///
/// @param command as the history tells it, such as `deploy` or `rollback of 41`
/// @param tool the version of the program
/// @param spelling whose command line was spoken, `native` or `incumbent`; `""` where none was
public record Errand(String command, String tool, String spelling) {
  /// A deployment of which nothing else is known.
  public static final Errand DEPLOY = new Errand("deploy", "", "");

  /// A destruction of which nothing else is known.
  public static final Errand DESTROY = new Errand("destroy", "", "");

  /// The same program, called for something else.
  public Errand named(String other) {
    return new Errand(other, tool, spelling);
  }
}
