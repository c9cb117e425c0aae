package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrialTest {

  @TempDir Path root;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(root.resolve("old.yml"), "mine\n");
  }

  private Trial tried() {
    RepositoryDraft draft = new RepositoryDraft(root);
    draft.put("new/deep.yml", "new\n".getBytes(UTF_8), false);
    draft.put("old.yml", "other\n".getBytes(UTF_8), true);
    return draft.tried();
  }

  @Test
  void whatIsNotKeptIsTakenBack() {
    try (Trial trial = tried()) {
      assertThat(root.resolve("new/deep.yml")).hasContent("new");
      assertThat(root.resolve("old.yml")).hasContent("other");
      assertThat(trial.isKept()).isFalse();
    }
    assertThat(root.resolve("new")).doesNotExist();
    assertThat(root.resolve("old.yml")).hasContent("mine");
  }

  @Test
  void whatIsKeptStays() {
    try (Trial trial = tried()) {
      trial.keep();
      assertThat(trial.isKept()).isTrue();
    }
    assertThat(root.resolve("new/deep.yml")).hasContent("new");
    assertThat(root.resolve("old.yml")).hasContent("other");
  }

  /// As when the program ends while somebody is asked.
  @Test
  void whatIsTakenBackAlreadyCannotBeKept() {
    Trial trial = tried();
    trial.close();

    assertThatThrownBy(trial::keep)
        .isInstanceOf(StopException.class)
        .hasMessageContaining("interrupted");
    assertThat(trial.isKept()).isFalse();
  }
}
