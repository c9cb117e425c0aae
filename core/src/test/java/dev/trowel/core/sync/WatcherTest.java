package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WatcherTest {

  private final Deque<SortedMap<String, String>> looks = new ArrayDeque<>();
  private int pauses;
  private final Watcher watcher =
      new Watcher(
          () -> looks.size() > 1 ? looks.removeFirst() : looks.getFirst(),
          () -> {
            pauses++;
            if (pauses > 20) {
              throw new IllegalStateException("nothing changes");
            }
          });

  private void files(String... contents) {
    List.of(contents).forEach(content -> looks.add(new TreeMap<>(Map.of("a.py", content))));
  }

  @Test
  void waitsUntilAFileIsAnother() {
    files("1", "1", "1", "2", "2");
    watcher.know();

    watcher.awaitChange();

    assertThat(pauses).isEqualTo(4);
  }

  @Test
  void waitsUntilNobodyWritesAnyMore() {
    files("1", "2", "3", "4", "4");
    watcher.know();

    watcher.awaitChange();

    assertThat(pauses).isEqualTo(4);
  }

  @Test
  void aChangeThatIsTakenBackIsNone() {
    files("1", "2", "1");
    watcher.know();

    assertThatThrownBy(watcher::awaitChange).hasMessage("nothing changes");
  }

  @Test
  void whatIsForgottenCountsAsAnother() {
    files("1", "1", "1");
    watcher.know();
    watcher.forget();

    watcher.awaitChange();

    assertThat(pauses).isEqualTo(1);
    assertThatThrownBy(watcher::awaitChange).hasMessage("nothing changes");
  }
}
