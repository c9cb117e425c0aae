package dev.trowel.app.transcript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs every case; `-Dtranscripts.update=true` writes what is printed into the case instead of
/// comparing, `-Dtranscripts.only=model` runs only those whose path says so.
class TranscriptTest {

  private static final Path CASES = Path.of("src/test/cases");
  private static final String FILE = "transcript.txt";
  private static final String ONLY = System.getProperty("transcripts.only", "");
  private static final boolean UPDATE = Boolean.getBoolean("transcripts.update");

  @TestFactory
  List<DynamicTest> printsWhatTheTranscriptSays() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(path -> path.endsWith(FILE) && path.toString().contains(ONLY))
          .sorted()
          .map(path -> DynamicTest.dynamicTest(name(path), () -> check(path)))
          .toList();
    }
  }

  private static String name(Path transcript) {
    return CASES.relativize(transcript.getParent()).toString().replace('-', ' ');
  }

  private static void check(Path file) throws IOException {
    String expected = Files.readString(file);
    Transcript actual = run(requireNonNull(file.getParent()), Transcript.parse(expected));
    if (UPDATE) {
      Files.writeString(file, actual.toString());
    } else {
      assertThat(actual.toString()).isEqualTo(expected);
    }
  }

  private static Transcript run(Path folder, Transcript transcript) throws IOException {
    try (TempFolder root = TempFolder.make("case")) {
      copy(folder, root.path());
      return run(transcript, root.path());
    }
  }

  private static Transcript run(Transcript transcript, Path root) {
    Shell shell = new Shell(root, Map.of());
    Normaliser normaliser = new Normaliser(root);
    Sent sent = new Sent(root);
    return new Transcript(
        transcript.preamble(),
        transcript.steps().stream().map(step -> run(shell, normaliser, sent, step)).toList());
  }

  private static Transcript.Step run(
      Shell shell, Normaliser normaliser, Sent sent, Transcript.Step step) {
    if (Sent.isRequest(step.line())) {
      return new Transcript.Step(step.line(), normaliser.apply(send(sent, step)));
    }
    if (!Transcript.isCommand(step)) {
      edit(shell.directory(), step);
      return new Transcript.Step(step.line(), "");
    }
    Shell.Result result = shell.run(Transcript.arguments(step));
    String exit = result.exit() == 0 ? "" : "[exit " + result.exit() + "]\n";
    return new Transcript.Step(step.line(), normaliser.apply(result.screen()) + exit);
  }

  private static String send(Sent sent, Transcript.Step step) {
    try {
      return sent.send(step.line());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void edit(Path root, Transcript.Step step) {
    try {
      Edit.parse(step.line()).apply(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path folder, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        Path to = root.resolve(folder.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    }
    Files.delete(root.resolve(FILE));
  }
}
