package fr.barometre.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.barometre.SmallSurvey;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.PublishedFinding.Kind;
import fr.barometre.editions.Edition2025;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traps of the 2025 infographic, and a table made to be wrong. */
class PublishedFiguresTest {

  private static final List<PublishedFinding> FINDINGS =
      PublishedFigures.check(Edition2025.QUESTIONNAIRE);

  private static List<String> indicators(Kind kind) {
    return FINDINGS.stream()
        .filter(f -> f.kind() == kind)
        .map(PublishedFinding::indicator)
        .toList();
  }

  private static String sentence(Kind kind, String indicator) {
    return FINDINGS.stream()
        .filter(f -> f.kind() == kind && f.indicator().equals(indicator))
        .findFirst()
        .orElseThrow()
        .sentence()
        .en();
  }

  @Test
  void finds_the_traps_of_2025() {
    assertThat(indicators(Kind.SUM_OFF)).containsExactly("ia.projet");
    assertThat(sentence(Kind.SUM_OFF, "ia.projet"))
        .isEqualTo("The printed shares add up to 99.0%, which rounding allows.");
    assertThat(indicators(Kind.NEGATIVE_HEADLINE))
        .containsExactly("pilotage.elu", "formation.agents");
    assertThat(indicators(Kind.UNIT_SLIPS))
        .containsExactly(
            "cyber.agents", "cyber.elus", "participation.retransmission", "teletravail.acces");
    assertThat(indicators(Kind.UNRESOLVED)).containsExactly("formation.agents");
    assertThat(indicators(Kind.BASE_MISSING)).containsExactly("");
    assertThat(indicators(Kind.UNKNOWN_MODALITY)).isEmpty();
    assertThat(FINDINGS)
        .filteredOn(f -> f.kind() == Kind.RECURRING)
        .extracting(f -> f.sentence().en())
        .containsExactly(
            "The figure of 26.0% is printed 5 times: mediation.lieux, cyber.elus,"
                + " participation.retransmission, logiciels.libres, donnees.ouvertes.");
  }

  /** Leaving missing answers out moves 34 to 40, 44 to 71 and 19 to 27.9. */
  @Test
  void says_what_another_base_would_have_printed() {
    assertThat(sentence(Kind.OTHER_BASE, "teletravail.charte")).contains("34.0%", "40.0%");
    assertThat(sentence(Kind.OTHER_BASE, "teletravail.acces")).contains("44.0%", "71.0%");
    assertThat(sentence(Kind.OTHER_BASE, "accessibilite.rgaa")).contains("19.0%", "27.9%");
  }

  @Test
  void a_wrong_table_is_told_so() {
    List<PublishedFinding> findings =
        PublishedFigures.check(
            SmallSurvey.ONE_WAVE,
            List.of(
                new PublishedFigure("donnees", List.of("OUI"), 60),
                new PublishedFigure("donnees", List.of("PEUT-ETRE"), 52)));
    assertThat(findings)
        .anySatisfy(
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.SUM_OFF);
              assertThat(f.severity()).isEqualTo(Severity.SEVERE);
            })
        .anySatisfy(f -> assertThat(f.kind()).isEqualTo(Kind.UNKNOWN_MODALITY));
    assertThatThrownBy(
            () ->
                PublishedFigures.check(
                    SmallSurvey.ONE_WAVE,
                    List.of(new PublishedFigure("autre", List.of("OUI"), 60))))
        .hasMessageContaining("unknown indicator 'autre'");
  }
}
