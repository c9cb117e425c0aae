/// Chooses the target, lays it over the bundle, and merges lists by key.
@NullMarked
package dev.trowel.schema.target;

import org.jspecify.annotations.NullMarked;
