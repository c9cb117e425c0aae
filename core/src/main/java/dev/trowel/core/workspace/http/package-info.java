/// HTTP as a workspace needs it: one connection pool, deadlines, a rate that adapts, a log without
/// secrets.
@NullMarked
package dev.trowel.core.workspace.http;

import org.jspecify.annotations.NullMarked;
