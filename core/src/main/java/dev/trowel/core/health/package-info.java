/// Whether models that are watched are as good as the bundle says they shall be.
@NullMarked
package dev.trowel.core.health;

import org.jspecify.annotations.NullMarked;
