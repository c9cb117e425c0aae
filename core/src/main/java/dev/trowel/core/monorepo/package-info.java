/// Several bundles in one repository.
@NullMarked
package dev.trowel.core.monorepo;

import org.jspecify.annotations.NullMarked;
