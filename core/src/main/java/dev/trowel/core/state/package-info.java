/// What the last deployment recorded, and who may write it.
@NullMarked
package dev.trowel.core.state;

import org.jspecify.annotations.NullMarked;
