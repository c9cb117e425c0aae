package dev.trowel.core.template;

/// What is to become of a project that a template made.
///
/// @param request the template that it is to follow, `""` for the one that it was made of; its
///   directory is the project's folder, and what it leaves open is as it was recorded
/// @param forced whether changes that no version control knows are no hindrance
/// @param dry whether nothing is written
public record UpdateRequest(TemplateRequest request, boolean forced, boolean dry) {}
