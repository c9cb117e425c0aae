package dev.trowel.core.review;

import dev.trowel.schema.bundle.Mode;

/// What is deployed where, and by whom.
///
/// @param host the workspace's address
/// @param user who is logged in
/// @param branch the branch checked out; `""` where git has no answer
/// @param commit the commit checked out; `""` where git has no answer
public record Heading(
    String bundle,
    String target,
    Mode mode,
    String root,
    String host,
    String user,
    String branch,
    String commit) {}
