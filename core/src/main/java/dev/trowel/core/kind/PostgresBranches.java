package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.REPLACE;

/// Branches of a Lakebase project: each has databases, roles and endpoints of its own.
final class PostgresBranches {

  private static final Lakebase LAKEBASE =
      new Lakebase(
          "postgres_branches", "postgres_branch", "postgres.BranchSpec", "branches", "branch_id");

  static final ResourceKind KIND =
      LAKEBASE
          .inParent()
          .update(LAKEBASE.update())
          .delete(Lakebase.purge())
          .field(REPLACE, "source_branch", "source_branch_lsn", "source_branch_time")
          .unsent(Lakebase.PURGE)
          .guard("The databases in the branch are lost.")
          .traits(Trait.ASKED_FOR)
          .build();

  private PostgresBranches() {}
}
