package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.template.TemplateSource.BuiltIn;
import dev.trowel.core.template.TemplateSource.Git;
import dev.trowel.core.template.TemplateSource.Local;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFinderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.com/a", "ssh://git@example.com/a", "git@example.com:a.git"})
  void takesAddressesOfRepositories(String address) {
    assertThat(find(address)).isEqualTo(new Git(address, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a, no template is fetched from http://example.com/a",
    "git://example.com/a, no template is fetched from git://example.com/a",
    "ftp://me:key@example.com/a, no template is fetched from ftp://example.com/a",
    "file:///etc, no template is fetched from file:///etc",
    "mlop, there is no template mlop",
    "../nowhere, there is no template ../nowhere",
    "default-python, 'default-python is a template of the Databricks CLI, and not in Trowel'",
    "'', 'there is no template '",
  })
  void refusesWhatItCannotFetch(String text, String summary) {
    assertThatThrownBy(() -> find(text)).isInstanceOf(StopException.class).hasMessage(summary);
  }

  @Test
  void takesAFolder() throws IOException {
    Files.createDirectory(folder.resolve("mine"));
    assertThat(find("./mine")).isEqualTo(new Local(folder.resolve("mine"), "./mine"));
  }

  @Test
  void takesItsOwnTemplateBeforeAFolderOfThatName() throws IOException {
    Files.createDirectory(folder.resolve("mlops"));
    assertThat(find("mlops")).isEqualTo(new BuiltIn("mlops"));
    assertThat(find("./mlops")).isInstanceOf(Local.class);
  }

  @Test
  void takesABranchOrATagAndNotBoth() {
    TestRequests request = TestRequests.of(folder, "mlops-stack").branch("a").tag("b");
    assertThatThrownBy(() -> SourceFinder.find(request.build()))
        .isInstanceOf(StopException.class)
        .hasMessage("only one of --tag and --branch can be given");
  }

  @Test
  void takesABranchOfRepositoriesOnly() {
    TestRequests request = TestRequests.of(folder, "mlops").branch("a");
    assertThatThrownBy(() -> SourceFinder.find(request.build()))
        .isInstanceOf(StopException.class)
        .hasMessage("--branch and --tag are for git repositories");
  }

  private TemplateSource find(String text) {
    return SourceFinder.find(TestRequests.of(folder, text).build());
  }
}
