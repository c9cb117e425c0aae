package dev.trowel.schema.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.schema.shape.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Real bundles and what the incumbent made of each of their targets, in the folder that the
/// property `trowel.compat` names.
public final class Recordings {

  /// Why a test that needs them is skipped.
  public static final String NONE = "no recordings: set the property trowel.compat";

  private static final JsonMapper JSON = new JsonMapper();

  private Recordings() {}

  /// Where they are; empty when there are none.
  public static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty("trowel.compat"))
        .map(text -> Path.of(text).toAbsolutePath().normalize())
        .filter(Files::isDirectory);
  }

  /// Whether there are any.
  public static boolean exist() {
    return folder().isPresent();
  }

  /// Bundle and target of each; one pair that stands for none when there are none, for a test to
  /// say why it is skipped.
  public static List<Arguments> targets() {
    return exist() ? all().toList() : List.of(Arguments.of("none", "none"));
  }

  /// As [#targets]: those that the incumbent deployed, with kinds that are read by now.
  public static List<Arguments> deployed() {
    return exist()
        ? all().filter(each -> has(each, "deploy.json")).filter(Recordings::isKnown).toList()
        : targets();
  }

  private static Stream<Arguments> all() {
    return children(folder().orElseThrow())
        .filter(bundle -> Files.isDirectory(bundle.resolve("expected")))
        .flatMap(bundle ->
            children(bundle.resolve("expected"))
                .map(target ->
                    Arguments.of(
                        bundle.getFileName().toString(), target.getFileName().toString())));
  }

  private static boolean has(Arguments target, String file) {
    return Files.exists(expected(target).resolve(file));
  }

  private static boolean isKnown(Arguments target) {
    return read(expected(target).resolve("validate.json"))
        .path("resources")
        .propertyStream()
        .allMatch(kind -> Schemas.kinds().contains(kind.getKey()));
  }

  private static Path expected(Arguments target) {
    return expected((String) target.get()[0], (String) target.get()[1]);
  }

  /// What is recorded of a target.
  public static Path expected(String bundle, String target) {
    return folder().orElseThrow().resolve(Path.of(bundle, "expected", target));
  }

  /// The bundle's files.
  public static Path bundle(String bundle) {
    return folder().orElseThrow().resolve(Path.of(bundle, "bundle"));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
