package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Warns of references where they do harm: in what logs in, and in the bundle's name (format.md
/// 2.7).
final class Uninterpolated {

  private static final Map<String, String> AUTH = auth();

  private Uninterpolated() {}

  private static Map<String, String> auth() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String field :
        new String[] {"host", "auth_type", "client_id", "account_id", "workspace_id"}) {
      variables.put(field, "DATABRICKS_" + field.toUpperCase(Locale.ROOT));
    }
    variables.put("profile", "DATABRICKS_CONFIG_PROFILE");
    variables.put("google_service_account", "DATABRICKS_GOOGLE_SERVICE_ACCOUNT");
    variables.put("azure_workspace_resource_id", "DATABRICKS_AZURE_RESOURCE_ID");
    variables.put("azure_use_msi", "ARM_USE_MSI");
    variables.put("azure_client_id", "ARM_CLIENT_ID");
    variables.put("azure_tenant_id", "ARM_TENANT_ID");
    variables.put("azure_environment", "ARM_ENVIRONMENT");
    variables.put("azure_login_app_id", "DATABRICKS_AZURE_LOGIN_APP_ID");
    return variables;
  }

  static void check(Mapping tree, Diagnostics diagnostics) {
    AUTH.forEach((field, variable) -> auth(tree, field, variable, diagnostics));
    ScriptChecks.check(tree, diagnostics);
    Value name = Values.find(tree, "bundle", "name");
    if (name != null && Reference.isIn(name)) {
      diagnostics.add(
          Diagnostic.warning(
                  "bundle-name-interpolated",
                  "please do not use variable interpolation in the name of your bundle")
              .detail(
                  "The name is part of the folder that keeps what was deployed. When it changes,"
                      + " what was deployed before is no longer found.")
              .at(Path.of("bundle", "name"))
              .in(name.span()));
    }
  }

  private static void auth(Mapping tree, String field, String variable, Diagnostics diagnostics) {
    Value value = Values.find(tree, "workspace", field);
    if (value != null && Reference.isIn(value)) {
      diagnostics.add(
          Diagnostic.warning(
                  "auth-field-interpolated",
                  "Variable interpolation is not supported for fields that configure"
                      + " authentication")
              .detail(
                  "workspace.%s is needed before references are resolved. Set the environment variable %s instead."
                      .formatted(field, variable))
              .at(Path.of("workspace", field))
              .in(value.span()));
    }
  }
}
