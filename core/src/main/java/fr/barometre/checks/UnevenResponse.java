package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.bias.FrameResponses;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.diagnosis.FrameResponse;
import fr.barometre.diagnosis.PropensityModel;
import fr.barometre.diagnosis.Representativity;
import fr.barometre.diagnosis.Representativity.Category;
import fr.barometre.sample.CubeSample;
import fr.barometre.sample.WeightedSample;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Flags a response that is uneven over the parts of the frame: of a weighted figure after
 * weighting, of another one by response rates.
 */
final class UnevenResponse implements Check {

  private static final int NAMED = 2;

  /**
   * Counts of response in cells that cross some dimensions.
   *
   * @param weights the weights of the respondents of each cell; none without weighting
   */
  record Response(List<Dimension> dimensions, List<FrameResponse> cells, List<Double> weights) {

    private Representativity representativity() {
      return weights.isEmpty()
          ? Representativity.of(dimensions, cells, PropensityModel.MAIN_EFFECTS)
          : Representativity.ofWeighted(dimensions, cells, weights);
    }
  }

  private final List<Dimension> dimensions;
  private final Map<Response, Representativity> known;

  /**
   * Looks at the cells that cross dimensions of the sample.
   *
   * @param known what was found of a response before, and from now on
   */
  UnevenResponse(List<Dimension> dimensions, Map<Response, Representativity> known) {
    this.dimensions = dimensions;
    this.known = known;
  }

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    CubeSample sample = findings.weighted().sample();
    if (dimensions.isEmpty() || sample.clustersInFrame() == 0 || sample.frame().size() < 2) {
      return Optional.empty();
    }
    List<FrameResponse> cells = FrameResponses.of(sample, dimensions);
    Representativity answered = of(cells, List.of());
    Representativity left =
        findings.weighted().diagnostics().isPresent()
            ? of(cells, weights(findings.weighted(), cells))
            : answered;
    return policy
        .propensityVariation()
        .severity(left.adjustedCv())
        .map(severity -> flag(severity, left, answered, policy));
  }

  private Representativity of(List<FrameResponse> cells, List<Double> weights) {
    return known.computeIfAbsent(
        new Response(dimensions, cells, weights), Response::representativity);
  }

  private List<Double> weights(WeightedSample weighted, List<FrameResponse> cells) {
    Map<List<Level>, Double> sums = weighted.weightsByLevels(dimensions);
    return cells.stream().map(cell -> sums.getOrDefault(cell.levels(), 0.0)).toList();
  }

  private static Flag flag(
      Severity severity, Representativity left, Representativity answered, FlagPolicy policy) {
    List<Category> categories =
        left.partials().stream().flatMap(partial -> partial.categories().stream()).toList();
    boolean weighted = left != answered;
    return new Flag(
        FlagCode.UNREPRESENTATIVE,
        severity,
        List.of(
            policy.propensityVariation().evidence("cv", left.adjustedCv()),
            Evidence.of("cvStandardError", left.standardErrorOfCv()),
            Evidence.of("responseCv", answered.adjustedCv()),
            Evidence.of("unadjustedCv", answered.cv()),
            Evidence.of("rIndicator", answered.adjustedR()),
            Evidence.of("responseRate", answered.meanPropensity())),
        Label.of(
            Wording.fr(
                (weighted
                        ? "Même redressées, les réponses pèsent trop dans certaines parties de la"
                            + " population et trop peu dans d'autres (coefficient de variation {},"
                            + " taux de réponse moyen {})"
                        : "Les taux de réponse varient beaucoup d'une partie de la population à"
                            + " l'autre (coefficient de variation {}, taux moyen {})")
                    + " : surreprésentés, {} ; sous-représentés, {}.",
                left.adjustedCv(),
                new Share(answered.meanPropensity()),
                named(categories, 1, Locale.FRENCH),
                named(categories, -1, Locale.FRENCH)),
            Wording.en(
                (weighted
                        ? "Even weighted, answers count too much in some parts of the population"
                            + " and too little in others (coefficient of variation {}, mean"
                            + " response rate {})"
                        : "Response rates vary much from one part of the population to another"
                            + " (coefficient of variation {}, mean rate {})")
                    + ": over-represented, {}; under-represented, {}.",
                left.adjustedCv(),
                new Share(answered.meanPropensity()),
                named(categories, 1, Locale.ENGLISH),
                named(categories, -1, Locale.ENGLISH))),
        Label.of(
            "Redresser sur ces caractéristiques, ou restreindre ce que l'on affirme.",
            "Weight on these characteristics, or claim less."));
  }

  /** The levels with the largest signed partial indicators. */
  private static String named(List<Category> categories, int sign, Locale locale) {
    return categories.stream()
        .filter(category -> sign * category.unconditional() > 0)
        .sorted(Comparator.comparingDouble(category -> -sign * category.unconditional()))
        .limit(NAMED)
        .map(category -> category.level().label().in(locale))
        .collect(Collectors.joining(", "));
  }
}
