/// What was deployed when, by whom and with which result, kept beside the state for ever.
@NullMarked
package dev.trowel.core.history;

import org.jspecify.annotations.NullMarked;
