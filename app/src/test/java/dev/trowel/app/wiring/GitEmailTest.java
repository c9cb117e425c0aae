package dev.trowel.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitEmailTest {

  @TempDir Path home;

  @Test
  void readsTheUsersOwnSettings() throws IOException {
    write(".gitconfig", "[core]\n\teditor = vi\n[user]\n\tname = Ann\n\temail = ann@example.com\n");

    assertThat(find(home)).contains("ann@example.com");
  }

  @Test
  void repositoryComesBeforeUser() throws IOException {
    write(".gitconfig", "[user]\nemail = ann@example.com\n");
    write("work/.git/config", "[user]\nemail = ann@work.example\n");
    Path inside = Files.createDirectories(home.resolve("work/a/b"));

    assertThat(find(inside)).contains("ann@work.example");
  }

  @Test
  void linkedWorkTreeHasTheSettingsOfItsRepository() throws IOException {
    write("work/.git/config", "[user]\nemail = ann@work.example\n");
    write("linked/.git", "gitdir: " + home.resolve("work/.git/worktrees/linked") + "\n");

    assertThat(find(home.resolve("linked"))).contains("ann@work.example");
  }

  @Test
  void looksInTheFolderForSettings() throws IOException {
    write("xdg/git/config", "[user]\nemail = ann@example.com\n");

    assertThat(GitEmail.find(home, home, Map.of("XDG_CONFIG_HOME", home.resolve("xdg").toString())))
        .contains("ann@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[user]\nemail=a@b.example",
        "[User]\nEmail = \"a@b.example\"",
        "[user] email = a@b.example",
        "[user]\nemail = a@b.example # work",
        "[user]\nemail = old@b.example\nemail = a@b.example",
      })
  void readsWhatGitReads(String text) throws IOException {
    write(".gitconfig", text);

    assertThat(find(home)).contains("a@b.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[user]\nname = Ann",
        "[user \"other\"]\nemail = a@b.example",
        "[sendemail]\nemail = a@b.example",
        "[user]\nemail =",
        "[user]\n# email = a@b.example",
      })
  void whatIsNoAddressOfTheUserIsNone(String text) throws IOException {
    write(".gitconfig", text);

    assertThat(find(home)).isEmpty();
  }

  private Optional<String> find(Path folder) {
    return GitEmail.find(folder, home, Map.of());
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
