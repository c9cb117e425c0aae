package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.event.Event;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncingTest {

  @TempDir Path root;

  @Test
  void sendsNothingThatADeploymentSentMeanwhile() throws IOException {
    try (Ground ground = new Ground(root)) {
      ground.bundle("bundle: {name: b}").file("a.txt", "1".getBytes(UTF_8)).deploy();
      ground.file("a.txt", "the second".getBytes(UTF_8));
      Syncing late = new Syncing(ground.site(), false);
      assertThat(late.plan(new Diagnostics()).uploads()).hasSize(1);
      ground.file("a.txt", "the third one".getBytes(UTF_8)).deploy();
      List<Event.Uploaded> sent = new ArrayList<>();

      late.carryOut(Terms.usual(false), new Diagnostics(), sent::add);

      assertThat(sent).isEmpty();
      assertThat(new Syncing(ground.site(), false).plan(new Diagnostics()).isEmpty()).isTrue();
    }
  }
}
