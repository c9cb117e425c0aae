/// Findings that a bundle's files allow, with a reason.
@NullMarked
package dev.trowel.schema.allow;

import org.jspecify.annotations.NullMarked;
