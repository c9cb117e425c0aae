package dev.trowel.core.kind;

import dev.trowel.schema.shape.Facets;
import java.util.Optional;

/// All the engine knows about one kind of node: a resource, or the permissions or grants of one.
///
/// @param name the plural name, such as `jobs`; `jobs.permissions` for the permissions of jobs
/// @param singular the name of one, such as `job`
/// @param model the SDK class its schema is generated from, such as `jobs.JobSettings`; empty for
///   permissions and grants
/// @param operations its requests
/// @param rules what its fields mean for a plan
/// @param facets what reading a bundle needs of it
/// @param permissions the kind of its permissions, where it has them
/// @param grants the kind of its grants, where it has them
/// @param guard what is lost when it is deleted, one sentence; empty when nothing is
/// @param page the address of its page below the host, with `{id}` and `{field}` of the live object
public record ResourceKind(
    String name,
    String singular,
    Optional<String> model,
    Operations operations,
    FieldRules rules,
    Facets facets,
    Optional<ResourceKind> permissions,
    Optional<ResourceKind> grants,
    Optional<String> guard,
    Optional<String> page) {}
