/// Puts the engine together; the only place with Guice.
@NullMarked
package dev.trowel.app.wiring;

import org.jspecify.annotations.NullMarked;
