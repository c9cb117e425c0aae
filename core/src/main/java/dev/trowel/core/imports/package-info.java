/// Makes bundles of what was deployed by other means: job JSON, Terraform, recipes, dbx.
@NullMarked
package dev.trowel.core.imports;

import org.jspecify.annotations.NullMarked;
