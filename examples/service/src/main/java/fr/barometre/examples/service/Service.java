package fr.barometre.examples.service;

import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Siren;
import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The barometer over HTTP: {@code Service [port [answers.csv]]}. Without a file, answers are
 * synthetic.
 */
public final class Service {

  private static final int PORT = 8080;
  private static final long SEED = 2025;
  private static final int LONGEST_VALUE = 100;
  private static final long MOST_BYTES = 1024;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Figures figures;
  private final String openApi;

  Service(Figures figures) {
    this.figures = figures;
    this.openApi = resource("openapi.json");
  }

  /**
   * Starts the service.
   *
   * @param arguments the port and a file of answers to the 2025 edition, both optional
   */
  public static void main(String[] arguments) {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PORT;
    Population population = Population.collectivites2025();
    Answers answers =
        arguments.length > 1
            ? AnswersReader.of(Edition2025.QUESTIONNAIRE).read(Path.of(arguments[1]))
            : Synthetic.survey(Edition2025.QUESTIONNAIRE, population, SEED);
    answers.rejections().forEach(System.err::println);
    new Service(new Figures(answers, population)).start(port);
    System.out.println("http://localhost:" + port + "/ (description: /openapi.json)");
  }

  /** Starts listening on the loopback interface; port 0 is any free one. */
  Javalin start(int port) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.prefer405over404 = true;
              config.http.maxRequestSize = MOST_BYTES;
              config.routes.before(Service::guard);
              config.routes.get("/", context -> page(context));
              config.routes.get("/indicators", context -> json(context, codes(context)));
              config.routes.get("/indicators/{code}", this::indicator);
              config.routes.get("/compare/{siren}", this::compare);
              config.routes.get("/open-data.csv", this::openData);
              config.routes.get("/openapi.json", this::describe);
              config.routes.exception(Problem.class, (e, context) -> problem(context, e));
              config.routes.exception(
                  HttpResponseException.class, (e, context) -> problem(context, refused(e)));
              config.routes.exception(
                  Exception.class, (e, context) -> problem(context, unexpected(e)));
            })
        .start("127.0.0.1", port);
  }

  /** Headers for every answer, and limits for every request. */
  private static void guard(Context context) {
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    context.header("X-Content-Type-Options", "nosniff");
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (values.size() > 1 || values.get(0).length() > LONGEST_VALUE) {
                throw Problem.badRequest(
                    "paramètre "
                        + shown(name)
                        + " répété, ou de plus de "
                        + LONGEST_VALUE
                        + " signes",
                    "parameter " + shown(name) + " repeated, or longer than " + LONGEST_VALUE);
              }
            });
  }

  private static void allow(Context context, Set<String> names) {
    for (String name : context.queryParamMap().keySet()) {
      if (!names.contains(name)) {
        throw Problem.badRequest(
            "paramètre " + shown(name) + " inconnu ; attendus : " + names,
            "unknown parameter " + shown(name) + "; expected one of " + names);
      }
    }
  }

  private void page(Context context) {
    allow(context, Set.of());
    context.html(figures.page(locale(context)));
  }

  private List<String> codes(Context context) {
    allow(context, Set.of());
    return figures.questionnaire().indicators().stream().map(IndicatorDefinition::code).toList();
  }

  private void indicator(Context context) {
    allow(context, Set.of("by"));
    String code = context.pathParam("code");
    if (figures.edition().indicator(code).isEmpty()) {
      throw Problem.notFound(
          "aucun indicateur " + shown(code) + " ; voir /indicators",
          "no indicator " + shown(code) + "; see /indicators");
    }
    json(context, figures.indicator(code, dimensions(context)));
  }

  private static List<Dimension> dimensions(Context context) {
    String by = context.queryParam("by");
    List<Dimension> dimensions = new ArrayList<>();
    if (by == null || by.isEmpty()) {
      return dimensions;
    }
    List<String> names = Figures.DIMENSIONS.stream().map(Dimension::code).toList();
    for (String name : by.split(",", -1)) {
      int at = names.indexOf(name);
      if (at < 0 || dimensions.contains(Figures.DIMENSIONS.get(at))) {
        throw Problem.badRequest(
            "dimension " + shown(name) + " inconnue ou répétée ; attendues : " + names,
            "dimension " + shown(name) + " unknown or repeated; expected some of " + names);
      }
      dimensions.add(Figures.DIMENSIONS.get(at));
    }
    return dimensions;
  }

  private void compare(Context context) {
    allow(context, Set.of());
    String text = context.pathParam("siren");
    Siren siren;
    try {
      siren = new Siren(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
          "SIREN " + shown(text) + " incorrect ; attendu : neuf chiffres, dont une clé de Luhn",
          "SIREN " + shown(text) + " is wrong; expected nine digits with Luhn's check");
    }
    Collectivite collectivite =
        figures
            .population()
            .find(siren)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "aucune collectivité de SIREN " + text + " dans la population de 2025",
                        "no authority with SIREN " + text + " in the population of 2025"));
    json(context, figures.compare(collectivite));
  }

  private void openData(Context context) {
    allow(context, Set.of("convention"));
    String name = context.queryParam("convention");
    CsvConvention convention =
        Arrays.stream(CsvConvention.values())
            .filter(c -> name == null ? c == CsvConvention.FRENCH : c.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "convention inconnue ; attendues : " + List.of(CsvConvention.values()),
                        "unknown convention; expected one of " + List.of(CsvConvention.values())));
    context.contentType("text/csv; charset=utf-8").result(figures.csv(convention));
  }

  private void describe(Context context) {
    context.contentType("application/json").result(openApi);
  }

  private static void json(Context context, Object value) {
    context.contentType("application/json").result(JSON.writeValueAsBytes(value));
  }

  private static void problem(Context context, Problem problem) {
    context
        .status(problem.status())
        .contentType("application/problem+json")
        .header("Content-Language", locale(context).getLanguage())
        .result(JSON.writeValueAsBytes(problem.body(locale(context), context.path())));
  }

  private static Problem refused(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 ->
          Problem.notFound(
              "aucune page ici ; voir /openapi.json", "no page here; see /openapi.json");
      case 405 -> new Problem(405, "lecture seule : GET", "read only: GET");
      case 413 -> new Problem(413, "corps de requête trop long", "request body too large");
      default -> new Problem(e.getStatus(), "requête refusée", "request refused");
    };
  }

  /** Nothing of the inside is shown outside; the log has it. */
  private static Problem unexpected(Exception e) {
    e.printStackTrace();
    return new Problem(500, "erreur interne", "internal error");
  }

  /** French, unless the client prefers English. */
  private static Locale locale(Context context) {
    String accepted = context.header("Accept-Language");
    return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("en")
        ? Locale.ENGLISH
        : Locale.FRENCH;
  }

  /** A client's text, short, between quotes. */
  private static String shown(String text) {
    return "'" + text.substring(0, Math.min(text.length(), LONGEST_VALUE)) + "'";
  }

  private static String resource(String name) {
    try (InputStream in = Service.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
