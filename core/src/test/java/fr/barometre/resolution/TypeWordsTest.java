package fr.barometre.resolution;

import static fr.barometre.api.territory.CollectiviteType.CA;
import static fr.barometre.api.territory.CollectiviteType.CC;
import static fr.barometre.api.territory.CollectiviteType.COMMUNE;
import static fr.barometre.api.territory.CollectiviteType.CU;
import static fr.barometre.api.territory.CollectiviteType.METROPOLE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.territory.CollectiviteType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeWordsTest {

  @ParameterizedTest
  @EnumSource
  void a_type_is_its_name_its_labels_and_its_legal_categories(CollectiviteType type) {
    assertThat(TypeWords.of(type.name())).containsExactly(type);
    assertThat(TypeWords.of(type.label().fr().toUpperCase(java.util.Locale.FRENCH)))
        .containsExactly(type);
    assertThat(TypeWords.of(type.label().en())).containsExactly(type);
    type.legalCategories()
        .forEach(category -> assertThat(TypeWords.of(category)).containsExactly(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mairie|COMMUNE",
        "ville|COMMUNE",
        "Communes|COMMUNE",
        "Commune nouvelle|COMMUNE",
        "commune / mairie|COMMUNE",
        "7210.0|COMMUNE",
        "7210 - Commune|COMMUNE",
        "communaute de communes|CC",
        "Communautés de communes|CC",
        "CC - Communauté de communes|CC",
        "Communauté de communes (CC)|CC",
        "EPCI - Communauté d\u2019agglomération|CA",
        "Métropoles|METROPOLE",
        "Conseil départemental|DEPARTEMENT",
        "DÉPARTEMENTS|DEPARTEMENT",
        "conseil régional|REGION",
        "7225|CTU",
        "SIVOM|SYNDICAT",
        "syndicat mixte fermé|SYNDICAT",
        "c.c.a.s.|CCAS",
      })
  void words_in_use(String text, CollectiviteType type) {
    assertThat(TypeWords.of(text)).containsExactly(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EPCI", "intercommunalité", "EPCI à fiscalité propre", "Intercommunalité (EPCI)"})
  void epci_leave_the_type_open(String text) {
    assertThat(TypeWords.of(text)).isEqualTo(Set.of(CC, CA, CU, METROPOLE));
  }

  @Test
  void parts_that_differ_leave_it_open_too() {
    assertThat(TypeWords.of("Métropole ou communauté urbaine")).isEqualTo(Set.of(METROPOLE, CU));
    assertThat(TypeWords.of("Commune ou licorne")).isEmpty();
  }

  @Test
  void what_means_no_type_has_a_suggestion() {
    assertThat(TypeWords.of("Comune")).isEmpty();
    assertThat(TypeWords.expected("Comune"))
        .isEqualTo("a type of collectivité; did you mean 'Commune'?");
    assertThat(TypeWords.expected("Comunauté de commune")).contains("'Communauté de communes'");
    assertThat(TypeWords.expected("licorne"))
        .startsWith("a type of collectivité: one of [COMMUNE, CC,");
    assertThat(TypeWords.of("")).isEmpty();
    assertThat(TypeWords.of("M")).doesNotContain(COMMUNE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Une commune|COMMUNE",
        "La commune|COMMUNE",
        "Commune (moins de 1000 habitants)|COMMUNE",
        "Commune de moins de 1 000 habitants|COMMUNE",
        "Commune, entre 1 000 et 5 000 habitants|COMMUNE",
        "Commune > 10000 habitants|COMMUNE",
        "commune rurale|COMMUNE",
        "Département (hors Alsace)|DEPARTEMENT"
      })
  void a_remark_is_no_part_of_a_type(String text, CollectiviteType type) {
    assertThat(TypeWords.of(text)).containsExactly(type);
  }

  @Test
  void a_remark_is_not_taken_for_the_type() {
    assertThat(TypeWords.of("EPCI (communauté de communes, d'agglomération, urbaine, métropole)"))
        .isEqualTo(Set.of(CC, CA, CU, METROPOLE));
    assertThat(TypeWords.of("Association de communes")).isEmpty();
    assertThat(TypeWords.of("Commune membre d'un EPCI")).isEmpty();
    assertThat(TypeWords.of("licorne (commune)")).isEmpty();
    assertThat(TypeWords.expected("EPT")).startsWith("a type of collectivité: one of");
  }

  @Test
  void collectivite_says_nothing_of_the_type() {
    assertThat(TypeWords.of("Collectivité locale"))
        .containsExactlyInAnyOrder(CollectiviteType.values());
  }
}
