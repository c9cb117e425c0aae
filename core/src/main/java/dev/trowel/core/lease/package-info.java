/// Who may deploy a target now: a lease that says who has it, lives by beats and is never held by
/// two.
@NullMarked
package dev.trowel.core.lease;

import org.jspecify.annotations.NullMarked;
