package fr.barometre.recoding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.population.Population;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LevelJoiningTest {

  private static final Population FRAME = Population.collectivites2025();

  private static JoinedLevels join(Dimension dimension, Map<String, Long> counts, long least) {
    Stream<Level> unknown =
        counts.containsKey(Level.UNKNOWN)
            ? Stream.of(FRAME.level(dimension, Map.of()))
            : Stream.of();
    List<Level> levels =
        Stream.concat(FRAME.levels(dimension).stream(), unknown).distinct().toList();
    return LevelJoining.on(FRAME).join(dimension, levels, counts, least);
  }

  @Test
  void kinds_of_epci_with_few_respondents_are_intercommunalites() {
    JoinedLevels types = join(Dimension.TYPE, Map.of("COMMUNE", 22L, "CC", 2L, "CA", 5L), 5);
    Level epci = types.of("CC");
    assertThat(epci.label().fr()).isEqualTo("Intercommunalités");
    assertThat(types.members(epci)).extracting(Level::code).contains("CC", "CA", "METROPOLE");
    assertThat(types.of("COMMUNE").code()).isEqualTo("COMMUNE");
    assertThat(types.of("REGION").code()).as("nobody is a region").isEqualTo("REGION");
  }

  @Test
  void a_kind_of_epci_with_enough_stays_and_the_others_are_named() {
    JoinedLevels types =
        join(Dimension.TYPE, Map.of("COMMUNE", 50L, "CC", 40L, "CA", 3L, "METROPOLE", 2L), 5);
    assertThat(types.of("CC").code()).isEqualTo("CC");
    assertThat(types.of("CA")).isEqualTo(types.of("METROPOLE"));
    assertThat(types.of("CA").code()).isEqualTo("CA+METROPOLE");
  }

  @Test
  void a_parent_that_is_too_small_joins_the_smallest_of_the_rest() {
    JoinedLevels types = join(Dimension.TYPE, Map.of("COMMUNE", 50L, "CC", 3L), 5);
    assertThat(types.of("CC")).isEqualTo(types.of("COMMUNE"));
  }

  @Test
  void strata_join_their_neighbours_and_say_so() {
    JoinedLevels strata =
        join(
            Dimension.POPULATION_STRATUM,
            Map.of(
                "0-499",
                40L,
                "500-999",
                3L,
                "1000-1999",
                12L,
                "2000-3499",
                9L,
                "3500-4999",
                6L,
                "10000-14999",
                4L,
                "50000-74999",
                2L),
            5);
    assertThat(strata.levels())
        .extracting(level -> level.label().fr())
        .containsExactly(
            "moins de 500 habitants",
            "500 à 1\u00A0999 habitants",
            "2\u00A0000 à 3\u00A0499 habitants",
            "3\u00A0500 à 4\u00A0999 habitants",
            "5\u00A0000 habitants et plus");
    assertThat(strata.of("10000-14999").code()).isEqualTo("5000+");
  }

  private static List<String> usefulBands(Map<String, Long> counts) {
    List<Level> levels = FRAME.levels(Dimension.POPULATION_STRATUM);
    return LevelJoining.on(FRAME)
        .join(Dimension.POPULATION_STRATUM, levels, counts, 5, 50)
        .levels()
        .stream()
        .map(Level::code)
        .toList();
  }

  @Test
  void bands_join_until_they_are_useful_or_two_are_left() {
    Map<String, Long> some =
        Map.of("0-499", 200L, "500-999", 60L, "1000-1999", 30L, "2000-3499", 25L, "3500-4999", 40L);
    assertThat(usefulBands(some)).containsExactly("0-499", "500-999", "1000+");
    assertThat(usefulBands(Map.of("0-499", 30L, "500-999", 20L, "1000-1999", 10L)))
        .as("10 join 20; two bands of 30 are left")
        .containsExactly("0-499", "500+");
    assertThat(usefulBands(Map.of("0-499", 30L, "500-999", 3L)))
        .as("too few, and no other band")
        .containsExactly("0+");
  }

  /** One level is no breakdown: it is not called "0 inhabitants or more", nor others of nothing. */
  @Test
  void all_levels_in_one_are_called_the_whole() {
    JoinedLevels sizes = join(Dimension.POPULATION_BAND, Map.of("0-999", 3L, "5000+", 1L), 5);
    assertThat(sizes.levels()).extracting(level -> level.label().fr()).contains("toutes tailles");
    assertThat(sizes.levels()).extracting(level -> level.label().en()).contains("any size");
    Map<String, Long> few = new HashMap<>();
    FRAME.levels(Dimension.DEPARTEMENT).forEach(level -> few.put(level.code(), 1L));
    Level all = join(Dimension.DEPARTEMENT, few, 1000).of("29");
    assertThat(all.label().fr()).isEqualTo("Tous départements");
    few.put("29", 60L);
    assertThat(join(Dimension.DEPARTEMENT, few, 50).of("01").label().fr())
        .startsWith("Autres départements");
  }

  @Test
  void departements_join_within_their_region() {
    JoinedLevels departements =
        join(Dimension.DEPARTEMENT, Map.of("29", 20L, "22", 3L, "35", 6L, "56", 2L, "75", 30L), 5);
    assertThat(departements.of("22")).isEqualTo(departements.of("56"));
    assertThat(departements.of("22").label().fr()).isEqualTo("Côtes-d'Armor et Morbihan");
    assertThat(departements.of("29").code()).isEqualTo("29");
  }

  @Test
  void corse_and_overseas_belong_together() {
    JoinedLevels regions =
        join(Dimension.REGION, Map.of("53", 30L, "94", 2L, "01", 2L, "04", 3L, "24", 40L), 5);
    assertThat(regions.of("94").label().fr()).isEqualTo("Corse et Outre-mer");
    assertThat(regions.of("04")).isEqualTo(regions.of("94"));
    assertThat(regions.of("53").code()).isEqualTo("53");
  }

  @Test
  void few_of_unknown_status_are_outside_or_unknown() {
    JoinedLevels opsn =
        join(Dimension.OPSN, Map.of("INSIDE", 70L, "OUTSIDE", 40L, "UNKNOWN", 2L), 5);
    assertThat(opsn.levels()).hasSize(2);
    assertThat(opsn.of("UNKNOWN")).isEqualTo(opsn.of("OUTSIDE"));
    assertThat(opsn.of("UNKNOWN").code()).isEqualTo("OUTSIDE+UNKNOWN");
  }

  @Test
  void enough_everywhere_joins_nothing() {
    assertThat(join(Dimension.REGION, Map.of("53", 5L, "24", 9L), 5).joins()).isFalse();
  }
}
