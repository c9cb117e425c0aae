/// Access to a workspace; the only package that touches the Databricks SDK.
@NullMarked
package dev.trowel.core.workspace;

import org.jspecify.annotations.NullMarked;
