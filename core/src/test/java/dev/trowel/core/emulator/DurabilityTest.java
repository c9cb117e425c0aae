package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  private static final String FILE = LocalApi.HOME + "/a.txt";

  @TempDir Path temp;

  @Test
  void keepsEverythingOverARestart() {
    String job;
    try (LocalApi api = open("w")) {
      job = api.job("kept");
      api.importFile(FILE, "content", true);
    }
    try (LocalApi api = open("w")) {
      assertThat(api.get("/api/2.2/jobs/get?job_id=" + job).at("/settings/name")).isEqualTo("kept");
      assertThat(content(api)).isEqualTo("content");
    }
  }

  @Test
  void whatWasAcknowledgedIsInTheFolderAtOnce() throws IOException {
    try (LocalApi api = open("w")) {
      String job = api.job("kept");
      api.importFile(FILE, "content", true);

      try (LocalApi copy = openCopy()) {
        assertThat(copy.get("/api/2.2/jobs/get?job_id=" + job).status()).isEqualTo(200);
        assertThat(content(copy)).isEqualTo("content");
      }
    }
  }

  @Test
  void aTornLastLineIsAsIfItHadNotHappened() throws IOException {
    try (LocalApi api = open("w")) {
      String first = api.job("first");
      String second = api.job("second");
      Path copy = copy();
      Path journal = copy.resolve("journal.jsonl");
      byte[] bytes = Files.readAllBytes(journal);
      Files.write(journal, Arrays.copyOf(bytes, bytes.length - 7));

      try (LocalApi torn = open("copy")) {
        assertThat(torn.get("/api/2.2/jobs/get?job_id=" + first).status()).isEqualTo(200);
        assertThat(torn.get("/api/2.2/jobs/get?job_id=" + second).status()).isEqualTo(400);
        assertThat(torn.job("third")).isNotEmpty();
      }
    }
    try (LocalApi again = open("copy")) {
      assertThat(again.get("/api/2.2/jobs/list").json().findValuesAsText("name"))
          .containsExactlyInAnyOrder("first", "third");
    }
  }

  @Test
  void aTornLineThatGotItsLineEndCountsAsTornToo() throws IOException {
    try (LocalApi api = open("w")) {
      api.job("first");
      Files.writeString(
          copy().resolve("journal.jsonl"), "{\"serial\": 99\n", StandardOpenOption.APPEND);

      try (LocalApi torn = open("copy")) {
        assertThat(torn.get("/api/2.2/jobs/list").json().path("jobs")).hasSize(1);
      }
    }
  }

  @Test
  void damageInTheMiddleIsAnErrorAndNotPassedOver() throws IOException {
    try (LocalApi api = open("w")) {
      api.job("first");
      Path journal = copy().resolve("journal.jsonl");
      Files.writeString(journal, "garbage\n" + Files.readString(journal));

      assertThatThrownBy(() -> EmulatorServer.start(config("copy")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is damaged");
    }
  }

  @Test
  void aJournalThatIsInTheSnapshotAlreadyIsNotPlayedTwice() throws IOException {
    String id;
    byte[] journal;
    try (LocalApi api = open("w")) {
      id = api.job("gone");
      journal = Files.readAllBytes(temp.resolve("w/journal.jsonl"));
      api.post("/api/2.2/jobs/delete", "{'job_id': " + id + "}");
    }
    open("w").close();

    // As if the crash came after the snapshot was in its place and before the journal was emptied.
    Files.write(temp.resolve("w/journal.jsonl"), journal);

    try (LocalApi api = open("w")) {
      assertThat(api.get("/api/2.2/jobs/get?job_id=" + id).status()).isEqualTo(400);
    }
  }

  @Test
  void contentsThatNobodyNamesAreForgottenAtTheNextStart() throws IOException {
    try (LocalApi api = open("w")) {
      api.importFile(FILE, "old", true);
      api.importFile(FILE, "new", true);
    }

    open("w").close();

    try (Stream<Path> blobs = Files.list(temp.resolve("w/blobs"))) {
      assertThat(blobs).hasSize(1);
    }
  }

  @Test
  void aRefusedRequestLeavesNothingBehind() {
    try (LocalApi api = open("w")) {
      api.post(
          "/api/2.2/jobs/create",
          "{'access_control_list': [{'user_name': 'x', 'permission_level': 'NO'}]}");

      assertThat(api.get("/api/2.2/jobs/list").json().path("jobs")).isEmpty();
    }
  }

  /// A process of its own is killed in the midst of writing.
  @Test
  void killedAtAnyMomentItKeepsWhatItAcknowledged() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BusyServer.class.getName(),
                temp.resolve("w").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      while (acknowledged.size() < 20) {
        acknowledged.add(out.readLine());
      }
      assertThatThrownBy(() -> EmulatorServer.start(config("w")))
          .isInstanceOfSatisfying(
              FolderHeldException.class,
              e ->
                  assertThat(e.owner())
                      .hasValueSatisfying(o -> assertThat(o.pid()).isEqualTo(process.pid())));
      process.toHandle().destroyForcibly();
      out.lines().filter(line -> line.matches("\\d{15}")).forEach(acknowledged::add);
    }
    process.waitFor();

    assertThat(EmulatorServer.owner(temp.resolve("w"))).isEmpty();
    try (LocalApi api = open("w")) {
      for (String job : acknowledged) {
        assertThat(api.get("/api/2.2/jobs/get?job_id=" + job).status()).as(job).isEqualTo(200);
      }
    }
  }

  private EmulatorConfig config(String name) {
    return EmulatorConfig.in(temp.resolve(name), LocalApi.USER);
  }

  private LocalApi open(String name) {
    return LocalApi.start(config(name));
  }

  private LocalApi openCopy() throws IOException {
    copy();
    return open("copy");
  }

  /// The folder as a crash would leave it now.
  private Path copy() throws IOException {
    Path copy = temp.resolve("copy");
    try (Stream<Path> files = Files.walk(temp.resolve("w"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(temp.resolve("w").relativize(file).toString()));
      }
    }
    return copy;
  }

  private static String content(LocalApi api) {
    return api.get("/api/2.0/workspace/export?direct_download=true&path=" + FILE).text();
  }
}
