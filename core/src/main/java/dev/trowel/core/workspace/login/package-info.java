/// Who one is: settings from the bundle, flags, the environment and `.databrickscfg` become
/// credentials.
@NullMarked
package dev.trowel.core.workspace.login;

import org.jspecify.annotations.NullMarked;
