/// Tests of the package of this name.
@NullMarked
package dev.trowel.app.option;

import org.jspecify.annotations.NullMarked;
