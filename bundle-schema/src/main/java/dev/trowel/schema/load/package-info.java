/// Root file, included files, and what they say together.
@NullMarked
package dev.trowel.schema.load;

import org.jspecify.annotations.NullMarked;
