package dev.trowel.core.addition;

import java.util.Optional;
import java.util.stream.Stream;

/// Where CI/CD runs.
public enum Platform {
  GITHUB("github", "github_actions", ".github/workflows"),
  GITHUB_ENTERPRISE(
      "github_enterprise", "github_actions_for_github_enterprise_servers", ".github/workflows"),
  AZURE_DEVOPS("azure_devops", "azure_devops", ".azure"),
  GITLAB("gitlab", "gitlab", ".gitlab");

  private final String word;
  private final String stacks;
  private final String folder;

  Platform(String word, String stacks, String folder) {
    this.word = word;
    this.stacks = stacks;
    this.folder = folder;
  }

  /// What it is called on the command line and in answers.
  public String word() {
    return word;
  }

  /// Where its pipelines lie.
  String folder() {
    return folder;
  }

  /// The one of this name, which may be MLOps Stacks' (stacks.md 1).
  static Optional<Platform> named(String name) {
    return Stream.of(values())
        .filter(each -> each.word.equals(name) || each.stacks.equals(name))
        .findFirst();
  }
}
