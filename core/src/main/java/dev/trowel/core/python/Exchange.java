package dev.trowel.core.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files through which the code gets the bundle and gives it back. They lie in a folder that
/// nobody else may read, and are gone when this is closed.
final class Exchange implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LAST_BYTES = 16 << 10;
  private static final int LAST_LINES = 20;

  private final Path folder;

  private Exchange(Path folder) {
    this.folder = folder;
  }

  static Exchange open(JsonNode input) throws IOException {
    Exchange exchange = new Exchange(Files.createTempDirectory("trowel-python"));
    try {
      JSON.writeValue(exchange.file("input").toFile(), input);
      return exchange;
    } catch (IOException e) {
      exchange.close();
      throw e;
    }
  }

  /// The arguments that name the files.
  List<String> arguments() {
    return List.of("input", "output", "diagnostics", "locations").stream()
        .flatMap(name -> List.of("--" + name, file(name).toString()).stream())
        .toList();
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  /// Where stderr goes.
  Path errors() {
    return folder.resolve("stderr");
  }

  Optional<String> output() throws IOException {
    return read("output");
  }

  Optional<String> diagnostics() throws IOException {
    return read("diagnostics");
  }

  Optional<String> locations() throws IOException {
    return read("locations");
  }

  private Optional<String> read(String name) throws IOException {
    Path file = file(name);
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), UTF_8))
        : Optional.empty();
  }

  /// The last lines of stderr, without control characters.
  String lastWords() throws IOException {
    String tail = tail();
    List<String> lines = tail.lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LAST_LINES))
        .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?"))
        .collect(Collectors.joining("\n"));
  }

  private String tail() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(errors())) {
      channel.position(Math.max(0, channel.size() - LAST_BYTES));
      ByteBuffer bytes = ByteBuffer.allocate(LAST_BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A read may give less than there is.
      }
      return UTF_8.decode(bytes.flip()).toString();
    }
  }

  @Override
  public void close() {
    for (String name : List.of("input", "output", "diagnostics", "locations")) {
      delete(file(name));
    }
    delete(errors());
    delete(folder);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It lies in the machine's folder for such files, which is emptied some time.
    }
  }
}
