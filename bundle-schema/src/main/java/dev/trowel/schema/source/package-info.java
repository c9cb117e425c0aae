/// Text files and positions in them.
@NullMarked
package dev.trowel.schema.source;

import org.jspecify.annotations.NullMarked;
