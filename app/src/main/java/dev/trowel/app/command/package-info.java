/// One class per command: parses, calls one use case, prints, returns how it ended.
@NullMarked
package dev.trowel.app.command;

import org.jspecify.annotations.NullMarked;
