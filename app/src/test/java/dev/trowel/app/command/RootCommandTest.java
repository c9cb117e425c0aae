package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RootCommandTest {

  @Test
  void listsEveryClassThatIsACommand() throws IOException {
    Path sources =
        Path.of("src/main/java", RootCommandTest.class.getPackageName().replace('.', '/'));
    List<String> listed =
        Stream.concat(RootCommand.NATIVE.stream(), RootCommand.INCUMBENT.stream())
            .map(command -> command.getClass().getSimpleName() + ".java")
            .distinct()
            .toList();
    try (Stream<Path> files = Files.list(sources)) {
      assertThat(
              files.filter(RootCommandTest::isCommand).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  private static boolean isCommand(Path source) {
    try {
      return Files.readString(source).contains(" implements Command ");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
