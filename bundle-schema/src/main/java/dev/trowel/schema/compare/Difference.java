package dev.trowel.schema.compare;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Value;
import org.jspecify.annotations.Nullable;

/// One place where two trees differ: the highest one that only one of them has, or one that both
/// have with other content.
///
/// @param one the first tree's value, or null
/// @param other the second tree's value, or null
/// @param onePath where it stands in the first tree, if it does
/// @param otherPath where it stands in the second tree, if it does
public record Difference(
    Path path, @Nullable Value one, @Nullable Value other, Path onePath, Path otherPath) {}
