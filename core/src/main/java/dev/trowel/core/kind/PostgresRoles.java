package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REPLACE;

/// Roles in a Lakebase branch.
final class PostgresRoles {

  private static final Lakebase LAKEBASE =
      new Lakebase("postgres_roles", "postgres_role", "postgres.RoleRoleSpec", "roles", "role_id");

  static final ResourceKind KIND =
      LAKEBASE
          .inParent()
          .update(LAKEBASE.update())
          .field(REPLACE, "postgres_role", "auth_method", "identity_type")
          .guard("All that was granted to the role is lost.")
          .build();

  private PostgresRoles() {}
}
