package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReadAheadTest extends Stored {

  @Test
  void isGivenOutOnceForTheSameText() {
    byte[] text = text("a");
    ReadAhead ahead = ReadAhead.of(() -> Optional.of(text));

    assertThat(ahead.take(text.clone())).contains(StateCodec.read(text, ""));
    assertThat(ahead.take(text)).as("taken").isEmpty();
  }

  @Test
  void saysNothingOfAnotherText() {
    ReadAhead ahead = ReadAhead.of(() -> Optional.of(text("a")));

    assertThat(ahead.take(text("b"))).isEmpty();
    assertThat(ahead.take(text("a"))).as("out of date").isEmpty();
  }

  @Test
  void leavesTroubleToWhoNeedsTheState() {
    folder.write(LocalState.FILE, "{".getBytes(UTF_8));
    LocalFolder ahead = folder.readAhead();

    Stops.with("state-unreadable", () -> store(ahead).pull(true, warnings))
        .satisfies(told -> assertThat(told.summary()).contains("resources.json"));
  }

  @Test
  void isWhatAStoreTakesFirst() {
    folder.write(LocalState.FILE, text("a"));
    LocalFolder ahead = folder.readAhead();

    assertThat(store(ahead).pull(true, warnings).state()).isEqualTo(state("a"));
    assertThat(ahead.ahead().take(text("a"))).as("the store has it").isEmpty();
  }

  @Test
  void doesNotHideWhatWasWrittenSince() {
    ReadAhead before = ReadAhead.of(() -> Optional.of(text("before")));
    folder.write(LocalState.FILE, text("since"));
    LocalFolder ahead = new LocalFolder(folder.path(), folder.marked(), before);

    assertThat(store(ahead).pull(true, warnings).state()).isEqualTo(state("since"));
  }

  private StateStore store(LocalFolder other) {
    files.put(REMOTE, new String(text("remote"), UTF_8).replace("\"serial\": 4", "\"serial\": 3"));
    return new StateStore(other, files, "/Workspace/s");
  }

  private static byte[] text(String id) {
    return StateCodec.write(state(id));
  }

  private static State state(String id) {
    TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(ResourceKey.of("jobs", "a"), new Recorded(id, Json.object(), List.of()));
    return new State("l", 4, Compatible.VERSION, resources);
  }
}
