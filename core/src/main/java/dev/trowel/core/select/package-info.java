/// Which resources a command deals with, and why.
@NullMarked
package dev.trowel.core.select;

import org.jspecify.annotations.NullMarked;
