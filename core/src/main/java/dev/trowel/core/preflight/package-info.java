/// What a deployment needs and does not make, and the statements that make it.
@NullMarked
package dev.trowel.core.preflight;

import org.jspecify.annotations.NullMarked;
