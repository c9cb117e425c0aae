package dev.trowel.core.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.diagnostic.StopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was found in files when they were last read, so that unchanged ones are not read again. It
/// only saves time: when it cannot be read or written, files are read.
///
/// It is read as a stream, as a deployment that changes nothing has little else to do.
final class HashCache {

  private static final String FILE = "trowel/hashes.json";
  private static final JsonFactory JSON = new JsonFactory();

  private final LocalFolder folder;
  private final Map<String, Stamped> stamped = new HashMap<>();

  /// What is known of one file.
  record Known(boolean notebook, String sha256) {}

  /// @param stamp as text, which is all that is compared
  private record Stamped(String stamp, Known known) {}

  HashCache(LocalFolder folder) {
    this.folder = folder;
    try {
      Optional<byte[]> content = folder.read(FILE);
      if (content.isPresent()) {
        read(content.get());
      }
    } catch (IOException | StopException e) {
      stamped.clear();
    }
  }

  /// What is known of `path`, if its stamp still is `stamp`.
  Optional<Known> find(String path, FileStamp stamp) {
    Stamped found = stamped.get(path);
    return found != null && found.stamp().equals(stamp.text())
        ? Optional.of(found.known())
        : Optional.empty();
  }

  /// Keeps what was found, if that differs from what was known; of files whose stamps do not tell
  /// every later change, nothing.
  void store(List<SourceFile> found) {
    Map<String, Stamped> sure = HashMap.newHashMap(found.size());
    for (SourceFile file : found) {
      if (file.stamp().isTelling()) {
        sure.put(
            file.path(),
            new Stamped(file.stamp().text(), new Known(file.notebook(), file.sha256())));
      }
    }
    if (!sure.equals(stamped)) {
      write(sure);
    }
  }

  private void write(Map<String, Stamped> sure) {
    try {
      folder.write(FILE, print(sure));
    } catch (IOException | StopException e) {
      // A checkout one may only read can be planned all the same.
      return;
    }
  }

  /// `{"files": {PATH: [STAMP, SHA256, NOTEBOOK], …}}`.
  private static byte[] print(Map<String, Stamped> sure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeObjectFieldStart("files");
      for (var each : sure.entrySet()) {
        out.writeArrayFieldStart(each.getKey());
        out.writeString(each.getValue().stamp());
        out.writeString(each.getValue().known().sha256());
        out.writeBoolean(each.getValue().known().notebook());
        out.writeEndArray();
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void read(byte[] content) throws IOException {
    try (JsonParser in = JSON.createParser(content)) {
      if (in.nextToken() != JsonToken.START_OBJECT
          || !"files".equals(in.nextFieldName())
          || in.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      for (String path = in.nextFieldName(); path != null; path = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.START_ARRAY) {
          String stamp = in.nextTextValue();
          String sha256 = in.nextTextValue();
          boolean notebook = Boolean.TRUE.equals(in.nextBooleanValue());
          if (stamp != null && sha256 != null) {
            stamped.put(path, new Stamped(stamp, new Known(notebook, sha256)));
          }
          in.nextToken();
        } else {
          in.skipChildren();
        }
      }
    }
  }
}
