package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FlagPolicy;
import fr.barometre.population.Population;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Counted;
import fr.barometre.wording.Wording.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags frame cells that have no respondent, or that the weighting left out. */
final class Coverage implements Check {

  private static final int NAMED = 3;

  private final List<Dimension> dimensions;

  /** Looks at the cells that cross dimensions of the sample. */
  Coverage(List<Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  @Override
  public Optional<Flag> check(Findings findings, FlagPolicy policy) {
    if (dimensions.isEmpty()) {
      return Optional.empty();
    }
    Population frame = findings.weighted().sample().frame();
    Set<List<Level>> covered = findings.weighted().covered(dimensions);
    List<Map.Entry<List<Level>, Long>> missing =
        frame.counts(dimensions).entrySet().stream()
            .filter(cell -> !covered.contains(cell.getKey()))
            .sorted(
                Map.Entry.<List<Level>, Long>comparingByValue()
                    .reversed()
                    .thenComparing(cell -> name(cell.getKey(), Locale.FRENCH)))
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    long held = missing.stream().mapToLong(Map.Entry::getValue).sum();
    double share = (double) held / frame.size();
    Severity severity = policy.uncoveredShare().severity(share).orElse(Severity.INFO);
    return Optional.of(
        new Flag(
            FlagCode.UNCOVERED,
            severity,
            List.of(
                policy.uncoveredShare().evidence("uncoveredShare", share),
                Evidence.of("uncoveredCollectivites", (double) held),
                Evidence.of("uncoveredCells", missing.size())),
            Label.of(
                Wording.fr(
                    "{} de la population ({}) n'est représentée par aucun répondant :" + " {}.",
                    new Share(share),
                    Counted.collectivites(held),
                    names(missing, Locale.FRENCH, "et d'autres")),
                Wording.en(
                    "{} of the population ({}) is represented by no respondent: {}.",
                    new Share(share),
                    Counted.collectivites(held),
                    names(missing, Locale.ENGLISH, "and others"))),
            Label.of(
                "Dire que le chiffre ne vaut pas pour ces collectivités.",
                "Say that the figure does not hold for these authorities.")));
  }

  private static String names(
      List<Map.Entry<List<Level>, Long>> cells, Locale locale, String others) {
    List<String> names =
        new ArrayList<>(
            cells.stream().limit(NAMED).map(cell -> name(cell.getKey(), locale)).toList());
    if (cells.size() > NAMED) {
      names.add(others);
    }
    return Wording.list(names, locale);
  }

  private static String name(List<Level> levels, Locale locale) {
    return levels.stream().map(level -> level.label().in(locale)).collect(Collectors.joining(", "));
  }
}
