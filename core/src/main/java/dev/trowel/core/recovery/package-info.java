/// Finds out what became of a deployment that nobody saw end.
@NullMarked
package dev.trowel.core.recovery;

import org.jspecify.annotations.NullMarked;
