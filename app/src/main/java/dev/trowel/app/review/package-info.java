/// A plan's review as pages that people read elsewhere than in a terminal.
@NullMarked
package dev.trowel.app.review;

import org.jspecify.annotations.NullMarked;
