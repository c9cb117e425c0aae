/// Puts back what a deployment did that failed.
@NullMarked
package dev.trowel.core.undo;

import org.jspecify.annotations.NullMarked;
