package dev.trowel.core.template;

import java.nio.file.Path;
import java.util.Optional;

/// Where a template comes from.
sealed interface TemplateSource {

  /// One that comes with this program.
  record BuiltIn(String name) implements TemplateSource {}

  /// A folder of this machine.
  ///
  /// @param label the folder as it was named
  record Local(Path folder, String label) implements TemplateSource {}

  /// A git repository.
  ///
  /// @param reference a branch or tag; empty for what the repository has for its default
  record Git(String address, Optional<String> reference) implements TemplateSource {}
}
