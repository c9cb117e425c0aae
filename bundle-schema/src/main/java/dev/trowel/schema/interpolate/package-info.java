/// Resolves `${…}`: variables get their values, and references to bundle, workspace and variables
/// what they name.
@NullMarked
package dev.trowel.schema.interpolate;

import org.jspecify.annotations.NullMarked;
