package dev.trowel.schema.shape;

/// One kind of resource as reading a bundle sees it; read from `schema/<kind>.json`.
///
/// @param kind the plural name, such as `jobs`
/// @param singular the name of one, such as `job`
/// @param settings the type of what is sent to the workspace
/// @param types all types that `settings` refers to
/// @param facets what else reading needs
public record KindSchema(
    String kind, String singular, Schema.ObjectOf settings, Types types, Facets facets) {}
