package dev.trowel.core.imports;

import dev.trowel.core.imports.dbx.Dbx;
import dev.trowel.core.imports.job.JobJson;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.core.imports.recipe.Recipe;
import dev.trowel.core.imports.terraform.Terraform;
import java.util.List;

/// The table of all importers.
public final class Importers {

  /// In the order in which help shows them.
  public static final List<Importer> ALL =
      List.of(new JobJson(), new Terraform(), new Recipe(), new Dbx());

  private Importers() {}
}
