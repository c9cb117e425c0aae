package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The bundle that has a resource of every kind, and what it stands on.
final class EveryKind {

  /// What the bundle is deployed to.
  static final String ROOT = "/Users/" + SteeredServer.USER + "/.bundle/every-kind";

  /// The secret of the bundle, which only the environment may give.
  static final Map<String, String> SECRET = Map.of("BUNDLE_VAR_key_value", "hunter2");

  private static final String UNITY = "/api/2.1/unity-catalog/";

  /// What a table needs that no bundle can make.
  private static final List<List<String>> GROUND =
      List.of(
          List.of("catalogs", "{\"name\": \"base\"}"),
          List.of("schemas", "{\"catalog_name\": \"base\", \"name\": \"ml\"}"),
          List.of(
              "tables",
              """
              {"catalog_name": "base", "schema_name": "ml", "name": "scored",
               "table_type": "MANAGED", "data_source_format": "DELTA"}
              """));

  /// How many changing requests [#ground] has.
  static final int STEPS = GROUND.size();

  private EveryKind() {}

  /// Where it is kept.
  static Path source() {
    return Repository.path("app/src/test/bundles/every-kind");
  }

  /// Copies it to `folder`.
  static void write(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(source())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(source().relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    writeWheel(folder.resolve("lib/tools-1.0-py3-none-any.whl"));
  }

  /// Makes what the bundle refers to and does not make.
  static void ground(Helm server) throws IOException {
    for (List<String> step : GROUND) {
      server.post(UNITY + step.getFirst(), step.getLast());
    }
  }

  private static void writeWheel(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
      add(zip, "tools/__init__.py", "");
      add(
          zip,
          "tools-1.0.dist-info/METADATA",
          "Metadata-Version: 2.1\nName: tools\nVersion: 1.0\n");
      add(
          zip,
          "tools-1.0.dist-info/WHEEL",
          "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      add(zip, "tools-1.0.dist-info/RECORD", "");
    }
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(UTF_8));
  }
}
