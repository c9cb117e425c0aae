package dev.trowel.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The archive that keeps what a template made, so that an update can tell it from what was changed
/// since; the same content makes the same archive.
final class BaseFile {

  /// Where it lies in the folder of the project.
  static final String PATH = ".trowel/base.zip";

  private static final String HEAD = "base.json";
  private static final String FILES = "files/";
  private static final int VERSION = 1;

  /// More than this is in no project; an archive may claim to hold anything.
  private static final long MOST = 256L << 20;

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final ObjectMapper JSON = new ObjectMapper();

  private BaseFile() {}

  /// The archive.
  static FileImage pack(Base base) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, HEAD, JSON.writeValueAsBytes(head(base)));
      for (Map.Entry<String, FileImage> file : base.files().entrySet()) {
        add(zip, FILES + file.getKey(), file.getValue().bytes());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new FileImage(bytes.toByteArray(), FileImage.of("").permissions());
  }

  private static ObjectNode head(Base base) {
    ObjectNode head = JSON.createObjectNode();
    head.put("version", VERSION).put("folder", base.folder()).put("seed", base.seed().toString());
    ObjectNode modes = head.putObject("permissions");
    base.files()
        .forEach(
            (path, file) -> modes.put(path, PosixFilePermissions.toString(file.permissions())));
    return head;
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /// What the archive of a project keeps.
  ///
  /// @throws StopException `update-base` when it is not there, or none of ours
  static Base read(Path project) {
    Path file = project.resolve(PATH);
    if (!Files.isRegularFile(file)) {
      throw fault(PATH + " is not there");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return base(entries(in));
    } catch (IOException | IllegalArgumentException e) {
      throw fault(PATH + " cannot be read");
    }
  }

  private static Map<String, byte[]> entries(InputStream in) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    long left = MOST;
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
        left -= bytes.length;
        if (left < 0) {
          throw new IOException("more than any project");
        }
        entries.put(entry.getName(), bytes);
      }
    }
    return entries;
  }

  private static Base base(Map<String, byte[]> entries) throws IOException {
    byte[] head = entries.get(HEAD);
    if (head == null) {
      throw new IOException("no " + HEAD);
    }
    JsonNode json = JSON.readTree(head);
    if (json.path("version").asInt() != VERSION) {
      throw new IOException("not version " + VERSION);
    }
    SortedMap<String, FileImage> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> mode : json.path("permissions").properties()) {
      byte[] bytes = entries.get(FILES + mode.getKey());
      if (bytes == null || !isInside(mode.getKey())) {
        throw new IOException("not whole");
      }
      files.put(
          mode.getKey(),
          new FileImage(bytes, PosixFilePermissions.fromString(mode.getValue().asText())));
    }
    return new Base(
        json.path("folder").asText("."), UUID.fromString(json.path("seed").asText()), files);
  }

  /// What is named here may be deleted: it has to lie in the project.
  private static boolean isInside(String path) {
    String cleaned = Places.cleaned(path);
    return cleaned.equals(path)
        && !path.isEmpty()
        && !path.equals(".")
        && !path.equals("..")
        && !path.startsWith("../");
  }

  private static StopException fault(String summary) {
    return new StopException(
        Diagnostic.error("update-base", summary)
            .detail(
                "It keeps what the template made, which an update tells from what was changed"
                    + " since. Take it back from version control, or make the project again in"
                    + " another folder, and copy its .trowel here.")
            .in(Span.of(PATH)));
  }
}
