/// What the engine knows about each kind of resource, one declaration a kind.
@NullMarked
package dev.trowel.core.kind;

import org.jspecify.annotations.NullMarked;
