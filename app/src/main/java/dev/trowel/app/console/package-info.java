/// All output: diagnostics, plans, progress, as text and as JSON.
@NullMarked
package dev.trowel.app.console;

import org.jspecify.annotations.NullMarked;
