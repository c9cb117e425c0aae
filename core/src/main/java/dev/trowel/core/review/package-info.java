/// A plan as a reviewer reads it, before it takes any form of output.
@NullMarked
package dev.trowel.core.review;

import org.jspecify.annotations.NullMarked;
