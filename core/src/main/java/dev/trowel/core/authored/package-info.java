/// Bundles written as people write them.
@NullMarked
package dev.trowel.core.authored;

import org.jspecify.annotations.NullMarked;
