package fr.barometre.checks;

import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.bias.NationalModels;
import fr.barometre.sample.Domain;
import fr.barometre.sample.WeightedSample;
import java.util.Optional;

/**
 * The figure, sample and diagnosis that the checks of one figure look at.
 *
 * @param observed the figure among the respondents
 * @param adjusted the same under the weighting
 * @param weighted the sample under the weighting; unweighted when the figure is only bounded
 * @param domain what the figure is about
 * @param opsn the OPSN diagnosis of the whole sample
 * @param models the figure by models of who responds and of what they say
 * @param reading what the answers read to the question say; empty if that was not counted
 * @param fewest how many collectivités a number that is told must stand for
 */
public record Findings(
    Estimate observed,
    Estimate adjusted,
    WeightedSample weighted,
    Domain domain,
    OpsnDiagnosis opsn,
    NationalModels models,
    Optional<QuestionReading> reading,
    long fewest) {

  /**
   * The findings on an observed figure by itself.
   *
   * @param observed the figure
   * @param sample the sample, unweighted
   * @param domain what the figure is about
   * @return the findings; nothing is known of OPSN
   */
  public static Findings ofObserved(Estimate observed, WeightedSample sample, Domain domain) {
    OpsnDiagnosis none =
        OpsnDiagnosis.builder().share(new OpsnShare(0, 0, 0, 0, 0)).adjusted(observed).build();
    return new Findings(
        observed,
        observed,
        sample,
        domain,
        none,
        NationalModels.NONE,
        Optional.empty(),
        Long.MAX_VALUE);
  }

  /** Whether everyone whom the figure is about is in its base: nothing is left to chance. */
  boolean isCensus() {
    return weighted.sample().isCensus(domain);
  }
}
