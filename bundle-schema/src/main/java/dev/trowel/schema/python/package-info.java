/// What the Python code of a bundle is given, and what it makes of it; starts no process.
@NullMarked
package dev.trowel.schema.python;

import org.jspecify.annotations.NullMarked;
