/// Asks a workspace what no file can tell of a bundle: whether what it names is there, and whether
/// this identity may do what it says.
@NullMarked
package dev.trowel.core.online;

import org.jspecify.annotations.NullMarked;
