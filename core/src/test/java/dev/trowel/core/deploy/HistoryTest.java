package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.history.Blueprint;
import dev.trowel.core.history.Entry;
import dev.trowel.core.history.HistoryFolder;
import dev.trowel.core.history.Interrupted;
import dev.trowel.core.history.Result;
import dev.trowel.core.history.Step;
import dev.trowel.core.history.Whole;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each deployment leaves one record, with its files.
class HistoryTest {
  private static final String STATE = Ground.ROOT + "/state";
  private static final String HISTORY = STATE + "/trowel/history";
  private static final String JOB =
      """
      bundle: {name: b}
      trowel: {history: {keep: 2}}
      resources:
        jobs:
          one: {name: one, max_concurrent_runs: %d}
      """;

  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void start() throws IOException {
    ground = new Ground(root);
  }

  @AfterEach
  void end() throws IOException {
    ground.close();
  }

  @Test
  void eachDeploymentHasOneRecordAndOneThatDoesNothingHasNone() throws IOException {
    version(1);
    version(2);
    ground.deploy();

    List<Entry> entries = entries();
    assertThat(entries).extracting(Entry::number).containsExactly(2L, 1L);
    assertThat(entries).extracting(Entry::result).containsOnly(Result.DONE);
    assertThat(entries).extracting(Entry::serial).containsExactly(2L, 1L);
    assertThat(entries.getFirst().steps())
        .containsExactly(new Step("jobs.one", "update", Step.End.DONE, ""));
    assertThat(job(entries.getFirst()).path("max_concurrent_runs").asInt()).isEqualTo(2);
    assertThat(job(entries.getLast()).path("max_concurrent_runs").asInt()).isEqualTo(1);
    assertThat(ground.warnings()).isEmpty();
  }

  @Test
  void aFailureIsRemembered() throws IOException {
    ground.answering(rest ->
        call ->
            call.path().contains("jobs/create")
                ? new Answer.Refused(400, "INVALID", "no such thing")
                : rest.send(call));
    ground.bundle(JOB.formatted(1));
    ground.deployAnyhow();

    Entry entry = entries().getFirst();
    assertThat(entry.result()).isEqualTo(Result.FAILED);
    assertThat(entry.steps()).extracting(Step::end).containsExactly(Step.End.FAILED);
    assertThat(entry.steps().getFirst().why()).contains("no such thing");
  }

  @Test
  void theLatestFilesAreKeptOnceForTheSameContent() throws IOException {
    ground.file("a.txt", "one".getBytes(UTF_8));
    version(1);
    assertThat(archives()).hasSize(1);
    ground.file("a.txt", "two".getBytes(UTF_8));
    version(2);
    ground.file("a.txt", "three".getBytes(UTF_8));
    version(3);
    assertThat(archives()).hasSize(2);
    assertThat(entries().stream().limit(2).map(each -> each.archived().digest() + ".zip").toList())
        .containsExactlyInAnyOrderElementsOf(archives());
  }

  @Test
  void aTakenNumberIsPassedOver() throws IOException {
    version(1);
    write("000002.json", "{\"somebody\": \"else\"}");
    version(2);

    Diagnostics warnings = new Diagnostics();
    assertThat(folder().latest(9, "", warnings)).extracting(Entry::number).containsExactly(3L, 1L);
    assertThat(warnings.list()).extracting(Diagnostic::code).containsExactly("history-unreadable");
  }

  @Test
  void hostileFilesAreLeftOutWithAWarningEach() throws IOException {
    version(1);
    String whole = text("000001.json");
    write("000002.json", whole.substring(0, whole.length() / 2));
    write("000003.json", whole);
    write("000004.json", "");
    write("000005.json", whole.replace("\"number\": 1", "\"number\": 5").replace(lineage(), "x"));
    write("000006.json", "[]");
    write("000007.json", "{\"trowel_history\": 99}");
    write("notes.txt", "buy milk");

    Diagnostics warnings = new Diagnostics();
    assertThat(folder().latest(9, lineage(), warnings))
        .extracting(Entry::number)
        .containsExactly(1L);
    assertThat(warnings.list()).hasSize(7);
    assertThat(warnings.list()).extracting(Diagnostic::code).containsOnly("history-unreadable");
    version(2);
    assertThat(entries().getFirst().number()).isEqualTo(8);
  }

  @Test
  void aKilledDeploymentIsRememberedOnceAsInterrupted() throws IOException {
    version(1);
    Author author = Author.named("bob@example.com");
    State state = ground.site().store().look();
    assertThat(Interrupted.record(folder(), "x", author, "2026-01-01T00:00:00Z", state)).isEmpty();
    assertThat(Interrupted.record(folder(), "x", author, "2026-01-01T00:00:00Z", state)).isEmpty();
    assertThat(entries())
        .extracting(Entry::result)
        .containsExactly(Result.INTERRUPTED, Result.DONE);
    assertThat(entries().getFirst().author().user()).isEqualTo("bob@example.com");
  }

  @Test
  void whatIsLargerThanTheRecordIsCompressed() throws IOException {
    StringBuilder jobs = new StringBuilder(JOB.formatted(1));
    for (int i = 0; i < 200; i++) {
      jobs.append("    job%d: {name: \"a job with a long name, number %d\"}\n".formatted(i, i));
    }
    ground.bundle(jobs.toString());
    ground.deploy();
    assertThat(text("000001.json")).contains("\"gzip\"");
    assertThat(entries().getFirst().blueprint().orElseThrow().tree().at("/resources/jobs"))
        .hasSize(201);
  }

  @Test
  void aPartLeavesTheRestAsAnEarlierDeploymentLeftIt() throws IOException {
    String two = JOB + "    two: {name: two, max_concurrent_runs: %d}\n";
    ground.bundle(two.formatted(1, 1));
    ground.deploy();
    ground.bundle(two.formatted(2, 2));
    ground.deployOnly("jobs.one");

    Entry part = entries().getFirst();
    Blueprint whole = Whole.of(part.blueprint().orElseThrow(), entries().subList(1, 2));
    assertThat(whole.tree().at("/resources/jobs/one/max_concurrent_runs").asInt()).isEqualTo(2);
    assertThat(whole.tree().at("/resources/jobs/two/max_concurrent_runs").asInt()).isEqualTo(1);
    assertThat(whole.left()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsAWarning() throws IOException {
    ground.bundle(JOB.formatted(1));
    ground.filing(files -> new NoWriting(files, "/trowel/history/"));
    Deployed deployed = ground.deploy();
    assertThat(deployed.outcome().succeeded()).isTrue();
    assertThat(ground.warnings()).contains("history-not-written");
  }

  private static JsonNode job(Entry entry) {
    return entry.blueprint().orElseThrow().tree().at("/resources/jobs/one");
  }

  private void version(int runs) throws IOException {
    ground.bundle(JOB.formatted(runs));
    ground.deploy();
  }

  private HistoryFolder folder() {
    return HistoryFolder.of(files(), STATE);
  }

  private List<Entry> entries() {
    Diagnostics warnings = new Diagnostics();
    return folder().latest(100, lineage(), warnings);
  }

  private String lineage() {
    return ground.site().store().look().lineage();
  }

  private WorkspaceFiles files() {
    return ground.workspace().files();
  }

  private List<String> archives() {
    return files().list(HISTORY + "/files").stream().map(WorkspaceFiles.Listed::name).toList();
  }

  private String text(String name) {
    return new String(files().read(HISTORY + "/" + name).orElseThrow(), UTF_8);
  }

  private void write(String name, String text) {
    files().write(HISTORY + "/" + name, text.getBytes(UTF_8), true);
  }
}
