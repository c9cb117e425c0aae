/// Tests of the package of this name.
@NullMarked
package dev.trowel.app.console;

import org.jspecify.annotations.NullMarked;
