package dev.trowel.core.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.MemoryFiles;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is written of intents is what is read.
final class IntentFilesTest {

  @Property(tries = 200)
  void isReadAsWritten(@ForAll("intents") Intents intents) throws IOException {
    assertThat(IntentsJson.read(intents.name(), IntentsJson.write(intents))).isEqualTo(intents);
  }

  @Property(tries = 100)
  void isNotReadWhenTorn(@ForAll("intents") Intents intents) {
    byte[] whole = IntentsJson.write(intents);
    byte[] torn = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> IntentsJson.read("n", torn)).isInstanceOf(IOException.class);
  }

  @Example
  void isNotReadInANewerForm() {
    assertThatThrownBy(() -> IntentsJson.read("n", Json.write(Json.object().put("version", 2))))
        .isInstanceOf(IOException.class);
  }

  @Example
  void areOrderedByTurnAndNotByTheClocksOfTheirMachines() {
    IntentFiles files = new IntentFiles(new MemoryFiles(), "/Workspace/s");
    files.write(written("a", 2, 0, Instant.EPOCH));
    files.write(written("b", 1, 7, Instant.EPOCH.plusSeconds(3600)));
    files.write(written("c", 2, 1, Instant.EPOCH.minusSeconds(60)));
    assertThat(files.read().intents()).extracting(Intents::name).containsExactly("b", "a", "c");
  }

  @Example
  void areReadWithoutTheNumberOfTheirTurn() throws IOException {
    ObjectNode file = Json.parse(IntentsJson.write(written("n", 5, 1, Instant.EPOCH)));
    file.remove("epoch");
    assertThat(IntentsJson.read("n", Json.write(file)))
        .isEqualTo(written("n", 0, 1, Instant.EPOCH));
  }

  private static Intents written(String name, long epoch, long serial, Instant at) {
    return new Intents(
        name,
        "lineage",
        epoch,
        serial,
        Author.named("ann"),
        at,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  @Provide
  Arbitrary<Intents> intents() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
    Arbitrary<Intent> intent =
        Combinators.combine(
                Arbitraries.of("jobs", "schemas", "alerts"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6),
                Arbitraries.of(Intent.Action.values()),
                text,
                text.list().ofMaxSize(3),
                text.set().ofMaxSize(3).optional())
            .as(IntentFilesTest::intent);
    return Combinators.combine(intent.list().ofMaxSize(4), text, Arbitraries.longs().between(0, 99))
        .as(IntentFilesTest::intents);
  }

  private static Intent intent(
      String kind,
      String name,
      Intent.Action action,
      String id,
      List<String> fields,
      Optional<Set<String>> before) {
    return new Intent(
        ResourceKey.of(kind, name),
        action,
        id,
        Json.object().put("name", id),
        List.of(new Recorded.Dependency("resources.jobs.x", "${resources.jobs.x.id}")),
        fields,
        before);
  }

  private static Intents intents(List<Intent> list, String user, long serial) {
    SortedMap<ResourceKey, Intent> open = new TreeMap<>();
    SortedMap<ResourceKey, Optional<Recorded>> results = new TreeMap<>();
    for (Intent each : list) {
      open.put(each.key(), each);
      boolean gone = each.action() == Intent.Action.DELETE;
      results.put(
          each.key(),
          gone
              ? Optional.empty()
              : Optional.of(new Recorded(each.id(), each.settings(), each.dependsOn())));
    }
    Author by = new Author(user, "host", "1", "https://ci/" + serial, "c0ffee", "main");
    return new Intents("n", "lineage", serial + 1, serial, by, Instant.EPOCH, open, results);
  }
}
