package fr.barometre.diagnosis;

import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.wording.Wording;
import fr.barometre.wording.Wording.Share;

/**
 * Manski's worst-case bounds of a proportion: every value that is possible when nothing is assumed
 * of those who did not respond.
 *
 * <p>If a share f of the population responds, the proportion lies in [f ȳ, f ȳ + 1 − f]. Example:
 * half of the population responds and 60 % of them say yes: between 30 % and 80 % of the population
 * do. Reference: Manski, "Nonparametric Bounds on Treatment Effects", American Economic Review 80
 * (1990), 319-323.
 *
 * @param responding share f of the respondents in the population, in [0, 1]
 * @param proportion ȳ among the respondents, in [0, 1]
 */
public record WorstCase(double responding, double proportion) {

  /**
   * Checks what is given.
   *
   * @param responding share f of the respondents in the population
   * @param proportion ȳ among the respondents
   */
  public WorstCase {
    if (!(0 <= responding && responding <= 1) || !(0 <= proportion && proportion <= 1)) {
      throw new IllegalArgumentException(
          "responding share " + responding + " or proportion " + proportion + " is not in [0, 1]");
    }
  }

  /**
   * The range of the population's proportion.
   *
   * @return the bounds
   */
  public Bounds bounds() {
    double lower = responding * proportion;
    return new Bounds(lower, Math.min(1, lower + (1 - responding)));
  }

  /**
   * The proportion among the others at which the population's reaches a threshold, p* = (t − f
   * ȳ)/(1 − f).
   *
   * @param threshold t, in (0, 1): 0.5 for "a majority"
   * @return p*; outside [0, 1] the headline is robust, since no answer of the others moves it
   *     across
   */
  public double tipping(double threshold) {
    if (!(0 < threshold && threshold < 1)) {
      throw new IllegalArgumentException("headline threshold " + threshold + " is not in (0, 1)");
    }
    return (threshold - responding * proportion) / (1 - responding);
  }

  /**
   * Whether the headline holds whatever the others would have answered.
   *
   * @param threshold t, in (0, 1)
   * @return true if the tipping proportion is outside [0, 1]
   */
  public boolean robust(double threshold) {
    double tipping = tipping(threshold);
    return !(0 <= tipping && tipping <= 1);
  }

  /**
   * The answers of the others that it would take for the headline to change, in words to be quoted.
   *
   * @param threshold t, in (0, 1): 0.5 for "is it a majority?", 0.25 for "is it one in four?"
   * @return the sentence, in French and in English
   */
  public Label inWords(double threshold) {
    Share limit = new Share(threshold);
    if (robust(threshold)) {
      boolean reached = bounds().lower() >= threshold;
      return Label.of(
          Wording.fr(
              "Quoi qu'aient répondu les autres, la part "
                  + (reached ? "atteint {}." : "n'atteint pas {}."),
              limit),
          Wording.en(
              "Whatever the others would have answered, the share "
                  + (reached ? "reaches {}." : "does not reach {}."),
              limit));
    }
    Share needed = new Share(tipping(threshold));
    Share answered = new Share(proportion);
    return Label.of(
        Wording.fr(
            "La part atteint {} si {} au moins de ceux qui n'ont pas répondu sont dans ce cas,"
                + " contre {} des répondants.",
            limit,
            needed,
            answered),
        Wording.en(
            "The share reaches {} if at least {} of those who did not respond are in that case,"
                + " against {} of the respondents.",
            limit,
            needed,
            answered));
  }
}
