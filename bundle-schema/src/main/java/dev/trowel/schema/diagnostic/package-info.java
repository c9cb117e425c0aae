/// What the user should know, as values.
@NullMarked
package dev.trowel.schema.diagnostic;

import org.jspecify.annotations.NullMarked;
