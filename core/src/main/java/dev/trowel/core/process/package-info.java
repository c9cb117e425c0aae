/// Programs that run as part of this one.
@NullMarked
package dev.trowel.core.process;

import org.jspecify.annotations.NullMarked;
