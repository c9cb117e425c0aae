package dev.trowel.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UntouchedTest {

  private static final Answer FINE = new Answer.Ok(200, JsonNodeFactory.instance.objectNode());

  private final Workspace workspace =
      Untouched.of(
          new Workspace(
              URI.create("http://localhost"),
              "",
              new User("1", "ann@x", "", List.of()),
              call -> FINE,
              files()));

  @Test
  void readingIsPassedOn() {
    assertThat(workspace.rest().send(Call.get("/api/2.2/jobs/list"))).isEqualTo(FINE);
    assertThat(workspace.files().read("/a")).contains(new byte[] {1});
    assertThat(workspace.files().stat("/a")).isEmpty();
    assertThat(workspace.files().list("/a")).isEmpty();
  }

  @Test
  void changingIsAFault() {
    Call create = Call.post("/api/2.2/jobs/create", JsonNodeFactory.instance.objectNode());

    assertThatIllegalStateException().isThrownBy(() -> workspace.rest().send(create));
    assertThatIllegalStateException()
        .isThrownBy(() -> workspace.files().write("/a", new byte[0], true));
    assertThatIllegalStateException().isThrownBy(() -> workspace.files().mkdirs("/a"));
    assertThatIllegalStateException().isThrownBy(() -> workspace.files().delete("/a", true));
  }

  private static WorkspaceFiles files() {
    return new WorkspaceFiles() {
      @Override
      public Optional<Info> stat(String path) {
        return Optional.empty();
      }

      @Override
      public List<Listed> list(String folder) {
        return List.of();
      }

      @Override
      public Optional<byte[]> read(String path) {
        return Optional.of(new byte[] {1});
      }

      @Override
      public Written write(String path, byte[] content, boolean overwrite) {
        return Written.DONE;
      }

      @Override
      public void mkdirs(String path) {}

      @Override
      public boolean delete(String path, boolean recursive) {
        return true;
      }
    };
  }
}
