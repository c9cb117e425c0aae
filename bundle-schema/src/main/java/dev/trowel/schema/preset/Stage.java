package dev.trowel.schema.preset;

/// One stage that a value goes through on its way from text to bundle, in their order (format.md
/// 3).
public enum Stage {
  FILE("written in the bundle"),
  LOADED("files merged"),
  TARGET("the target says so"),
  SYNC("folders to upload, relative to their common one"),
  VARIABLES("variables and facts"),
  HIDDEN("a secret"),
  WORKSPACE("a folder of the deployment"),
  REFERENCES("references replaced"),
  MODE("implied by the mode"),
  LINKED_SOURCE("sources are used where they are"),
  MERGED("lists merged by key, types fitted"),
  PARENT("a reference to the parent that the bundle declares"),
  LIBRARY("a file that the pattern matches"),
  CONTENT("the content of a local file"),
  RENAMED("moved to the list's new name"),
  CLEARED("what means nothing beside it is gone"),
  RUN_AS("run_as of the bundle"),
  COMPUTE("one cluster for all tasks"),
  NAME_PREFIX("presets.name_prefix"),
  TAGS("presets.tags"),
  PRESET("a preset"),
  PAUSE("presets.trigger_pause_status"),
  DEFAULT("default of the format"),
  PERMISSIONS("permissions of the bundle"),
  DEPLOYER("whoever deploys keeps control"),
  PYTHON_RESOURCES("Python code adds it"),
  PYTHON_MUTATORS("Python code changes it"),
  FORCED("set in every bundle"),
  EMPTY("empty texts mean nothing"),
  LOCAL_PATH("a local path, as the workspace has it"),
  TERRAFORM("the format's name of the field"),
  COMPUTED("computed from other fields"),
  ARTIFACT("completed for the build");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  /// What it does, for people.
  public String words() {
    return words;
  }
}
