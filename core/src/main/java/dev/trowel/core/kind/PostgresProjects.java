package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REPLACE;

/// Projects of Lakebase Postgres: branches and all that is in them.
final class PostgresProjects {

  private static final Lakebase LAKEBASE =
      new Lakebase(
          "postgres_projects",
          "postgres_project",
          "postgres.ProjectSpec",
          "projects",
          "project_id");

  static final ResourceKind KIND =
      LAKEBASE
          .atTheTop()
          .update(LAKEBASE.update())
          .delete(Lakebase.purge())
          .field(REPLACE, "pg_version")
          .unsent(Lakebase.PURGE)
          .facets(() ->
              new FacetsBuilder()
                  .level("CAN_VIEW", "CAN_USE")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("database-projects", "project_id")
          .guard("All branches of the project are lost, with the databases in them.")
          .traits(Trait.ASKED_FOR)
          .build();

  private PostgresProjects() {}
}
