package dev.trowel.core.imports.part;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Access lists of the API as the permissions of a bundle.
public final class Access {

  private static final String LEVEL = "permission_level";

  private Access() {}

  /// The settings with `access_control_list` as `permissions`.
  ///
  /// @param notes takes the owners: whoever deploys is the owner
  public static Mapping moved(Mapping settings, Notes notes) {
    if (!(settings.get("access_control_list") instanceof Seq list)) {
      return settings;
    }
    Mapping rest = settings.without("access_control_list");
    Seq permissions = permissions(list, notes);
    return permissions.items().isEmpty() ? rest : rest.with("permissions", permissions);
  }

  /// The permissions that an access list gives.
  public static Seq permissions(Seq list, Notes notes) {
    List<Value> entries = new ArrayList<>();
    for (Value each : list.items()) {
      if (!(each instanceof Mapping entry)) {
        notes.leftOut(each.span(), "an entry of the access list", "It is no mapping.");
      } else if ("IS_OWNER".equals(Values.text(entry, LEVEL))) {
        notes.leftOut(entry.span(), "the owner", "Whoever deploys a bundle owns what it makes.");
      } else {
        entries.add(Made.renamed(entry, LEVEL, "level"));
      }
    }
    return new Seq(list.span(), entries);
  }
}
