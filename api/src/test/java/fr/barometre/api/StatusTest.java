package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.result.ConfidentialityStatus;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Evidence;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.ObservationStatus;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.SuppressionReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes as in SDMX's code lists CL_OBS_STATUS and CL_CONF_STATUS. */
class StatusTest {

  private static Flag flag(FlagCode code, Severity severity) {
    return new Flag(code, severity, List.of(Evidence.of("n", 1)), Values.LABEL, Values.LABEL);
  }

  @ParameterizedTest
  @CsvSource({
    "SUPPRESSED, INFO, Q",
    "CHANGE_NOT_SIGNIFICANT, INFO, N",
    "CHANGE_IN_COMPOSITION, NOTICE, B",
    "SERIES_BREAK, SEVERE, B",
    "SMALL_BASE, SEVERE, U",
    "OPSN_BIASED, WARNING, U",
    "OPSN_BIASED, NOTICE, A",
    "OUTSIDE_FRAME, INFO, A",
    "BEYOND_FRAME, WARNING, U",
    "MODEL_STRAINED, WARNING, U"
  })
  void aFlagHasItsStatus(FlagCode code, Severity severity, String expected) {
    assertThat(ObservationStatus.of(flag(code, severity)).code()).isEqualTo(expected);
  }

  @Test
  void aModelledFigureIsEstimated() {
    assertThat(Values.AREA.observationStatus().code()).isEqualTo("E");
  }

  @ParameterizedTest
  @EnumSource
  void everyFlagHasAStatus(FlagCode code) {
    assertThat(ObservationStatus.of(flag(code, Severity.SEVERE)))
        .isNotEqualTo(ObservationStatus.NORMAL);
  }

  @Test
  void aFigureHasTheStatusThatComesFirst() {
    Flag small = flag(FlagCode.SMALL_BASE, Severity.SEVERE);
    Flag noted = flag(FlagCode.HIGH_NONRESPONSE, Severity.NOTICE);
    Flag hidden = flag(FlagCode.SUPPRESSED, Severity.INFO);
    Estimate empty =
        Estimate.builder()
            .status(EstimateStatus.NOT_ESTIMABLE)
            .base(0)
            .clusters(0)
            .degreesOfFreedom(0)
            .effectiveBase(0)
            .kishDesignEffect(1)
            .build();
    assertThat(observed(Values.ESTIMATE)).isEqualTo("A");
    assertThat(observed(Values.ESTIMATE, noted)).isEqualTo("A");
    assertThat(observed(Values.ESTIMATE, noted, small)).isEqualTo("U");
    assertThat(observed(Values.BOUNDED, small)).isEqualTo("O");
    assertThat(observed(empty)).isEqualTo("O");
    assertThat(observed(Values.SUPPRESSED, small)).isEqualTo("Q");
    assertThat(observed(Values.ESTIMATE, hidden)).isEqualTo("A");
    assertThat(adjusted(Values.ESTIMATE)).isEqualTo("E");
    assertThat(adjusted(Values.ESTIMATE, small)).isEqualTo("U");
  }

  private static String observed(Estimate estimate, Flag... flags) {
    return ObservationStatus.ofObserved(estimate, List.of(flags)).code();
  }

  private static String adjusted(Estimate estimate, Flag... flags) {
    return ObservationStatus.ofAdjusted(estimate, List.of(flags)).code();
  }

  @ParameterizedTest
  @CsvSource({"TOO_FEW, A", "DOMINATED, O", "REVEALING, D"})
  void aHiddenFigureSaysWhy(SuppressionReason reason, String expected) {
    assertThat(ConfidentialityStatus.of(Estimate.suppressed(reason)).code()).isEqualTo(expected);
    assertThat(ConfidentialityStatus.of(Values.ESTIMATE).code()).isEqualTo("F");
  }
}
