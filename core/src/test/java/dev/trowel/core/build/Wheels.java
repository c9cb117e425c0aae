package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Makes wheels, and looks into them with the usual means.
public final class Wheels {

  private Wheels() {}

  /// A wheel as setuptools makes it.
  public static byte[] wheel(String dist, String version) {
    return zip(files(dist, version));
  }

  static Map<String, String> files(String dist, String version) {
    String info = dist + "-" + version + ".dist-info/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(dist + "/__init__.py", "print('" + dist + "')\n".repeat(50));
    files.put(dist + "-" + version + ".data/scripts/run, now", "#!python\n");
    files.put(
        info + "METADATA",
        "Metadata-Version: 2.1\nName: %s\nVersion: %s\n\nVersion: of the text\n"
            .formatted(dist, version));
    files.put(info + "WHEEL", "Wheel-Version: 1.0\n");
    StringBuilder record = new StringBuilder();
    files.forEach((name, text) -> record.append(line(name, text.getBytes(UTF_8))));
    files.put(info + "RECORD", record + info + "RECORD,,\n");
    return files;
  }

  static String line(String name, byte[] content) {
    String shown = name.contains(",") ? '"' + name + '"' : name;
    return "%s,sha256=%s,%d\n".formatted(shown, hash(content), content.length);
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Map<String, String> unzip(byte[] content) {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
