/// Tests of the package of this name.
@NullMarked
package dev.trowel.app.wiring;

import org.jspecify.annotations.NullMarked;
