package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.PathPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What reading a bundle must know of one kind beyond its fields' types; read from
/// `schema/<kind>.json`.
///
/// @param keyed lists whose elements merge by a key (format.md 2.3)
/// @param named the field that carries the name prefix (format.md 2.5)
/// @param tagged the field that carries the preset tags (format.md 2.5)
/// @param levels bundle-level permission → level of this kind; empty when the kind has no
///   permissions (format.md 2.12)
/// @param ownerLevel the level the deployer gets wherever permissions are listed (format.md 2.12)
/// @param securable the securable type of its grants (format.md 4.5)
/// @param runsAs what the bundle's `run_as` means for it (format.md 2.11)
/// @param pausable the pause states that the trigger preset sets (format.md 2.5)
/// @param paths fields that hold local paths (format.md 2.8)
/// @param defaults values put where the bundle has none (format.md 2.13); the last step of the path
///   is added only where the place it belongs to exists
/// @param forced values that are always set (format.md 2.13); text may hold `${workspace.…}`
///   references
/// @param paused values put where the bundle has none when the trigger preset pauses everything and
///   the kind has no pause state of its own; null takes the field away (format.md 2.5)
/// @param cleared fields that mean nothing beside another one and are not sent (format.md 2.13)
/// @param replaced lists that another one took the place of (format.md 7)
/// @param presets preset of the bundle → the field it fills where the bundle has none (format.md
///   2.5)
/// @param fullName the fields that make the name others give when they name it as their parent;
///   none when nothing does
/// @param parents the fields that name what it lies in (format.md 2.7)
/// @param computed fields that no workspace tells, for references to them: name → text with
///   `{field}` for other fields (format.md 2.7)
/// @param compute the places that say what they run on, which one cluster for all overrides
///   (format.md 2.2)
/// @param notInProduction fields that may not be true in production (format.md 2.4)
/// @param startable whether its `lifecycle` may say `started` (format.md 2.2)
/// @param triggered whether its `lifecycle` may say `triggers` (format.md 2.2)
/// @param hidden fields that may only come from a variable without default, and are shown to nobody
///   (format.md 7)
/// @param own fields that the incumbent does not know and its Python package refuses: code is not
///   shown them
/// @param listsCreator whether its permissions name who made it in any case, and so are kept sorted
///   apart from the bundle (format.md 2.12)
/// @param ownerWhen the field that, where it is true, makes it run as its owner alone; `""` for
///   none (format.md 2.11)
/// @param inlined the local file whose content is part of the settings (format.md 2.8)
public record Facets(
    List<Keyed> keyed,
    Optional<Named> named,
    Optional<Tagged> tagged,
    Map<String, String> levels,
    Optional<String> ownerLevel,
    Optional<String> securable,
    RunsAs runsAs,
    List<PathPattern> pausable,
    List<LocalPath> paths,
    List<Preset> defaults,
    List<Preset> forced,
    List<Preset> paused,
    List<Cleared> cleared,
    List<Replaced> replaced,
    Map<String, String> presets,
    List<String> fullName,
    List<Parent> parents,
    Map<String, String> computed,
    List<PathPattern> compute,
    List<String> notInProduction,
    boolean startable,
    boolean triggered,
    List<String> hidden,
    List<String> own,
    boolean listsCreator,
    String ownerWhen,
    Optional<Inlined> inlined) {

  /// The facets of a schema file; what is absent is empty or false.
  public static Facets of(JsonNode facets) {
    return FacetsFile.read(facets);
  }

  public Facets {
    keyed = List.copyOf(keyed);
    levels = Map.copyOf(levels);
    pausable = List.copyOf(pausable);
    paths = List.copyOf(paths);
    defaults = List.copyOf(defaults);
    forced = List.copyOf(forced);
    paused = List.copyOf(paused);
    cleared = List.copyOf(cleared);
    replaced = List.copyOf(replaced);
    presets = Map.copyOf(presets);
    fullName = List.copyOf(fullName);
    parents = List.copyOf(parents);
    computed = Map.copyOf(computed);
    compute = List.copyOf(compute);
    notInProduction = List.copyOf(notInProduction);
    hidden = List.copyOf(hidden);
    own = List.copyOf(own);
  }

  /// A list of the resource's own fields whose elements are one when `by` is equal.
  ///
  /// @param list the field that holds the list
  /// @param by the element's key field
  /// @param absent the key of an element that has none; empty when such elements never merge
  /// @param ignoreCase whether `A` and `a` are the same key
  /// @param sorted whether the merged list is sorted by key
  /// @param override whether a later element replaces the earlier one instead of merging into it
  public record Keyed(
      String list,
      String by,
      String absent,
      boolean ignoreCase,
      boolean sorted,
      boolean override) {}

  /// How a name is prefixed.
  public enum NameStyle {
    /// Put before the name.
    PLAIN,
    /// Put before the last element of a path.
    LAST_SEGMENT,
    /// Made a legal identifier first: `[dev jane] ` becomes `dev_jane_`.
    IDENTIFIER
  }

  /// The field that carries the name prefix.
  ///
  /// @param unless the setting below `experimental` that leaves the name as it is; `""` for none
  public record Named(String field, NameStyle style, String unless) {}

  /// Who a resource can run as.
  public enum RunsAs {
    /// It does not run, or not as an identity that a bundle chooses.
    NOBODY,
    /// The one its field `run_as` names.
    ANYONE,
    /// The one its field `run_as` names; the owner before there was such a field.
    OWNER_ONCE,
    /// Its owner alone.
    OWNER
  }

  /// The field that carries tags, dotted where it lies deeper: a mapping, or with `list` a list of
  /// `key` and `value`.
  public record Tagged(String field, boolean list) {}

  /// What a local path must lead to and what becomes of it (format.md 2.8).
  public enum PathMode {
    NOTEBOOK,
    FILE,
    DIRECTORY,
    GLOB,
    LIBRARY,
    DEPENDENCY
  }

  /// Fields that hold local paths.
  public record LocalPath(PathPattern path, PathMode mode) {}

  /// A value that the format puts in.
  ///
  /// @param unless a field beside the last step of `path`; where it is there the value is not put
  ///   in; `""` for none
  public record Preset(PathPattern path, JsonNode value, String unless) {}

  /// A field that names another resource, which must be there first.
  ///
  /// @param field its dotted path
  /// @param kind the kind of the resource it names
  /// @param name the dotted paths of the fields that make that resource's [Facets#fullName]
  /// @param output the field of that resource that stands for the name
  public record Parent(String field, String kind, List<String> name, String output) {
    public Parent {
      name = List.copyOf(name);
    }
  }

  /// A list that another one took the place of.
  ///
  /// @param at the dotted path of the mapping that holds them
  /// @param old the list as it used to be called
  /// @param current the list as it is called now
  /// @param fields old name → name now, of the fields of its elements that changed theirs
  public record Replaced(PathPattern at, String old, String current, Map<String, String> fields) {
    public Replaced {
      fields = Map.copyOf(fields);
    }
  }

  /// A local file, in JSON, whose content is sent.
  ///
  /// @param file the field that names it
  /// @param field the field that takes its content as text; `""` when the file's own fields are the
  ///   resource's
  /// @param lines a field of the file that holds lines of text → the field that takes the text
  /// @param beside what a bundle may say beside such a file; where it takes only one field,
  ///   anything but that one
  public record Inlined(String file, String field, Map<String, String> lines, List<String> beside) {
    public Inlined {
      lines = Map.copyOf(lines);
      beside = List.copyOf(beside);
    }

    /// Whether the file's own fields are the resource's.
    public boolean whole() {
      return field.isEmpty();
    }
  }

  /// Fields that are not sent because of another one.
  ///
  /// @param at the mapping that holds them all; without steps for the resource itself
  /// @param field the one that decides
  /// @param present whether they go when `field` is there, or when it is not
  /// @param fields dotted names below `at`
  public record Cleared(PathPattern at, String field, boolean present, List<String> fields) {
    public Cleared {
      fields = List.copyOf(fields);
    }
  }
}
