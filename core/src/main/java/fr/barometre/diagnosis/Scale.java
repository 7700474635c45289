package fr.barometre.diagnosis;

import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The thresholds of a flag: the values from which it is a notice, a warning or severe.
 *
 * @param notice first value of a NOTICE
 * @param warning first value of a WARNING, not below the former; infinite for never
 * @param severe first value of a SEVERE flag, not below the former; infinite for never
 */
public record Scale(double notice, double warning, double severe) {

  /**
   * Checks what is given.
   *
   * @param notice first value of a NOTICE
   * @param warning first value of a WARNING
   * @param severe first value of a SEVERE flag
   */
  public Scale {
    if (!(notice <= warning && warning <= severe)) {
      throw new IllegalArgumentException(
          "thresholds " + notice + ", " + warning + ", " + severe + " do not increase");
    }
  }

  /**
   * A scale that stops at WARNING.
   *
   * @param notice first value of a NOTICE
   * @param warning first value of a WARNING
   * @return the scale
   */
  public static Scale of(double notice, double warning) {
    return new Scale(notice, warning, Double.POSITIVE_INFINITY);
  }

  /**
   * The severity of a value.
   *
   * @param value a number
   * @return the severity, or empty below all thresholds
   */
  public Optional<Severity> severity(double value) {
    if (value >= severe) {
      return Optional.of(Severity.SEVERE);
    }
    if (value >= warning) {
      return Optional.of(Severity.WARNING);
    }
    return value >= notice ? Optional.of(Severity.NOTICE) : Optional.empty();
  }

  /**
   * A number with the thresholds that it was compared with.
   *
   * @param name what the number is, for example {@code "cv"}
   * @param value the number
   * @return the evidence for a flag, with the finite thresholds
   */
  public Evidence evidence(String name, double value) {
    List<Double> thresholds = new ArrayList<>();
    for (double threshold : new double[] {notice, warning, severe}) {
      if (Double.isFinite(threshold)) {
        thresholds.add(threshold);
      }
    }
    return new Evidence(name, value, thresholds);
  }
}
