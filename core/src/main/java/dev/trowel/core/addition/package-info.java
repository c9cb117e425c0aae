/// Adds targets, projects and their CI/CD to a repository that is there: all of it or nothing, and
/// what is written there keeps its comments and its layout.
@NullMarked
package dev.trowel.core.addition;

import org.jspecify.annotations.NullMarked;
