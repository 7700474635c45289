package fr.barometre.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Disclosure;
import fr.barometre.suppression.Contributions.Sum;
import org.junit.jupiter.api.Test;

class SensitivityRulesTest {

  private static final Sum NINE_ONE_HEAVY = new Sum(9, 17, 9, 9, 0);

  @Test
  void fewer_collectivites_than_the_threshold_are_too_few() {
    SensitivityRules rules = new SensitivityRules(Disclosure.atLeast(5));
    assertThat(rules.reason(new Sum(4, 4, 2, 1, 0))).hasValue(SuppressionReason.TOO_FEW);
    assertThat(rules.reason(new Sum(5, 5, 2, 1, 0))).isEmpty();
    assertThat(rules.reason(Contributions.NOTHING)).isEmpty();
    assertThat(rules.onlyCount()).isTrue();
  }

  /** The heaviest holds 9 of 17. */
  @Test
  void one_collectivite_with_more_than_the_largest_share_dominates() {
    Disclosure five = Disclosure.atLeast(5);
    assertThat(new SensitivityRules(five).reason(NINE_ONE_HEAVY)).isEmpty();
    assertThat(new SensitivityRules(five.withDominance(0.5)).reason(NINE_ONE_HEAVY))
        .hasValue(SuppressionReason.DOMINATED);
    assertThat(new SensitivityRules(five.withDominance(0.53)).reason(NINE_ONE_HEAVY)).isEmpty();
    assertThat(new SensitivityRules(five.withDominance(0.53)).onlyCount()).isFalse();
  }

  @Test
  void one_amount_above_the_largest_share_of_all_amounts_dominates() {
    SensitivityRules rules = new SensitivityRules(Disclosure.atLeast(5).withDominance(0.5));
    assertThat(rules.reason(new Sum(9, 20, 16, 1, 9))).hasValue(SuppressionReason.DOMINATED);
    assertThat(rules.reason(new Sum(9, 20, 16, 1, 8))).isEmpty();
  }

  @Test
  void among_peers_one_more_must_have_answered_and_two_on_each_side() {
    SensitivityRules rules = new SensitivityRules(Disclosure.atLeast(5).amongPeers());
    assertThat(rules.reason(new Sum(5, 5, 2, 1, 0))).hasValue(SuppressionReason.TOO_FEW);
    assertThat(rules.reason(new Sum(6, 6, 1, 1, 0))).hasValue(SuppressionReason.REVEALING);
    assertThat(rules.reason(new Sum(6, 6, 5, 1, 0))).hasValue(SuppressionReason.REVEALING);
    assertThat(rules.reason(new Sum(6, 6, 2, 1, 0))).isEmpty();
    assertThat(rules.reason(Contributions.NOTHING)).isEmpty();
  }

  @Test
  void only_the_rules_none_hide_nothing() {
    assertThat(new SensitivityRules(Disclosure.NONE).hideNothing()).isTrue();
    assertThat(new SensitivityRules(Disclosure.NONE.amongPeers()).hideNothing()).isTrue();
    assertThat(new SensitivityRules(Disclosure.atLeast(2)).hideNothing()).isFalse();
    assertThat(new SensitivityRules(Disclosure.NONE.withDominance(0.9)).hideNothing()).isFalse();
  }
}
