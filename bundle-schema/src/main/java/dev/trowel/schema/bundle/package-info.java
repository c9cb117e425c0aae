/// One target of a bundle, merged and resolved.
@NullMarked
package dev.trowel.schema.bundle;

import org.jspecify.annotations.NullMarked;
