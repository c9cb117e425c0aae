package dev.trowel.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever was recorded, and wherever the journal was cut off: what comes back is a state that
/// was.
final class JournalPropertyTest {

  @Property(tries = 8)
  void everyPrefixOfAJournalReplaysToALegalState(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 7) Integer> steps,
      @ForAll boolean fresh)
      throws IOException {
    Path root = Files.createTempDirectory("journal");
    LocalFolder folder = LocalFolder.of(root, "t", Optional.empty());
    State base = fresh ? State.none() : base();
    List<State> legal = new ArrayList<>(List.of(base));
    try (Journal journal = Journal.open(folder, base, new Diagnostics())) {
      for (int step : steps) {
        take(journal, step);
        legal.add(journal.fold());
      }
    }
    byte[] whole = Files.readAllBytes(folder.file(Journal.FILE));
    for (int length = 0; length <= whole.length; length++) {
      Files.write(folder.file(Journal.FILE), Arrays.copyOf(whole, length));
      State replayed = new LocalState(folder).replayed(base, new Diagnostics());
      assertThat(legal).as("cut off after %d bytes", length).contains(replayed);
    }
    remove(root);
  }

  /// Even steps save, odd ones remove; four resources.
  private static void take(Journal journal, int step) {
    ResourceKey key = ResourceKey.of("jobs", "j" + step / 2);
    if (step % 2 == 0) {
      journal.saved(key, recorded("id" + step));
    } else {
      journal.removed(key);
    }
  }

  private static State base() {
    TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(ResourceKey.of("jobs", "j1"), recorded("old"));
    return new State("lineage", 3, "1.14.0", resources);
  }

  private static Recorded recorded(String id) {
    return new Recorded(id, JsonNodeFactory.instance.objectNode().put("name", id), List.of());
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
