/// MLflow recipes with their profiles.
@NullMarked
package dev.trowel.core.imports.recipe;

import org.jspecify.annotations.NullMarked;
