package dev.trowel.core.workspace;

import java.net.URI;

/// A workspace one is logged in to.
///
/// @param host scheme, name and port only
/// @param workspaceId the numeric id, or `""` while unknown
/// @param user who is logged in
public record Workspace(
    URI host, String workspaceId, User user, RestClient rest, WorkspaceFiles files) {}
