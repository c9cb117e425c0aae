/// What the program says of real bundles, beside what the incumbent says of them.
@NullMarked
package dev.trowel.app.compat;

import org.jspecify.annotations.NullMarked;
