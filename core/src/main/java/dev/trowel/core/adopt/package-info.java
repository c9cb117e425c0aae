/// Writes bundles of what is in a workspace already.
@NullMarked
package dev.trowel.core.adopt;

import org.jspecify.annotations.NullMarked;
