package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.value.Value.Mapping;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What the root and all modules of one environment share.
final class Project {

  /// More modules than any project has.
  private static final int MOST = 1000;

  private final Asked asked;
  private final Stage stage;
  private final Notes notes;
  private final StateFile state;
  private final Folders folders;
  private final String mainProvider;
  private final Map<String, Mapping> needed = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private int modules;

  Project(Asked asked, Stage stage, Notes notes) {
    this.asked = asked;
    this.stage = stage;
    this.notes = notes;
    this.state = StateFile.read(stage.states());
    this.folders = Folders.read(asked, stage.folder());
    this.mainProvider = Providers.main(folders, stage.folder());
  }

  Asked asked() {
    return asked;
  }

  Stage stage() {
    return stage;
  }

  Notes notes() {
    return notes;
  }

  StateFile state() {
    return state;
  }

  Folders folders() {
    return folders;
  }

  /// The `alias` in the root of the provider whose workspace the bundle deploys to.
  String mainProvider() {
    return mainProvider;
  }

  /// The variables that nothing gives a value, and that the bundle therefore declares.
  Map<String, Mapping> needed() {
    return needed;
  }

  /// Whether there is room for another module.
  boolean hasRoom() {
    return ++modules <= MOST;
  }

  /// Remembers the address of a module that was told to be left out.
  void leaveOut(String module) {
    leftOut.add(module);
  }

  /// Whether a module, or one around it, was told to be left out.
  ///
  /// @param module its address, such as `module.a["x"].module.b`
  boolean isLeftOut(String module) {
    return leftOut.stream()
        .anyMatch(each ->
            module.equals(each) || module.startsWith(each + ".") || module.startsWith(each + "["));
  }
}
