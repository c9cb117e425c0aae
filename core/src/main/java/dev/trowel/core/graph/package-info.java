/// What depends on what, and how to walk it side by side.
@NullMarked
package dev.trowel.core.graph;

import org.jspecify.annotations.NullMarked;
