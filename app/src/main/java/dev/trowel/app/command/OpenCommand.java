package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.RunJson;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.KnownState;
import dev.trowel.core.process.Browser;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Opens the page of a deployed resource.
final class OpenCommand implements Command {

  @Override
  public String name() {
    return "open";
  }

  @Override
  public String summary() {
    return "Open the page of a deployed resource in a browser.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "It prints the address, too; where nobody sits at a terminal it does no more.",
        "The browser is what BROWSER says, or else the machine's own.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(flag("Ask the workspace even when there is a local state.", "--force-pull"));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(StateKeys.argument("0..1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(invocation, session -> open(invocation, session));
  }

  private static Exit open(Invocation invocation, Session session) {
    Diagnostics warnings = new Diagnostics();
    State state = KnownState.of(session.site(), invocation.given().flag("--force-pull"), warnings);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    SortedMap<ResourceKey, String> links = session.links().of(state);
    links.values().removeIf(String::isEmpty);
    String key =
        invocation.given().arguments().stream()
            .findFirst()
            .orElseGet(() -> chosen(invocation.console(), links));
    ResourceKey found = find(key, links, session, deploy(invocation));
    String url = links.getOrDefault(found, "");
    show(invocation, session, found, url);
    return Exit.DONE;
  }

  private static void show(Invocation invocation, Session session, ResourceKey key, String url) {
    Console console = invocation.console();
    if (invocation.common().format() == Format.JSON && invocation.spelling() == Spelling.NATIVE) {
      console.result(
          RunJson.of("open", key.toString(), Map.of("url", url), session.diagnostics().list()));
    } else {
      console.result(url + "\n");
      session.hint(invocation);
    }
    // A local workspace that ends with this command has no pages to show.
    boolean watched =
        invocation.caller().terminal().output() || invocation.caller().terminal().errors();
    if (watched && !session.isAlone()) {
      console.flush();
      Browser.open(url, invocation.caller().environment());
    }
  }

  private static String deploy(Invocation invocation) {
    return switch (invocation.spelling()) {
      case NATIVE -> "trowel deploy";
      case INCUMBENT -> "databricks bundle deploy";
    };
  }

  private static ResourceKey find(
      String text, SortedMap<ResourceKey, String> links, Session session, String deploy) {
    return links.keySet().stream()
        .filter(key -> key.name().equals(text) || key.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> unknown(text, links, session, deploy));
  }

  private static StopException unknown(
      String text, SortedMap<ResourceKey, String> links, Session session, String deploy) {
    boolean declared =
        session.bundle().resources().keySet().stream()
            .filter(key -> key.part() == Part.SELF)
            .anyMatch(key -> key.name().equals(text) || key.toString().equals(text));
    if (declared || links.isEmpty()) {
      return new StopException(
          Diagnostic.error(
                  "run-not-deployed",
                  "resource not found or not yet deployed. Did you forget to run '" + deploy + "'?")
              .detail(declared ? text + " has no page in this target." : ""));
    }
    List<String> names = new ArrayList<>(links.keySet().stream().map(ResourceKey::name).toList());
    String there = "There are: " + String.join(", ", names) + ".";
    links.keySet().forEach(key -> names.add(key.toString()));
    return new StopException(
        Diagnostic.error("run-key-unknown", "resource with key \"%s\" not found".formatted(text))
            .detail(Suggestion.advice(text, names, there)));
  }

  private static String chosen(Console console, SortedMap<ResourceKey, String> links) {
    return Choosing.one(
        console,
        "expected a KEY of the resource to open",
        links.keySet().stream().map(ResourceKey::toString).toList());
  }
}
