package fr.barometre.api.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a regression under a survey design.
 *
 * @param fit on what it stands
 * @param coefficients the intercept, then those of each predictor in the order given
 * @param terms Wald's test of each predictor
 * @param margins of each factor, the predicted margin of each level, the baseline first
 * @param contrasts of each factor, each other level against the baseline
 * @param notes what to know before an error is believed, in words: levels that few clusters have
 */
public record RegressionResult(
    @JsonProperty(required = true) RegressionFit fit,
    @JsonProperty(required = true) List<Coefficient> coefficients,
    @JsonProperty(required = true) List<TermTest> terms,
    @JsonProperty(required = true) List<PredictedMargin> margins,
    @JsonProperty(required = true) List<MarginContrast> contrasts,
    @JsonProperty(required = true) List<String> notes)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param fit on what it stands
   * @param coefficients the intercept, then those of each predictor in the order given
   * @param terms Wald's test of each predictor
   * @param margins of each factor, the predicted margin of each level, the baseline first
   * @param contrasts of each factor, each other level against the baseline
   * @param notes what to know before an error is believed
   */
  public RegressionResult {
    requireNonNull(fit, "fit");
    coefficients = List.copyOf(requireNonNull(coefficients, "coefficients"));
    terms = List.copyOf(requireNonNull(terms, "terms"));
    margins = List.copyOf(requireNonNull(margins, "margins"));
    contrasts = List.copyOf(requireNonNull(contrasts, "contrasts"));
    notes = List.copyOf(requireNonNull(notes, "notes"));
  }

  /**
   * A result without notes.
   *
   * @param fit on what it stands
   * @param coefficients the intercept, then those of each predictor in the order given
   * @param terms Wald's test of each predictor
   * @param margins of each factor, the predicted margin of each level, the baseline first
   * @param contrasts of each factor, each other level against the baseline
   */
  public RegressionResult(
      RegressionFit fit,
      List<Coefficient> coefficients,
      List<TermTest> terms,
      List<PredictedMargin> margins,
      List<MarginContrast> contrasts) {
    this(fit, coefficients, terms, margins, contrasts, List.of());
  }

  @JsonCreator
  static RegressionResult fromJson(
      @JsonProperty(value = "fit", required = true) RegressionFit fit,
      @JsonProperty(value = "coefficients", required = true) List<Coefficient> coefficients,
      @JsonProperty(value = "terms", required = true) List<TermTest> terms,
      @JsonProperty(value = "margins", required = true) List<PredictedMargin> margins,
      @JsonProperty(value = "contrasts", required = true) List<MarginContrast> contrasts,
      @JsonProperty("notes") @Nullable List<String> notes) {
    return new RegressionResult(
        fit, coefficients, terms, margins, contrasts, notes == null ? List.of() : notes);
  }

  /**
   * The same with notes.
   *
   * @param more what to know before an error is believed
   * @return the copy
   */
  public RegressionResult withNotes(List<String> more) {
    return new RegressionResult(fit, coefficients, terms, margins, contrasts, more);
  }

  /**
   * The same rounded as it may be shown: estimates and their errors to three decimals, p-values to
   * four, t and F to two, covariances to six.
   *
   * @return the copy
   */
  public RegressionResult rounded() {
    return new RegressionResult(
        new RegressionFit(
            fit.model(),
            fit.units(),
            fit.missing(),
            fit.degreesOfFreedom(),
            fit.covariance().stream()
                .map(row -> row.stream().map(v -> rounded(v, 1e6)).toList())
                .toList()),
        coefficients.stream()
            .map(
                c ->
                    new Coefficient(
                        c.name(),
                        rounded(c.estimate(), 1e3),
                        rounded(c.standardError(), 1e3),
                        rounded(c.statistic(), 1e2),
                        rounded(c.pValue(), 1e4)))
            .toList(),
        terms.stream()
            .map(
                t ->
                    new TermTest(
                        t.term(),
                        rounded(t.f(), 1e2),
                        t.degrees(),
                        t.denominatorDegrees(),
                        rounded(t.pValue(), 1e4)))
            .toList(),
        margins.stream()
            .map(
                m ->
                    new PredictedMargin(
                        m.term(),
                        m.level(),
                        rounded(m.value(), 1e3),
                        rounded(m.standardError(), 1e3)))
            .toList(),
        contrasts.stream()
            .map(
                c ->
                    new MarginContrast(
                        c.term(),
                        c.level(),
                        rounded(c.difference(), 1e3),
                        rounded(c.standardError(), 1e3),
                        rounded(c.pValue(), 1e4)))
            .toList(),
        notes);
  }

  private static double rounded(double number, double scale) {
    return Math.rint(number * scale) / scale;
  }

  /**
   * A coefficient by its name.
   *
   * @param name its name, {@code kindEPCI}
   * @return what was found
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public Coefficient coefficient(String name) {
    return coefficients.stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, coefficients.stream().map(found -> found.name())));
  }

  /**
   * The test of a predictor.
   *
   * @param name the predictor's name
   * @return what was found
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public TermTest term(String name) {
    return terms.stream()
        .filter(found -> found.term().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, terms.stream().map(found -> found.term())));
  }

  /**
   * The predicted margin of a level.
   *
   * @param term name of a factor
   * @param level one of its levels
   * @return what was found
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public PredictedMargin margin(String term, String level) {
    return margins.stream()
        .filter(found -> found.term().equals(term) && found.level().equals(level))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    term + " " + level,
                    margins.stream().map(found -> found.term() + " " + found.level())));
  }

  /**
   * How a level differs from the baseline of its factor.
   *
   * @param term name of a factor
   * @param level one of its levels but the baseline
   * @return what was found
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public MarginContrast contrast(String term, String level) {
    return contrasts.stream()
        .filter(found -> found.term().equals(term) && found.level().equals(level))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    term + " " + level,
                    contrasts.stream().map(found -> found.term() + " " + found.level())));
  }

  private static IllegalArgumentException unknown(String what, Stream<String> known) {
    return new IllegalArgumentException(
        "the regression has no '" + what + "'; expected one of " + known.toList());
  }

  /**
   * The figures as a text to print: coefficients, tests of the predictors, predicted margins.
   *
   * @return lines of columns
   */
  public String table() {
    StringBuilder text = new StringBuilder();
    line(text, fit.model() + " regression", "estimate", "s.e.", "t", "p");
    for (Coefficient c : coefficients) {
      numbers(text, c.name(), c.estimate(), c.standardError(), c.statistic(), c.pValue());
    }
    line(text, "Wald test", "F", "df", "", "p");
    for (TermTest t : terms) {
      line(
          text,
          t.term(),
          number(t.f()),
          t.degrees() + ", " + t.denominatorDegrees(),
          "",
          p(t.pValue()));
    }
    if (!margins.isEmpty()) {
      line(text, "predicted margin", "value", "s.e.", "contrast", "p");
    }
    for (PredictedMargin m : margins) {
      Optional<MarginContrast> against =
          contrasts.stream()
              .filter(c -> c.term().equals(m.term()) && c.level().equals(m.level()))
              .findFirst();
      line(
          text,
          m.term() + " " + m.level(),
          number(m.value()),
          number(m.standardError()),
          against.map(c -> number(c.difference())).orElse(""),
          against.map(c -> p(c.pValue())).orElse(""));
    }
    text.append(fit.units())
        .append(" units, ")
        .append(fit.missing())
        .append(" left out for a missing value, ")
        .append(fit.degreesOfFreedom())
        .append(" degrees of freedom");
    notes.forEach(note -> text.append("\nnote: ").append(note));
    return text.toString();
  }

  private static void numbers(
      StringBuilder text, String name, double estimate, double error, double t, double p) {
    line(text, name, number(estimate), number(error), String.format(Locale.ROOT, "%.2f", t), p(p));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String p(double value) {
    return value < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static void line(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-32s %11s %11s %9s %9s", cells).stripTrailing())
        .append('\n');
  }

  @Override
  public String toString() {
    return table();
  }
}
