/// Measures the program: `mvn -Pbench verify` writes the tables and pictures of
/// `docs/performance.md`.
@NullMarked
package dev.trowel.bench;

import org.jspecify.annotations.NullMarked;
