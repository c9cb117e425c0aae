package dev.trowel.schema.bundle;

/// What git says of the bundle's folder; texts are empty where there is no answer (format.md 2.14).
///
/// @param branch the branch checked out
/// @param commit the commit checked out
/// @param originUrl the address of `origin`
/// @param bundleRootPath the bundle root relative to the work tree, with `/`; `.` outside one
public record GitFacts(String branch, String commit, String originUrl, String bundleRootPath) {
  /// What is known outside a git work tree.
  public static GitFacts none() {
    return new GitFacts("", "", "", ".");
  }
}
