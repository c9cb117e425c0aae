package dev.trowel.core.state;

/// Who deploys, and from where: what locks and the history say to others.
///
/// @param user who is logged in to the workspace
/// @param host the machine
/// @param process what tells this process from every other one on the machine, as long as the
///   machine can tell; else `""`
/// @param ciRun the address of the CI run it belongs to, or `""`
/// @param commit what git has checked out, or `""`
/// @param branch the branch that is, or `""`
public record Author(
    String user, String host, String process, String ciRun, String commit, String branch) {

  /// Somebody of whom only the name is known.
  public static Author named(String user) {
    return new Author(user, "", "", "", "", "");
  }
}
