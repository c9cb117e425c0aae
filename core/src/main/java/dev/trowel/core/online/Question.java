package dev.trowel.core.online;

import java.util.concurrent.Callable;

/// One thing to ask the workspace about a bundle.
///
/// @param about what stays unchecked without an answer, such as `cluster '0923-164208-meows279'`
/// @param answer asks; on a thread of its own
record Question(String about, Callable<Told> answer) {}
