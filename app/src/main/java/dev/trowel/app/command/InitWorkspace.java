package dev.trowel.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.template.WorkspaceFacts;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.User;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.login.LoginSettings;
import dev.trowel.core.workspace.login.LoginSettings.Written;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of the workspace that a project is for: what was typed, what somebody answers, and
/// only then what the workspace itself says, once one is logged in. Each is asked once.
final class InitWorkspace implements WorkspaceFacts {

  private static final String METASTORE = "/api/2.1/unity-catalog/current-metastore-assignment";
  private static final String WAREHOUSES = "/api/2.0/sql/warehouses";
  private static final String HOST_VARIABLE = "DATABRICKS_HOST";

  private final Invocation invocation;
  private final TerminalQuestions questions;

  private @Nullable String host;
  private @Nullable CurrentUser user;
  private @Nullable String catalog;
  private @Nullable Workspace workspace;

  InitWorkspace(Invocation invocation, TerminalQuestions questions) {
    this.invocation = invocation;
    this.questions = questions;
  }

  @Override
  public String host() {
    if (host == null) {
      host =
          known(
              InitCommand.HOST,
              "The workspace's address",
              setHost(),
              () -> workspace().host().toString());
    }
    return address(host);
  }

  @Override
  public CurrentUser user() {
    if (user == null) {
      Optional<String> name = typedOrAnswered(InitCommand.USER, "Who works there", gitUser());
      user = name.map(CurrentUser::named).orElseGet(() -> currentUser(workspace().user()));
    }
    return user;
  }

  @Override
  public String defaultCatalog() {
    if (catalog == null) {
      catalog = known(InitCommand.CATALOG, "The default catalog", "main", this::askForCatalog);
    }
    return catalog;
  }

  @Override
  public boolean isTold(Fact fact) {
    String option =
        switch (fact) {
          case HOST -> InitCommand.HOST;
          case USER -> InitCommand.USER;
          case DEFAULT_CATALOG -> InitCommand.CATALOG;
        };
    return invocation.given().value(option).isPresent();
  }

  /// Who is not logged in types the path.
  @Override
  public List<Warehouse> warehouses() {
    try {
      return switch (workspace().rest().send(Call.get(WAREHOUSES))) {
        case Answer.Ok ok -> warehouses(ok.body().path("warehouses"));
        case Answer.Refused refused -> untold(refused.message());
        case Answer.Unclear unclear -> untold(unclear.reason());
      };
    } catch (StopException stop) {
      return untold(stop.diagnostics().getFirst().summary());
    }
  }

  private static List<Warehouse> warehouses(JsonNode list) {
    List<Warehouse> found = new ArrayList<>();
    list.forEach(
        each -> found.add(new Warehouse(each.path("name").asText(), each.path("id").asText())));
    return found;
  }

  private List<Warehouse> untold(String why) {
    questions.tell("The workspace does not list its warehouses: " + why);
    return List.of();
  }

  private String known(String option, String question, String preset, Supplier<String> last) {
    return typedOrAnswered(option, question, preset).orElseGet(last);
  }

  /// In the incumbent's spelling nobody is asked: there the workspace says it.
  private Optional<String> typedOrAnswered(String option, String question, String preset) {
    Optional<String> typed = invocation.given().value(option);
    if (typed.isPresent()) {
      return typed;
    }
    boolean asks =
        invocation.spelling() == Spelling.NATIVE && questions.canAsk() && !local().wanted();
    return asks ? Optional.of(questions.ask(question, preset)) : Optional.empty();
  }

  private String setHost() {
    return invocation.caller().environment(HOST_VARIABLE);
  }

  private String gitUser() {
    return invocation.engine().gitUser(invocation.common().directory());
  }

  private static String address(String text) {
    String whole = text.contains("://") ? text : "https://" + text;
    return whole.replaceFirst("/+$", "");
  }

  private static CurrentUser currentUser(User user) {
    return new CurrentUser(user.userName(), user.id(), user.displayName(), user.groups());
  }

  private LocalOptions local() {
    return LocalOptions.of(invocation.given(), invocation.common().directory());
  }

  private Workspace workspace() {
    if (workspace == null) {
      workspace = local().wanted() ? localWorkspace(local()) : login();
    }
    return workspace;
  }

  private Workspace localWorkspace(LocalOptions local) {
    Path directory = invocation.common().directory();
    Path folder = local.folder().orElseGet(() -> directory.resolve(LocalOptions.FOLDER));
    String name = local.user().orElseGet(this::gitUser);
    return invocation.engine().local(invocation.engine().runLocal(folder, name).uri());
  }

  private Workspace login() {
    Map<String, Written> settings =
        invocation
            .given()
            .value(InitCommand.HOST)
            .map(text -> Map.of("host", new Written(address(text), Span.synthetic("--host"))))
            .orElse(Map.of());
    try {
      return invocation
          .engine()
          .login(new LoginSettings(settings, invocation.common().profile().orElse(null)));
    } catch (StopException stop) {
      throw new StopException(stop.diagnostics().stream().map(this::explained).toList());
    }
  }

  /// A login is the last of several ways here.
  private Diagnostic explained(Diagnostic failure) {
    return invocation.spelling() == Spelling.NATIVE
        ? failure.detail(
            "The template asks for the workspace. --host, --user and --default-catalog answer that"
                + " without one.\n"
                + failure.detail())
        : failure;
  }

  private String askForCatalog() {
    return switch (workspace().rest().send(Call.get(METASTORE))) {
      case Answer.Ok ok -> ok.body().path("default_catalog_name").asText("");
      case Answer.Refused refused
          when refused.isNotFound() || refused.errorCode().equals("METASTORE_DOES_NOT_EXIST") ->
          "";
      case Answer.Refused refused -> throw unknown(refused.message());
      case Answer.Unclear unclear -> throw unknown(unclear.reason());
    };
  }

  private static StopException unknown(String why) {
    return new StopException(
        Diagnostic.error("template-workspace", "the workspace does not tell its catalog: " + why)
            .detail(
                "The template asks for it. Name it with --default-catalog. Nothing was written."));
  }
}
