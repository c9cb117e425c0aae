/// What the format puts in by itself: folders, modes, presets, permissions, default values,
/// workspace paths.
@NullMarked
package dev.trowel.schema.preset;

import org.jspecify.annotations.NullMarked;
