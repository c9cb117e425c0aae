/// What the local workspace remembers: documents in a journal, file contents beside it, one owner
/// at a time.
@NullMarked
package dev.trowel.core.emulator.store;

import org.jspecify.annotations.NullMarked;
