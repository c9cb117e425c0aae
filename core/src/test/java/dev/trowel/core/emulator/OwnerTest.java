package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
  @TempDir Path temp;

  @Test
  void saysWhoWorksOnAFolder() throws IOException {
    EmulatorConfig config = EmulatorConfig.in(temp, LocalApi.USER).longLived(0);
    try (EmulatorServer server = EmulatorServer.start(config)) {
      assertThat(EmulatorServer.owner(temp))
          .hasValueSatisfying(owner -> {
            assertThat(owner.uri()).isEqualTo(server.uri());
            assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(owner.longLived()).isTrue();
          });
    }
    assertThat(EmulatorServer.owner(temp)).isEmpty();
  }

  @Test
  void nobodyOwnsAFolderThatIsNotThere() throws IOException {
    assertThat(EmulatorServer.owner(temp.resolve("none"))).isEmpty();
    assertThat(temp.resolve("none")).doesNotExist();
  }

  @Test
  void aSecondServerIsToldWhoHoldsTheFolderAndTheFirstGoesOn() throws IOException {
    EmulatorConfig config = EmulatorConfig.in(temp, LocalApi.USER);
    try (LocalApi api = LocalApi.start(config)) {
      assertThatThrownBy(() -> EmulatorServer.start(config))
          .isInstanceOfSatisfying(
              FolderHeldException.class,
              e -> assertThat(e.owner()).map(Owner::uri).contains(api.server().uri()));

      assertThat(api.job("still here")).isNotEmpty();
      assertThat(EmulatorServer.owner(temp)).isPresent();
    }
  }

  @Test
  void whatADeadOwnerLeftIsTakenOver() throws IOException {
    Files.writeString(
        temp.resolve("owner.json"),
        "{\"host\":\"127.0.0.1\",\"pid\":999999999,\"port\":1,\"kind\":\"long\",\"instance\":\"x\",\"folder\":\""
            + temp.toRealPath()
            + "\"}");

    assertThat(EmulatorServer.owner(temp)).isEmpty();
    try (LocalApi api = LocalApi.start(EmulatorConfig.in(temp, LocalApi.USER))) {
      assertThat(EmulatorServer.owner(temp)).map(Owner::uri).contains(api.server().uri());
    }
  }

  @Test
  void anotherServerOnAPortUsedAgainIsNotTakenForTheOwner() throws IOException {
    try (LocalApi other = LocalApi.start()) {
      Files.writeString(
          temp.resolve("owner.json"),
          "{\"host\":\"127.0.0.1\",\"pid\":999999999,\"port\":"
              + other.server().uri().getPort()
              + ",\"kind\":\"long\",\"instance\":\"x\",\"folder\":\""
              + temp.toRealPath()
              + "\"}");

      assertThat(EmulatorServer.owner(temp)).isEmpty();
    }
  }

  @Test
  void aCopyOfAFolderIsNotOwnedByTheServerOfTheOriginal() throws IOException {
    Path original = temp.resolve("original");
    Path copy = Files.createDirectory(temp.resolve("copy"));
    try (LocalApi api = LocalApi.start(EmulatorConfig.in(original, LocalApi.USER))) {
      Files.copy(original.resolve("owner.json"), copy.resolve("owner.json"));

      assertThat(EmulatorServer.owner(original)).map(Owner::uri).contains(api.server().uri());
      assertThat(EmulatorServer.owner(copy)).isEmpty();
    }
  }

  @Test
  void aPortThatIsTakenLeavesTheFolderFree() throws IOException {
    try (LocalApi other = LocalApi.start()) {
      int port = other.server().uri().getPort();
      EmulatorConfig taken = EmulatorConfig.in(temp, LocalApi.USER).longLived(port);

      assertThatThrownBy(() -> EmulatorServer.start(taken)).isInstanceOf(IOException.class);
    }
    try (LocalApi api = LocalApi.start(EmulatorConfig.in(temp, LocalApi.USER))) {
      assertThat(api.job("x")).isNotEmpty();
    }
  }
}
