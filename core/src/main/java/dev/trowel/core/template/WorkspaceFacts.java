package dev.trowel.core.template;

import dev.trowel.schema.interpolate.CurrentUser;
import java.util.List;

/// What templates may ask of the workspace their project is for; nothing is asked of it, or of
/// anybody, before a template does.
public interface WorkspaceFacts {

  /// Something that is asked.
  enum Fact {
    HOST,
    USER,
    DEFAULT_CATALOG
  }

  /// One of its SQL warehouses.
  record Warehouse(String name, String id) {

    /// What queries name it by.
    String path() {
      return "/sql/1.0/warehouses/" + id;
    }
  }

  /// Its address, without a slash at the end.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when nobody knows
  String host();

  /// Who works there.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when nobody knows
  CurrentUser user();

  /// The catalog that names without one are in; `""` where there is no Unity Catalog.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when nobody knows
  String defaultCatalog();

  /// Its SQL warehouses; none where there is no workspace that tells.
  default List<Warehouse> warehouses() {
    return List.of();
  }

  /// Whether somebody said this fact for this one call.
  default boolean isTold(Fact fact) {
    return false;
  }
}
