package fr.barometre.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelCountingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "jour; jours; day; days",
        "jour par semaine; jours par semaine; day a week; days a week",
        "jour travaillé; jours travaillés; day worked; days worked",
        "an; ans; year; years",
        "lieu; lieux; place; places",
        "réseau; réseaux; euro; euros",
        "local; locaux; hour; hours",
        "mois; mois; month; months",
        "poste de travail; postes de travail; week; weeks",
        "élu ou agent d’accueil; élus ou agents d’accueil; minute; minutes",
        "ETP; ETP; FTE; FTE",
        "k€; k€; k€; k€",
        "€ par habitant; € par habitant; € a head; € a head",
        "min; min; min; min",
        "Mo/s; Mo/s; Mb/s; Mb/s",
        "accès; accès; staff; staff",
        "collectivité; collectivités; authority; authorities"
      })
  void a_unit_is_singular_in_french_below_two_in_english_at_one(
      String un, String plusieurs, String one, String several) {
    Label plural = Label.of(plusieurs, several);
    boolean known = !one.equals("authority") && !one.equals("place");
    Label singular = Label.of(un, known ? one : several);
    for (Label unit : new Label[] {plural, singular}) {
      for (double amount : new double[] {0, 1, 1.5, -1}) {
        assertThat(unit.counting(amount, Locale.FRENCH)).isEqualTo(un);
      }
      for (double amount : new double[] {2, 2.03, -12}) {
        assertThat(unit.counting(amount, Locale.FRENCH)).isEqualTo(plusieurs);
      }
      assertThat(unit.counting(1, Locale.ENGLISH)).isEqualTo(one);
      for (double amount : new double[] {0, 1.5, 2}) {
        assertThat(unit.counting(amount, Locale.ENGLISH)).isEqualTo(several);
      }
    }
  }

  /** Some write both forms at once; a codebook without English has French in both. */
  @ParameterizedTest
  @CsvSource({"jour(s), jour, jours", "agent(s) formé(s), agent formé, agents formés"})
  void both_forms_at_once_become_one(String both, String un, String plusieurs) {
    Label unit = Label.same(both);
    assertThat(unit.counting(1.5, Locale.FRENCH)).isEqualTo(un);
    assertThat(unit.counting(2, Locale.FRENCH)).isEqualTo(plusieurs);
    assertThat(unit.counting(1, Locale.ENGLISH)).isEqualTo(un);
    assertThat(unit.counting(1.5, Locale.ENGLISH)).isEqualTo(plusieurs);
  }
}
