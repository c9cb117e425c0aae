/// Starts what is deployed, follows it to its end and reads what came of it.
@NullMarked
package dev.trowel.core.run;

import org.jspecify.annotations.NullMarked;
