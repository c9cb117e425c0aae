package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What a bundle of five thousand files costs, with a workspace that takes 50 ms for each answer.
///
/// The ceilings of time are three times what `docs/performance.md` promises, for busy machines.
@Tag("full")
@Isolated("times what it starts")
class ManyFilesIT {

  private static final String LAUNCHER =
      Path.of(System.getProperty("trowel.dist"), "bin/trowel").toString();
  private static final int FILES = 5_000;
  private static final int FOLDERS = FILES / 25;
  private static final double SECONDS = 45;
  private static final double MEGABYTES = 300;

  @TempDir Path folder;

  private SteeredServer server;
  private Path bundle;

  @BeforeEach
  void prepare() throws IOException {
    server = new SteeredServer(folder.resolve("workspace"), "--latency=50");
    bundle = folder.resolve("bundle");
    ManyFiles.write(bundle, FILES);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void areSentOnceWhoeverDeploysThem() throws IOException {
    Cost first = deploy(bundle);
    List<String> made = requests("/workspace/mkdirs");
    assertThat(uploads()).hasSizeGreaterThanOrEqualTo(FILES).doesNotHaveDuplicates();
    assertThat(made).hasSizeBetween(FOLDERS, FOLDERS + 10);
    assertThat(first.wall()).as("seconds").isLessThan(SECONDS);
    assertThat(first.peak()).as("MB").isLessThan(MEGABYTES);

    Cost unchanged = deploy(bundle);
    assertThat(uploads()).as("unchanged").isEmpty();
    assertThat(unchanged.peak()).as("MB").isLessThan(MEGABYTES);

    deploy(clone("clone"));
    assertThat(uploads()).as("from a clone").isEmpty();
  }

  @Test
  void areMovedAndDeletedWithAllTheirFolders() throws IOException {
    deploy(bundle);
    Path area = bundle.resolve(ManyFiles.FOLDER).resolve("area_3");
    Files.move(area, area.resolveSibling("area_three"));

    deploy(bundle);

    assertThat(uploads()).hasSizeBetween(500, 510);
    assertThat(requests("/workspace/mkdirs")).hasSizeLessThanOrEqualTo(25);

    remove(bundle.resolve(ManyFiles.FOLDER));
    Path step = Files.createDirectories(bundle.resolve(ManyFiles.FOLDER)).resolve("step.py");
    Files.writeString(step, "print(1)\n");
    Cost cost = deploy(bundle);
    assertThat(cost.wall()).as("seconds").isLessThan(SECONDS);
    assertThat(requests("/workspace/delete")).hasSizeBetween(FILES, FILES + 2 * FOLDERS);
  }

  /// The requests that put files of the bundle, since the last deployment began.
  private List<String> uploads() throws IOException {
    return requests("/workspace-files/import-file/").stream()
        .filter(target -> target.contains("%2Ffiles%2F") || target.contains("/many-files/files/"))
        .filter(target -> !target.contains("state"))
        .toList();
  }

  private List<String> requests(String part) throws IOException {
    return server
        .helm()
        .log()
        .filter(request -> request.path("status").asInt() == 200)
        .map(request -> request.path("target").asText())
        .filter(target -> target.contains(part))
        .toList();
  }

  private Cost deploy(Path root) throws IOException {
    server.helm().calm();
    return Cost.of(
        folder, server.helm().login(), LAUNCHER, "-C", root.toString(), "deploy", "-t", "prod");
  }

  /// The same files elsewhere, all of them new to the machine.
  private Path clone(String name) throws IOException {
    Path copy = folder.resolve(name);
    ManyFiles.write(copy, FILES);
    return copy;
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
