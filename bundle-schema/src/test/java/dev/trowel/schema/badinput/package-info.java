/// What the reader makes of files that nobody should write: huge, deep, endless, binary.
@NullMarked
package dev.trowel.schema.badinput;

import org.jspecify.annotations.NullMarked;
