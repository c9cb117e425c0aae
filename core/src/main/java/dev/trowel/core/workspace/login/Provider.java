package dev.trowel.core.workspace.login;

import java.util.Optional;
import java.util.function.Function;

/// One method of logging in.
///
/// @param authType its name, as `auth_type` says it
/// @param login empty when its settings are not there; a [LoginFailure] when they are and get no
///   token
record Provider(String authType, Function<Context, Optional<Proof>> login) {}
