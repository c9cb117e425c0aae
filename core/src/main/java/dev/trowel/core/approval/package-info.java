/// A plan that somebody approved: what it is bound to, and what has moved since.
@NullMarked
package dev.trowel.core.approval;

import org.jspecify.annotations.NullMarked;
