/// Runs the Python code of a bundle: finds the interpreter, starts it, and reads what it leaves.
@NullMarked
package dev.trowel.core.python;

import org.jspecify.annotations.NullMarked;
