/// Tests of the package of this name.
@NullMarked
package dev.trowel.app.review;

import org.jspecify.annotations.NullMarked;
