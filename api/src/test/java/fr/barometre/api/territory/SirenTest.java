package fr.barometre.api.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known numbers, valid and not; La Poste's rule is published by Insee with its SIRET. */
class SirenTest {

  @Test
  void aSirenWithAValidKeyIsAccepted() {
    assertThat(Siren.parse("210 100 012").value()).isEqualTo("210100012");
  }

  @ParameterizedTest
  @ValueSource(strings = {"200034582", "21010001", "2101000122", "21010001A", "", "٢١٠١٠٠٠١٢"})
  void anythingElseIsRefusedAndQuoted(String text) {
    assertThatThrownBy(() -> Siren.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SIREN '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20003452800014", "35600000000048", "35600000009075"})
  void validSiretsAreAcceptedIncludingBothRulesOfLaPoste(String text) {
    assertThat(Siret.parse(text).siren().value()).isEqualTo(text.substring(0, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20003452800015", "35600000009076", "2000345280001", "20003458200014"})
  void wrongSiretsAreRefused(String text) {
    assertThatThrownBy(() -> Siret.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void aReferenceReadsBothForms() {
    assertThat(CollectiviteRef.parse("commune:2A004"))
        .isEqualTo(CollectiviteRef.of(CollectiviteType.COMMUNE, "2A004"));
    assertThat(CollectiviteRef.parse("SIREN:210100012").type()).isEmpty();
    assertThatThrownBy(() -> CollectiviteRef.parse("01001")).hasMessageContaining("COMMUNE:01001");
    assertThatThrownBy(() -> CollectiviteRef.parse("VILLE:01001")).hasMessageContaining("'VILLE'");
    assertThatThrownBy(() -> CollectiviteRef.parse("SIREN:200034582")).hasMessageContaining("Luhn");
  }

  @Test
  void aLegalCategoryNamesOneType() {
    assertThat(CollectiviteType.fromLegalCategory("7354")).isEqualTo(CollectiviteType.SYNDICAT);
    assertThatThrownBy(() -> CollectiviteType.fromLegalCategory("9999"))
        .hasMessageContaining("9999");
  }

  @Test
  void bandsAreHalfOpen() {
    PopulationBand band = new PopulationBand(500, 1000);
    assertThat(band.contains(499)).isFalse();
    assertThat(band.contains(500)).isTrue();
    assertThat(band.contains(999)).isTrue();
    assertThat(band.contains(1000)).isFalse();
    assertThatThrownBy(() -> new PopulationBand(5, 5)).hasMessageContaining("empty");
  }
}
