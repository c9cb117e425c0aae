package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import org.junit.jupiter.api.Test;

final class GitBranchTest {

  private static final Span PLACE = Span.at("databricks.yml", 4, 13);

  @Test
  void stopsOnAnotherBranch() {
    assertThatThrownBy(() -> GitBranch.check(bundleOf("release"), on("main")))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.diagnostics().getFirst().spans()).containsExactly(PLACE));
  }

  @Test
  void isFineOnTheBranchAndOutsideGit() {
    assertThatCode(() -> GitBranch.check(bundleOf("main"), on("main"))).doesNotThrowAnyException();
    assertThatCode(() -> GitBranch.check(bundleOf("main"), GitFacts.none()))
        .doesNotThrowAnyException();
  }

  @Test
  void asksForNoBranchThatTheBundleDoesNotName() {
    assertThatCode(() -> GitBranch.check(Mapping.empty(PLACE), on("main")))
        .doesNotThrowAnyException();
  }

  private static Mapping bundleOf(String branch) {
    return Values.put(Mapping.empty(PLACE), new Text(PLACE, branch), "bundle", "git", "branch");
  }

  private static GitFacts on(String branch) {
    return new GitFacts(branch, "", "", ".");
  }
}
