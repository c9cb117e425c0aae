package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalTest {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");
  private static final ResourceKey B = ResourceKey.of("jobs", "b");
  private static final String HEADER =
      "{\"state_version\":2,\"cli_version\":\"1.14.0\",\"lineage\":\"%s\",\"serial\":%d}\n";

  @TempDir Path root;
  private LocalFolder folder;
  private final Diagnostics warnings = new Diagnostics();

  @BeforeEach
  void choose() {
    folder = LocalFolder.of(root, "dev", Optional.empty());
  }

  @Test
  void startsALineageWithTheFirstEntry() {
    try (Journal journal = Journal.open(folder, State.none(), warnings)) {
      assertThat(journal.fold()).isEqualTo(State.none());
      journal.saved(A, recorded("1"));
      State state = journal.finish();

      assertThat(state.lineage()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-.*");
      assertThat(state.serial()).isEqualTo(1);
      assertThat(state.toolVersion()).isEqualTo("1.14.0");
      assertThat(new LocalState(folder).recorded()).contains(state);
      assertThat(wal()).doesNotExist();
    }
  }

  @Test
  void keepsTheSerialWhenNothingWasRecorded() {
    State base = state("l", 4, "1");
    try (Journal journal = Journal.open(folder, base, warnings)) {
      assertThat(journal.finish()).isEqualTo(base);
    }
    assertThat(wal()).doesNotExist();
  }

  @Test
  void writesOneLineAnEntryForItsOwnerOnly() throws IOException {
    Journal journal = Journal.open(folder, state("l", 4, "1"), warnings);
    journal.saved(B, recorded("2"));
    journal.removed(A);

    assertThat(wal())
        .hasContent(
            HEADER.formatted("l", 5)
                + "{\"k\":\"resources.jobs.b\",\"v\":{\"__id__\":\"2\",\"state\":{}}}\n"
                + "{\"k\":\"resources.jobs.a\"}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wal())))
        .isEqualTo("rw-------");
    journal.close();
  }

  @Test
  void keepsInMemoryWhatTheDiskRefuses() throws IOException {
    try (Journal journal = Journal.open(folder, state("l", 4, "1"), warnings)) {
      journal.saved(B, recorded("2"));
      // A folder in its place is what no file can be moved over.
      Files.createDirectories(folder.file("resources.json/full"));

      State state = journal.finish();

      assertThat(state.resources()).containsOnlyKeys(A, B);
      assertThat(journal.troubles()).extracting(Diagnostic::code).containsExactly("local-files");
      assertThat(wal()).exists();
    }
  }

  @Test
  void keepsAJournalAsideWhoseEntriesAreInNoState() {
    try (Journal killed = Journal.open(folder, state("l", 4, "1"), warnings)) {
      killed.saved(B, recorded("2"));
    }
    Journal.open(folder, state("l", 7, "1"), warnings).close();

    assertThat(folder.file("resources.json.wal.stale")).content().contains("resources.jobs.b");
    assertThat(warnings.list()).extracting(Diagnostic::code).containsExactly("journal-stale");
  }

  @Test
  void hidesTheFolderFromGit() {
    Journal.open(folder, State.none(), warnings).close();
    assertThat(root.resolve(".databricks/.gitignore")).hasContent("*");
  }

  @Test
  void leavesAFolderTheUserChoseUnmarked() {
    LocalFolder chosen = LocalFolder.of(root, "dev", Optional.of(root.resolve("tmp")));
    Journal.open(chosen, State.none(), warnings).close();
    assertThat(root.resolve("tmp/dev/resources.json.wal")).exists();
    assertThat(root.resolve(".databricks")).doesNotExist();
  }

  @Test
  void foldsInWhatAKilledDeploymentLeft() {
    State base = state("l", 4, "1");
    try (Journal killed = Journal.open(folder, base, warnings)) {
      killed.saved(B, recorded("2"));
    }
    State recovered = new LocalState(folder).replayed(base, warnings);
    assertThat(recovered.serial()).isEqualTo(5);
    assertThat(recovered.resources()).containsOnlyKeys(A, B);

    try (Journal next = Journal.open(folder, base, warnings)) {
      assertThat(next.fold()).isEqualTo(recovered);
      assertThat(new LocalState(folder).recorded()).contains(recovered);
      next.removed(A);
      assertThat(next.finish().serial()).isEqualTo(6);
    }
    assertThat(warnings.list()).isEmpty();
  }

  @Test
  void acceptsABaseThatHasTheLeftoverAlready() {
    State base = state("l", 4, "1");
    try (Journal killed = Journal.open(folder, base, warnings)) {
      killed.saved(B, recorded("2"));
    }
    State recovered = new LocalState(folder).replayed(base, warnings);
    try (Journal next = Journal.open(folder, recovered, warnings)) {
      assertThat(next.fold()).isEqualTo(recovered);
    }
    assertThat(warnings.list()).isEmpty();
  }

  @Test
  void recoversTheVeryFirstDeployment() {
    try (Journal killed = Journal.open(folder, State.none(), warnings)) {
      killed.saved(B, recorded("2"));
    }
    State recovered = new LocalState(folder).read(warnings);
    assertThat(recovered.serial()).isEqualTo(1);
    assertThat(recovered.exists()).isTrue();
  }

  @Test
  void warnsOfWhatAStaleJournalAloneKnows() {
    write(HEADER.formatted("l", 4) + save("b", "2") + save("a", "1"));
    State base = state("l", 4, "1");

    assertThat(new LocalState(folder).replayed(base, warnings)).isEqualTo(base);
    assertThat(warnings.list()).extracting(Diagnostic::code).containsExactly("journal-stale");
    assertThat(warnings.list().getFirst().detail())
        .contains("jobs.b (id 2)")
        .doesNotContain("jobs.a");
  }

  /// Letter for letter what the incumbent leaves: sorted keys, its own version, a removal, and a
  /// line that was cut off.
  @Test
  void appliesAJournalOfTheIncumbent() {
    write(
        """
        {"cli_version":"1.14.0-dev+1","lineage":"l","serial":5,"state_version":2}
        {"k":"resources.jobs.b","v":{"__id__":"2","depends_on":[{"label":"${resources.jobs.a.id}",\
        "node":"resources.jobs.a"}],"state":{"name":"b"}}}
        {"k":"resources.jobs.a"}
        {"k":"resources.jobs.b.permissions","v":{"__id__":"/jobs/2","state":{"obj\
        """
            .replace("\\\n", ""));

    State state = new LocalState(folder).replayed(state("l", 4, "1"), warnings);

    assertThat(state.serial()).isEqualTo(5);
    assertThat(state.resources()).containsOnlyKeys(B);
    assertThat(requireNonNull(state.resources().get(B)).dependsOn()).hasSize(1);
    assertThat(warnings.list()).extracting(Diagnostic::code).containsExactly("journal-corrupt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "3,\"features\":{\"zip\":{}}"})
  void refusesAJournalOfANewerForm(String version) {
    write("{\"state_version\":" + version + ",\"lineage\":\"l\",\"serial\":5}\n" + save("b", "2"));
    Stops.with(
        "state-too-new", () -> new LocalState(folder).replayed(state("l", 4, "1"), warnings));
    assertThat(folder.file("resources.json.wal")).exists();
  }

  @Test
  void refusesAJournalAheadOfTheState() {
    write(HEADER.formatted("l", 9));
    Stops.with(
            "journal-mismatch", () -> new LocalState(folder).replayed(state("l", 4, "1"), warnings))
        .satisfies(d ->
            assertThat(d.summary())
                .isEqualTo("WAL serial (9) is ahead of expected (5), state may be corrupted"));
  }

  @Test
  void refusesAJournalOfAnotherLineage() {
    write(HEADER.formatted("other", 5));
    Stops.with(
        "journal-mismatch", () -> new LocalState(folder).replayed(state("l", 4, "1"), warnings));
  }

  @Test
  void refusesEntriesUnderADamagedHeader() {
    write("{\"lineage\"\n" + save("a", "1"));
    Stops.with("journal-mismatch", () -> new LocalState(folder).read(warnings));
  }

  @Test
  void ignoresAJournalCutOffInItsHeader() {
    write("{\"state_ver");
    assertThat(new LocalState(folder).read(warnings)).isEqualTo(State.none());
    assertThat(warnings.list()).isEmpty();
  }

  @Test
  void setsUnreadableLinesAside() {
    write(
        HEADER.formatted("l", 1)
            + save("a", "1")
            + "rubbish\n{\"k\":3}\n{\"k\":\"resources.jobs.x\",\"v\":{}}\n"
            + save("b", "2")
            + "{\"k\":\"resources.jo");
    State state = new LocalState(folder).read(warnings);

    assertThat(state.resources()).containsOnlyKeys(A, B);
    assertThat(warnings.list()).extracting(Diagnostic::code).containsExactly("journal-corrupt");
    assertThat(warnings.list().getFirst().summary()).contains("4 unreadable lines");
    assertThat(folder.file("resources.json.wal.corrupted"))
        .hasContent(
            "rubbish\n{\"k\":3}\n{\"k\":\"resources.jobs.x\",\"v\":{}}\n{\"k\":\"resources.jo\n");
  }

  @Test
  void refusesToStartBesideARunningDeployment() {
    try (Journal running = Journal.open(folder, State.none(), warnings)) {
      Stops.with("journal-in-use", () -> Journal.open(folder, State.none(), warnings));
      running.saved(A, recorded("1"));
      assertThat(running.finish().resources()).containsOnlyKeys(A);
    }
  }

  @Test
  void losesNothingToManyThreadsEvenInterrupted() throws InterruptedException {
    Journal journal = Journal.open(folder, State.none(), warnings);
    List<Thread> threads =
        IntStream.range(0, 60)
            .mapToObj(i -> Thread.ofVirtual().unstarted(() -> saveInterrupted(journal, i)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    journal.close();

    assertThat(new LocalState(folder).read(warnings).resources()).hasSize(60);
    assertThat(warnings.list()).isEmpty();
  }

  private static void saveInterrupted(Journal journal, int i) {
    Thread.currentThread().interrupt();
    journal.saved(ResourceKey.of("jobs", "j" + i), recorded("" + i));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Files.writeString(root.resolve(".databricks"), "in the way");
    Stops.with("local-files", () -> Journal.open(folder, State.none(), warnings))
        .satisfies(d -> assertThat(d.summary()).contains("resources.json.wal"));
  }

  private Path wal() {
    return folder.file(Journal.FILE);
  }

  private void write(String text) {
    folder.write(Journal.FILE, text.getBytes(UTF_8));
  }

  private static String save(String name, String id) {
    return "{\"k\":\"resources.jobs.%s\",\"v\":{\"__id__\":\"%s\"}}\n".formatted(name, id);
  }

  private static State state(String lineage, long serial, String id) {
    TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(A, recorded(id));
    return new State(lineage, serial, "1.14.0", resources);
  }

  private static Recorded recorded(String id) {
    return new Recorded(id, JsonNodeFactory.instance.objectNode(), List.of());
  }
}
