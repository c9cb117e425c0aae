package dev.trowel.core.adopt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.authored.BundleText;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Schemas;
import java.util.Optional;

/// The file that declares one resource.
///
/// @param path seen from the bundle's root
record ResourceFile(ResourceKey key, String path) {

  /// As the incumbent calls it (format.md 1.2).
  ///
  /// @param folder where it lies, seen from the bundle's root
  static ResourceFile of(ResourceKey key, String folder) {
    return new ResourceFile(
        key, "%s/%s.%s.yml".formatted(folder, key.name(), Schemas.singular(key.kind())));
  }

  /// What it says.
  ///
  /// @param objects the object that the resource takes over, for each target that has one
  byte[] text(ObjectNode settings, Optional<ObjectNode> objects) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("resources").putObject(key.kind()).set(key.name(), settings);
    objects.ifPresent(
        each -> tree.putObject("trowel").putObject("adopt").set(key.toString(), each));
    return BundleText.of(tree).getBytes(UTF_8);
  }
}
