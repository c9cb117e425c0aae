/// The program: from arguments to an exit code.
@NullMarked
package dev.trowel.app;

import org.jspecify.annotations.NullMarked;
