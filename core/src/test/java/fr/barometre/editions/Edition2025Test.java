package fr.barometre.editions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Panel;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.questionnaire.Wave;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The edition against the figures of the infographic. */
class Edition2025Test {

  private static final Questionnaire EDITION = Edition2025.QUESTIONNAIRE;

  @Test
  void has_the_themes_waves_panels_and_figures_of_the_publication() {
    assertThat(EDITION.themes()).hasSize(9);
    assertThat(EDITION.waves().stream().map(Wave::themes))
        .containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("7", "8", "9"));
    assertThat(EDITION.panels()).hasSize(10);
    assertThat(EDITION.indicators()).hasSize(17);
    assertThat(EDITION.panels().stream().map(Panel::code))
        .allSatisfy(
            panel ->
                assertThat(EDITION.indicators().stream().map(IndicatorDefinition::panel))
                    .contains(panel));
  }

  @Test
  void published_headlines() {
    Map<String, Double> headlines =
        EDITION.indicators().stream()
            .collect(
                Collectors.toMap(
                    IndicatorDefinition::code, i -> i.publishedPercent().orElseThrow()));
    assertThat(headlines)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("mediation.actions", 28.0),
                Map.entry("mediation.lieux", 26.0),
                Map.entry("cyber.agents", 49.0),
                Map.entry("cyber.elus", 26.0),
                Map.entry("participation.retransmission", 26.0),
                Map.entry("teletravail.charte", 34.0),
                Map.entry("teletravail.acces", 44.0),
                Map.entry("accessibilite.rgaa", 19.0),
                Map.entry("pilotage.feuille_de_route", 22.0),
                Map.entry("pilotage.elu", 52.0),
                Map.entry("formation.agents", 43.0),
                Map.entry("dematerialisation.paie", 22.0),
                Map.entry("dematerialisation.actes", 66.0),
                Map.entry("logiciels.saas", 39.0),
                Map.entry("logiciels.libres", 26.0),
                Map.entry("donnees.ouvertes", 26.0),
                Map.entry("ia.projet", 5.0)));
  }

  @Test
  void printed_distributions_add_up_to_100_but_one() {
    Map<String, Double> sums =
        EDITION.indicators().stream()
            .filter(i -> i.references().size() > 1)
            .collect(
                Collectors.toMap(
                    IndicatorDefinition::code,
                    i -> i.references().stream().mapToDouble(ReferenceValue::percent).sum()));
    assertThat(sums)
        .hasSize(9)
        .allSatisfy((code, sum) -> assertThat(sum).isEqualTo(code.equals("ia.projet") ? 99 : 100));
  }

  @Test
  void the_training_bands_stay_ambiguous() {
    List<ReferenceValue> bands =
        Edition2025.FORMATION_AGENTS.references().stream().filter(r -> !r.resolved()).toList();
    assertThat(bands.stream().map(ReferenceValue::percent))
        .containsExactly(26.0, 18.0, 6.0, 5.0, 2.0);
    assertThat(bands).allSatisfy(r -> assertThat(r.modalities()).hasSize(5));
  }

  @Test
  void constants_and_codes_are_the_same_indicators() {
    assertThat(EDITION.indicator("teletravail.charte")).contains(Edition2025.TELETRAVAIL_CHARTE);
    assertThat(EDITION.indicator("ia.projet")).contains(Edition2025.IA_PROJET);
  }

  @Test
  void the_edition_reads_back_from_json() {
    JsonMapper mapper = JsonMapper.shared();
    assertThat(mapper.readValue(mapper.writeValueAsString(EDITION), Questionnaire.class))
        .isEqualTo(EDITION);
  }
}
