/// Tests of the package of this name.
@NullMarked
package dev.trowel.app.command;

import org.jspecify.annotations.NullMarked;
