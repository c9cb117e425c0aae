/// Where the time goes: stacks of a run, and a picture of them.
@NullMarked
package dev.trowel.bench.flame;

import org.jspecify.annotations.NullMarked;
