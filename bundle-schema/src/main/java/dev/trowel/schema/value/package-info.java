/// The immutable, located tree that a bundle is while it is read.
@NullMarked
package dev.trowel.schema.value;

import org.jspecify.annotations.NullMarked;
