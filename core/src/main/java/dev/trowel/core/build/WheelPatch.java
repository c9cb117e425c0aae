package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.build.ZipImage.Item;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Gives a wheel another version: in the names of its folders, in its `METADATA`, and in its
/// `RECORD`, whose hashes stay right (format.md 2.9).
final class WheelPatch {

  private static final String INFO = ".dist-info/";
  private static final String DATA = ".data/";
  private static final Pattern VERSION = Pattern.compile("(?m)^Version:[ \\t]*\\S+[ \\t]*");

  private final String oldInfo;
  private final String newInfo;
  private final String oldData;
  private final String newData;
  private final String version;

  private WheelPatch(String folder, String version) {
    String base = folder.substring(0, folder.length() - INFO.length());
    String other = base.substring(0, Math.max(0, base.lastIndexOf('-'))) + "-" + version;
    this.oldInfo = folder;
    this.newInfo = other + INFO;
    this.oldData = base + DATA;
    this.newData = other + DATA;
    this.version = version;
  }

  /// The bytes of the wheel with another version; the same for the same wheel and version.
  ///
  /// @throws IOException when `wheel` is no wheel; the message says why
  static byte[] apply(byte[] wheel, String version) throws IOException {
    List<Item> items = ZipImage.read(wheel);
    return ZipImage.write(new WheelPatch(folder(items), version).apply(items));
  }

  private static String folder(List<Item> items) throws IOException {
    List<String> folders =
        items.stream()
            .map(Item::name)
            .filter(name -> name.endsWith(INFO + "METADATA"))
            .map(name -> name.substring(0, name.length() - "METADATA".length()))
            .filter(name -> name.indexOf('/') == name.length() - 1)
            .toList();
    if (folders.size() != 1) {
      throw new IOException("it has no METADATA");
    }
    return folders.getFirst();
  }

  private List<Item> apply(List<Item> items) throws IOException {
    List<Item> changed = new ArrayList<>();
    for (Item item : items) {
      Item renamed = item.named(renamed(item.name()));
      changed.add(
          item.name().equals(oldInfo + "METADATA")
              ? renamed.with(metadata(item.content()))
              : renamed);
    }
    return withRecord(changed);
  }

  private String renamed(String name) {
    if (name.startsWith(oldInfo)) {
      return newInfo + name.substring(oldInfo.length());
    }
    return name.startsWith(oldData) ? newData + name.substring(oldData.length()) : name;
  }

  /// The header ends at the first empty line; a description below may speak of versions, too.
  private byte[] metadata(byte[] content) throws IOException {
    String text = new String(content, UTF_8);
    Matcher matcher = VERSION.matcher(text);
    Matcher empty = Pattern.compile("\\r?\\n\\r?\\n").matcher(text);
    int end = empty.find() ? empty.start() : text.length();
    if (!matcher.find() || matcher.start() > end) {
      throw new IOException("its METADATA has no Version");
    }
    return (text.substring(0, matcher.start())
            + "Version: "
            + version
            + text.substring(matcher.end()))
        .getBytes(UTF_8);
  }

  private List<Item> withRecord(List<Item> items) throws IOException {
    Item metadata = find(items, newInfo + "METADATA");
    Item record = find(items, newInfo + "RECORD");
    String text =
        Pattern.compile("\\n")
            .splitAsStream(new String(record.content(), ISO_8859_1))
            .map(line -> line(line, metadata))
            .collect(Collectors.joining("\n", "", "\n"));
    return items.stream()
        .map(item -> item == record ? record.with(text.getBytes(ISO_8859_1)) : item)
        .toList();
  }

  private String line(String line, Item metadata) {
    boolean quoted = line.startsWith("\"");
    String name = (quoted ? "\"" : "") + renamed(line.substring(quoted ? 1 : 0));
    if (!name.startsWith(metadata.name() + ",")) {
      return name;
    }
    return "%s,sha256=%s,%d%s"
        .formatted(
            metadata.name(),
            hash(metadata.packed().duplicate()),
            metadata.size(),
            name.endsWith("\r") ? "\r" : "");
  }

  private static Item find(List<Item> items, String name) throws IOException {
    return items.stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("it has no " + last(name)));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
  }

  private static String hash(ByteBuffer content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
