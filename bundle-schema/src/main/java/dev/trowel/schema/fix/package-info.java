/// Fixes, put into the texts of files.
@NullMarked
package dev.trowel.schema.fix;

import org.jspecify.annotations.NullMarked;
