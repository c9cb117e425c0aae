package dev.trowel.core.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What was deployed, in a record's file: plain where it is small, else compressed.
final class BlueprintJson {
  private static final String PACKED = "gzip";

  /// Beyond so many bytes it is compressed.
  private static final int PLAIN = 16 << 10;

  /// More than any bundle comes to; what is larger was not written by us.
  private static final int LARGEST = 512 << 20;

  private BlueprintJson() {}

  static ObjectNode write(Blueprint blueprint) {
    ObjectNode plain = plain(blueprint);
    byte[] text = Json.write(plain);
    return text.length <= PLAIN
        ? plain
        : Json.object().put(PACKED, Base64.getEncoder().encodeToString(packed(text)));
  }

  private static ObjectNode plain(Blueprint blueprint) {
    ObjectNode json = Json.object();
    json.set("bundle", blueprint.tree());
    texts(json, "secret_places", blueprint.hidden());
    texts(json, "not_selected", blueprint.left());
    texts(json, "written_in", blueprint.written());
    texts(json, "files", blueprint.files());
    texts(json, "libraries", blueprint.libraries());
    return json;
  }

  private static void texts(ObjectNode json, String field, Collection<String> texts) {
    var list = json.putArray(field);
    texts.forEach(list::add);
  }

  private static void texts(ObjectNode json, String field, SortedMap<String, String> texts) {
    ObjectNode object = json.putObject(field);
    texts.forEach(object::put);
  }

  /// @throws IOException when it is damaged
  static Blueprint read(ObjectNode json) throws IOException {
    ObjectNode plain =
        json.path(PACKED).isTextual() ? Json.parse(unpacked(json.path(PACKED).asText())) : json;
    if (!(plain.path("bundle") instanceof ObjectNode tree)) {
      throw new IOException("what was deployed is not in it");
    }
    return new Blueprint(
        tree,
        list(plain.path("secret_places")),
        map(plain.path("written_in")),
        list(plain.path("not_selected")),
        map(plain.path("files")),
        map(plain.path("libraries")));
  }

  private static SortedSet<String> list(JsonNode json) {
    SortedSet<String> texts = new TreeSet<>();
    json.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static SortedMap<String, String> map(JsonNode json) {
    SortedMap<String, String> texts = new TreeMap<>();
    json.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static byte[] packed(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(String packed) throws IOException {
    try (var in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      byte[] text = in.readNBytes(LARGEST);
      if (text.length == LARGEST) {
        throw new IOException("what was deployed is too large to be true");
      }
      return text;
    } catch (IllegalArgumentException e) {
      throw new IOException("what was deployed is damaged", e);
    }
  }
}
