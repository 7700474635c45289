package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.SuppressionReason;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EstimateTextTest {

  private static final Estimate OF_FOUR = Estimate.suppressed(SuppressionReason.TOO_FEW, 5);

  @Test
  void whatIsHiddenSaysWhy() {
    assertThat(OF_FOUR.text(Locale.FRENCH)).isEqualTo("masqué : moins de 5 collectivités");
    assertThat(OF_FOUR).hasToString("hidden: fewer than 5 collectivités");
    assertThat(Values.SUPPRESSED).hasToString("hidden: too few collectivités");
    assertThat(Estimate.suppressed(SuppressionReason.REVEALING, 5).text(Locale.FRENCH))
        .isEqualTo("masqué : révélerait, avec d'autres, un chiffre masqué");
  }

  @Test
  void whatIsHiddenHasNoNumberAndThrowsNothing() {
    assertThat(OF_FOUR.value()).isEmpty();
    assertThat(OF_FOUR.percent()).isEmpty();
    assertThat(OF_FOUR.base()).isEmpty();
    assertThat(OF_FOUR.clusters()).isEmpty();
    assertThat(OF_FOUR.degreesOfFreedom()).isEmpty();
    assertThat(OF_FOUR.effectiveBase()).isEmpty();
    assertThat(OF_FOUR.kishDesignEffect()).isEmpty();
    assertThat(OF_FOUR.fewest()).hasValue(5);
    assertThat(Estimate.suppressed(SuppressionReason.DOMINATED, 1).fewest()).isEmpty();
  }

  @Test
  void figuresAndRangesReadInBothLanguages() {
    assertThat(Values.ESTIMATE.text(Locale.FRANCE)).isEqualTo("47,5 % [40,0 ; 55,0] (n = 120)");
    assertThat(Values.ESTIMATE.text(Locale.ENGLISH)).isEqualTo("47.5% [40.0; 55.0] (n = 120)");
    assertThat(Values.BOUNDED.text(Locale.FRENCH)).isEqualTo("entre 20,0 % et 80,0 % (n = 12)");
    assertThat(Values.MEAN_ESTIMATE.text(Locale.FRENCH))
        .isEqualTo("12,5 agents [10,0 ; 15,0] (n = 120)");
  }

  @Test
  void aUnitThatNobodyNamedIsNotPrinted() {
    Estimate mean =
        Estimate.builder().from(Values.MEAN_ESTIMATE).unit(Label.of("unités", "units")).build();
    assertThat(mean.text(Locale.FRENCH)).isEqualTo("12,5 [10,0 ; 15,0] (n = 120)");
  }

  @Test
  void aMeanHasNoPercentage() {
    assertThat(Values.MEAN_ESTIMATE.percent()).isEmpty();
    assertThat(Values.MEAN_ESTIMATE.value()).hasValue(12.5);
    assertThat(Values.ESTIMATE.percent()).hasValue(47.5);
  }
}
