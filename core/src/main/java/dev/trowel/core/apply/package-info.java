/// Carries a plan out.
@NullMarked
package dev.trowel.core.apply;

import org.jspecify.annotations.NullMarked;
