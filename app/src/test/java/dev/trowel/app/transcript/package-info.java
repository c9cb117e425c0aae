/// Runs the cases of `app/src/test/cases`: what is typed, and exactly what is printed.
@NullMarked
package dev.trowel.app.transcript;

import org.jspecify.annotations.NullMarked;
