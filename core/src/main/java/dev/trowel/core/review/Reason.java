package dev.trowel.core.review;

import java.util.Locale;

/// Why something happens to a resource.
///
/// @param detail what it is about, such as the field that cannot change in place; `""` for nothing
public record Reason(Code code, String detail) {

  /// The reasons there are, the gravest first.
  public enum Code {
    /// A field cannot change in place; the detail names it.
    REPLACE_BECAUSE,
    /// The bundle has it no more.
    REMOVED_FROM_BUNDLE,
    /// It is gone from the workspace; somebody deleted it.
    DELETED_BY_HAND,
    /// The bundle has it and it was never deployed.
    NEW,
    /// An interrupted deployment made it and nobody recorded that; the detail says which object,
    /// and whose deployment.
    ADOPTED,
    /// It is left out: a model that it names is not there; the detail names it.
    LEFT_OUT_UNTIL,
    /// A model that it names is waited for; the detail names it.
    WAITS_FOR,
    /// The bundle says that it takes over an object that is there (`trowel.adopt`); the detail
    /// names the object.
    DECLARED_ADOPTION,
    /// It has another key in the bundle than it had; the detail names the former.
    MOVED,
    /// From now on it may be destroyed again: the bundle protects it no more.
    PROTECTION_LIFTED,
    /// From now on it cannot be destroyed: `lifecycle.prevent_destroy`.
    PROTECTED,
    /// A field that makes up its id changes; the detail names it.
    ID_CHANGES,
    /// What the bundle says of it changed.
    SETTINGS_CHANGED,
    /// What the bundle says of who may do what with it changed.
    ACCESS_CHANGED,
    /// Somebody changed it in the workspace.
    DRIFT,
    /// Somebody changed in the workspace who may do what with it.
    ACCESS_DRIFT;

    /// Its name in every form of output, such as `removed-from-bundle`.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is about who may do what.
    boolean isAccess() {
      return this == ACCESS_CHANGED || this == ACCESS_DRIFT;
    }

    /// Whether it tells of something done by hand.
    public boolean isDrift() {
      return this == DRIFT || this == ACCESS_DRIFT || this == DELETED_BY_HAND;
    }
  }

  static Reason of(Code code) {
    return new Reason(code, "");
  }

  /// Code and detail: `replace-because catalog_name`.
  @Override
  public String toString() {
    return detail.isEmpty() ? code.text() : code.text() + " " + detail;
  }
}
