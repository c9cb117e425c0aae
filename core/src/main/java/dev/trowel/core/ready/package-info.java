/// What resources need of models before they can be made: whether it is there, who brings it about,
/// and what is left out or waited for until then.
@NullMarked
package dev.trowel.core.ready;

import org.jspecify.annotations.NullMarked;
