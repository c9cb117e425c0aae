/// Processes as a user starts them: what they take, and what they ask for.
@NullMarked
package dev.trowel.bench.measure;

import org.jspecify.annotations.NullMarked;
