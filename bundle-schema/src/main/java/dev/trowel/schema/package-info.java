/// What a bundle may say, and where it said it.
@NullMarked
package dev.trowel.schema;

import org.jspecify.annotations.NullMarked;
