package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.suppression.Contributions.Sum;
import java.util.List;
import java.util.Optional;

/**
 * Primary suppression: says whether a sum over collectivités is sensitive, and why.
 *
 * <p>Three rules are applied in this order, as far as they are asked for: the threshold rule (too
 * few collectivités), the dominance rule (one collectivité holds too much), and a minimum on each
 * side of a share. Reference: Hundepool and others, "Statistical Disclosure Control", 2012, §4.2.
 *
 * <p>Example with at least five collectivités, none above half of the base: four collectivités are
 * TOO_FEW; nine collectivités of which one weighs 9 and the others 1 each are DOMINATED, since 9 is
 * more than half of 17.
 */
final class SensitivityRules {

  private final Disclosure rules;

  SensitivityRules(Disclosure rules) {
    this.rules = rules;
  }

  /** The threshold: how many collectivités a sum must stand for at least. */
  long fewest() {
    return rules.fewest();
  }

  /** Whether no sum can be sensitive. */
  boolean hideNothing() {
    return rules.fewest() == 1 && rules.largestShare() == 1;
  }

  /** Whether the threshold is the only rule: then counting collectivités is enough. */
  boolean onlyCount() {
    return rules.largestShare() == 1 && rules.eachSide() == 0;
  }

  /** Whether a number of collectivités is below the threshold; no collectivité at all is not. */
  boolean tooFew(long clusters) {
    return 0 < clusters && clusters < rules.fewest();
  }

  /** Why a sum is sensitive; empty if it may be published. A sum over nobody may. */
  Optional<SuppressionReason> reason(Sum sum) {
    if (tooFew(sum.clusters())) {
      return Optional.of(SuppressionReason.TOO_FEW);
    }
    double share = rules.largestShare();
    boolean dominated =
        sum.largest() > share * sum.base() || sum.largestCount() > share * sum.count();
    if (sum.base() > 0 && share < 1 && dominated) {
      return Optional.of(SuppressionReason.DOMINATED);
    }
    double smallerSide = Math.min(sum.count(), sum.base() - sum.count());
    if (sum.clusters() > 0 && smallerSide < rules.eachSide()) {
      return Optional.of(SuppressionReason.REVEALING);
    }
    return Optional.empty();
  }

  /** Why the sum over some atoms is sensitive for one of several indicators. */
  Optional<SuppressionReason> reason(List<Contributions> indicators, int[] atoms) {
    for (Contributions contributions : indicators) {
      Optional<SuppressionReason> reason = reason(contributions.over(atoms));
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }
}
