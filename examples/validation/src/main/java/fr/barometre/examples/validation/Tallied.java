package fr.barometre.examples.validation;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.SelectionBias;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Averages over many surveys of one scenario: one line of the table. */
final class Tallied {

  /** The flags about who responded, as opposed to how many. */
  private static final Set<FlagCode> OF_SELECTION =
      Set.of(
          FlagCode.OPSN_OVERREPRESENTED,
          FlagCode.OPSN_UNDERREPRESENTED,
          FlagCode.OPSN_BIASED,
          FlagCode.OPSN_UNADJUSTABLE,
          FlagCode.UNREPRESENTATIVE);

  private final double truth;
  private final Map<FlagCode, Integer> raised = new EnumMap<>(FlagCode.class);
  private int surveys;
  private int adjusted;
  private int observedCovers;
  private int adjustedCovers;
  private int warned;
  private int selectionCovers;
  private double observedBias;
  private double adjustedBias;
  private int corrected;
  private double correctedBias;

  Tallied(double truth) {
    this.truth = truth;
  }

  void add(Scenario.Outcome outcome) {
    IndicatorResult result = outcome.result();
    surveys++;
    selectionCovers += outcome.selection().map(s -> covers(result, s)).orElse(false) ? 1 : 0;
    observedBias += result.observed().value().orElseThrow() - truth;
    outcome
        .selection()
        .ifPresent(
            bias -> {
              corrected++;
              correctedBias += result.observed().value().orElseThrow() - bias.ignorable() - truth;
            });
    observedCovers += covers(result.observed()) ? 1 : 0;
    Estimate byOpsn = result.opsn().adjusted();
    if (byOpsn.status() == EstimateStatus.ESTIMATED) {
      adjusted++;
      adjustedBias += byOpsn.value().orElseThrow() - truth;
      adjustedCovers += covers(byOpsn) ? 1 : 0;
    }
    boolean warning = false;
    for (Flag flag : result.flags()) {
      raised.merge(flag.code(), 1, Integer::sum);
      warning |=
          OF_SELECTION.contains(flag.code()) && flag.severity().compareTo(Severity.WARNING) >= 0;
    }
    warned += warning ? 1 : 0;
  }

  private boolean covers(Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    return interval.lower() <= truth && truth <= interval.upper();
  }

  /** Whether the MUBP range from φ = 0 to 1, widened by the margin of error, holds the truth. */
  private boolean covers(IndicatorResult result, SelectionBias selection) {
    Interval interval = result.observed().interval().orElseThrow();
    double least =
        Math.min(selection.ignorable(), Math.min(selection.half(), selection.nonIgnorable()));
    double most =
        Math.max(selection.ignorable(), Math.max(selection.half(), selection.nonIgnorable()));
    return interval.lower() - most <= truth && truth <= interval.upper() - least;
  }

  double selectionCoverage() {
    return (double) selectionCovers / surveys;
  }

  double observedBias() {
    return observedBias / surveys;
  }

  double adjustedBias() {
    return adjusted == 0 ? Double.NaN : adjustedBias / adjusted;
  }

  /** Bias left in the observed figure less MUBP for φ = 0. */
  double correctedBias() {
    return corrected == 0 ? Double.NaN : correctedBias / corrected;
  }

  double observedCoverage() {
    return (double) observedCovers / surveys;
  }

  double adjustedCoverage() {
    return adjusted == 0 ? Double.NaN : (double) adjustedCovers / adjusted;
  }

  double rate(FlagCode code) {
    return (double) raised.getOrDefault(code, 0) / surveys;
  }

  double warningRate() {
    return (double) warned / surveys;
  }
}
