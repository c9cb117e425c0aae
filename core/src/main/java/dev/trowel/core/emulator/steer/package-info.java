/// Makes a local workspace go wrong as a test in another process says; never without being asked.
@NullMarked
package dev.trowel.core.emulator.steer;

import org.jspecify.annotations.NullMarked;
