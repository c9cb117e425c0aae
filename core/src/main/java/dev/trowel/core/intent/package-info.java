/// What a deployment is about to do, written where everyone can see it before it is done.
@NullMarked
package dev.trowel.core.intent;

import org.jspecify.annotations.NullMarked;
