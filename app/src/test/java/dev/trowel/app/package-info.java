/// Tests of the program as a whole.
@NullMarked
package dev.trowel.app;

import org.jspecify.annotations.NullMarked;
