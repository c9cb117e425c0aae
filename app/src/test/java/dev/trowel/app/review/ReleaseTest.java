package dev.trowel.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What `docs` shows of a release of forty resources is what the program writes;
/// `-Dtranscripts.update=true` writes it anew.
@ResourceLock("docs/plan-40")
final class ReleaseTest {

  private static final Path DOCS = Path.of("../docs");

  @TempDir Path folder;

  @Test
  void theDocsShowWhatIsWritten() throws IOException, InterruptedException {
    Release.Planned planned = new Release(folder.toRealPath()).plan();

    check("plan-40.md", planned.markdown());
    check("plan-40.html", planned.html());
    assertThat(planned.markdown())
        .contains("40 resources change (13 created, 25 updated, 1 replaced, 1 deleted)");
  }

  private static void check(String name, String text) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("transcripts.update")) {
      Files.writeString(file, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }
}
