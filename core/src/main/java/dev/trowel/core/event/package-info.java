/// What happens while a plan is applied.
@NullMarked
package dev.trowel.core.event;

import org.jspecify.annotations.NullMarked;
