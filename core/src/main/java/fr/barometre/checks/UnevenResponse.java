package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.bias.FrameResponses;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.diagnosis.FrameResponse;
import fr.barometre.diagnosis.PropensityModel;
import fr.barometre.diagnosis.Representativity;
import fr.barometre.diagnosis.Representativity.Category;
import fr.barometre.sample.CubeSample;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Response rates differ much between the parts of the frame. */
final class UnevenResponse implements Check {

  private static final int NAMED = 2;

  /** Who answered, by cells that cross some dimensions. */
  record Response(List<Dimension> dimensions, List<FrameResponse> cells) {

    private Representativity representativity() {
      return Representativity.of(dimensions, cells, PropensityModel.MAIN_EFFECTS);
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
    Representativity found =
        known.computeIfAbsent(
            new Response(dimensions, FrameResponses.of(sample, dimensions)),
            Response::representativity);
    return policy
        .propensityVariation()
        .severity(found.adjustedCv())
        .map(severity -> flag(severity, found, policy));
  }

  private static Flag flag(Severity severity, Representativity found, FlagPolicy policy) {
    List<Category> categories =
        found.partials().stream().flatMap(partial -> partial.categories().stream()).toList();
    return new Flag(
        FlagCode.UNREPRESENTATIVE,
        severity,
        List.of(
            policy.propensityVariation().evidence("cv", found.adjustedCv()),
            Evidence.of("cvStandardError", found.standardErrorOfCv()),
            Evidence.of("unadjustedCv", found.cv()),
            Evidence.of("rIndicator", found.adjustedR()),
            Evidence.of("responseRate", found.meanPropensity())),
        Label.of(
            Wording.fr(
                "Les taux de réponse varient beaucoup d'une partie de la population à"
                    + " l'autre (coefficient de variation {}, taux moyen {}) :"
                    + " surreprésentés, {} ; sous-représentés, {}.",
                found.adjustedCv(),
                new Share(found.meanPropensity()),
                named(categories, 1, Locale.FRENCH),
                named(categories, -1, Locale.FRENCH)),
            Wording.en(
                "Response rates vary much from one part of the population to another"
                    + " (coefficient of variation {}, mean rate {}): over-represented,"
                    + " {}; under-represented, {}.",
                found.adjustedCv(),
                new Share(found.meanPropensity()),
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
