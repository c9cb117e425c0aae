package dev.trowel.schema.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GlobTest {

  @TempDir private Path root;

  @Test
  void takesCharactersOfARegularExpressionAsTheyAre() {
    assertThat(Glob.regex("a.b+(c)|d$").matcher("a.b+(c)|d$").matches()).isTrue();
    assertThat(Glob.regex("a.b").matcher("axb").matches()).isFalse();
  }

  @Test
  void matchesClasses() {
    assertThat(Glob.regex("[a-c]").matcher("b").matches()).isTrue();
    assertThat(Glob.regex("[a-c]").matcher("d").matches()).isFalse();
    assertThat(Glob.regex("[^a-c]").matcher("d").matches()).isTrue();
    assertThat(Glob.regex("[a&&b]").matcher("&").matches()).isTrue();
  }

  @Test
  void refusesAnEmptyOrOpenClass() {
    assertThatThrownBy(() -> Glob.regex("[]")).isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> Glob.regex("[a")).isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void findsHiddenFilesToo() throws IOException {
    Files.createFile(root.resolve(".a.yml"));
    assertThat(Glob.find(root, "*.yml")).containsExactly(".a.yml");
  }

  @Test
  void goesUpFromTheRoot() throws IOException {
    Path bundle = Files.createDirectory(root.resolve("bundle"));
    Files.createFile(root.resolve("shared.yml"));
    assertThat(Glob.find(bundle, "../*.yml")).containsExactly("../shared.yml");
  }

  @Test
  void takesAFileOnTheWayForNoFolder() throws IOException {
    Files.createFile(root.resolve("a"));
    assertThat(Glob.find(root, "a/*.yml")).isEmpty();
  }
}
