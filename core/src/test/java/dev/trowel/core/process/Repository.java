package dev.trowel.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A repository of git in a folder.
public record Repository(Path top) {

  /// Makes one, on the branch `main`.
  public static Repository in(Path top) throws IOException, InterruptedException {
    Repository repository = new Repository(top);
    repository.git("init", "-q", "-b", "main");
    return repository;
  }

  /// Runs git, which has to end well.
  public void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    List<String> said = new ArrayList<>();
    int code = Child.run(new ProcessBuilder(command).directory(top.toFile()), said::add);
    assertThat(code).as("%s", said).isZero();
  }

  /// Commits all there is.
  public void save(String message) throws IOException, InterruptedException {
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message);
  }

  /// Writes a file.
  public void write(String file, String text) throws IOException {
    Path path = top.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }
}
