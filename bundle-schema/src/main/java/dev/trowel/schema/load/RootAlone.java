package dev.trowel.schema.load;

import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The root file before anything it includes is looked at: its script `preinit` may have yet to
/// write what it includes (format.md 3, load).
public final class RootAlone {

  private static final String PREINIT = "preinit";

  private RootAlone() {}

  /// What the root file says, as written; empty when it does not speak of `preinit`, or cannot be
  /// read, which reading the whole bundle will tell.
  public static Optional<Loaded> withPreinit(RootFile root) {
    Path file = root.folder().resolve(root.name());
    try {
      byte[] content =
          Files.size(file) > YamlReader.MAX_BYTES ? new byte[0] : RegularFile.bytes(file);
      return new String(content, StandardCharsets.UTF_8).contains(PREINIT)
          ? YamlReader.read(root.name(), content, new Diagnostics())
              .map(Document::root)
              .filter(Mapping.class::isInstance)
              .map(tree ->
                  new Loaded(
                      root, (Mapping) tree, List.of(), List.of(), List.of(), Allowances.none()))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
