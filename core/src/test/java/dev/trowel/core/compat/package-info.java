/// Deploys real bundles to the local workspace and compares everything with what the incumbent did.
@NullMarked
package dev.trowel.core.compat;

import org.jspecify.annotations.NullMarked;
