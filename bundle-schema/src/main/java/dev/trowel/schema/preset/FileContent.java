package dev.trowel.schema.preset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.RegularFile;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The content of a JSON file that a resource names; what is wrong with it is reported where it
/// stands in the file, and where the file is named.
final class FileContent {

  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private final String shown;
  private final dev.trowel.schema.address.Path at;
  private final Text named;
  private final Diagnostics diagnostics;

  /// @param at the field that names the file
  /// @param named its value
  FileContent(
      LocalFiles files,
      Path file,
      dev.trowel.schema.address.Path at,
      Text named,
      Diagnostics diagnostics) {
    this.file = file;
    this.shown = Slashes.relative(files.bundle(), file);
    this.at = at;
    this.named = named;
    this.diagnostics = diagnostics;
  }

  /// The file as messages name it.
  String shown() {
    return shown;
  }

  /// What is to be said about the naming of the file.
  Diagnostic about(Diagnostic diagnostic) {
    return diagnostic.at(at).in(named.span());
  }

  /// The content as it is written, when it is a JSON object.
  Optional<Text> json() {
    return bytes()
        .flatMap(this::text)
        .filter(this::isObject)
        .map(text -> new Text(named.span(), text));
  }

  /// The content as a tree, when it is a JSON object.
  Optional<Mapping> tree() {
    return bytes()
        .flatMap(bytes -> YamlReader.read(shown, bytes, diagnostics))
        .flatMap(document -> {
          if (document.root() instanceof Mapping mapping) {
            return Optional.of(mapping);
          }
          diagnostics.add(notJson(document.root().span(), "it is a list or a single value"));
          return Optional.empty();
        });
  }

  private Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(YamlReader.text(shown, bytes));
    } catch (StopException unreadable) {
      unreadable.diagnostics().forEach(each -> diagnostics.add(about(each)));
      return Optional.empty();
    }
  }

  private Optional<byte[]> bytes() {
    try {
      long size = Files.size(file);
      if (size > YamlReader.MAX_BYTES) {
        diagnostics.add(tooLarge(size));
        return Optional.empty();
      }
      return Optional.of(RegularFile.bytes(file));
    } catch (IOException why) {
      diagnostics.add(
          about(
              Diagnostic.error("file-unreadable", "cannot read " + shown)
                  .detail("The system says: " + why.getMessage() + ".")));
      return Optional.empty();
    }
  }

  private boolean isObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        diagnostics.add(notJson(Span.at(shown, 1, 1), "it does not begin with {"));
        return false;
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        diagnostics.add(notJson(place(parser.currentTokenLocation()), "something follows its end"));
        return false;
      }
      return true;
    } catch (JsonProcessingException broken) {
      String why = broken.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
      diagnostics.add(notJson(place(broken.getLocation()), why));
      return false;
    } catch (IOException why) {
      diagnostics.add(notJson(Span.at(shown, 1, 1), String.valueOf(why.getMessage())));
      return false;
    }
  }

  private Span place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? Span.at(shown, 1, 1)
        : Span.at(shown, location.getLineNr(), Math.max(location.getColumnNr(), 1));
  }

  private Diagnostic notJson(Span place, String why) {
    return about(
        Diagnostic.error("file-not-json", shown + " is not a JSON object")
            .detail("What is wrong: " + why + ". Export the file again, or correct it.")
            .in(place));
  }

  private Diagnostic tooLarge(long size) {
    String text =
        "%s has %d bytes, the limit is %d. Keep data out of it."
            .formatted(shown, size, YamlReader.MAX_BYTES);
    return about(Diagnostic.error("file-too-large", "file is too large").detail(text));
  }
}
