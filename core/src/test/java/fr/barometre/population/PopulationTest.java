package fr.barometre.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.barometre.api.Label;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.Siren;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {

  private static final Population FRAME = Population.collectivites2025();

  @Test
  void the_frame_of_2025_has_the_counts_of_its_source() {
    assertThat(FRAME.size()).isEqualTo(36_242);
    assertThat(byCode(FRAME, Dimension.TYPE))
        .isEqualTo(
            Map.of(
                "COMMUNE", 34_875L,
                "CC", 989L,
                "CA", 230L,
                "CU", 14L,
                "METROPOLE", 22L,
                "DEPARTEMENT", 95L,
                "REGION", 17L));
  }

  @Test
  void a_collectivite_is_found_by_type_and_code_or_by_siren() {
    Collectivite byCode = FRAME.find(CollectiviteType.COMMUNE, "01001").orElseThrow();
    assertThat(FRAME.find(new Siren("210100012"))).contains(byCode);
    assertThat(FRAME.find(CollectiviteRef.parse("SIREN:210100012"))).contains(byCode);
    assertThat(FRAME.find(CollectiviteType.COMMUNE, "00000")).isEmpty();
    assertThat(FRAME.find(CollectiviteType.REGION, "44"))
        .isNotEqualTo(FRAME.find(CollectiviteType.DEPARTEMENT, "44"));
  }

  @Test
  void both_opsn_lists_cover_what_their_sources_say() {
    Population communes = FRAME.restrictedTo(List.of(CollectiviteType.COMMUNE));
    assertThat(OpsnCoverage.anct().operators()).hasSize(27);
    assertThat(OpsnCoverage.anct().departements()).hasSize(46);
    assertThat(OpsnCoverage.anctAndDeclic().departements()).hasSize(66);
    assertThat(byCode(communes.withOpsn(OpsnCoverage.anct()), Dimension.OPSN))
        .isEqualTo(Map.of("INSIDE", 18_354L, "OUTSIDE", 34_875L - 18_354));
    assertThat(byCode(communes, Dimension.OPSN)).containsEntry("INSIDE", 25_984L);
  }

  @Test
  void perimeter_and_membership_are_two_notions() {
    CollectiviteRef member = CollectiviteRef.parse("COMMUNE:01001");
    Population frame = FRAME.withOpsn(OpsnCoverage.anct().withMembers(List.of(member)));
    assertThat(byCode(frame, Dimension.OPSN_MEMBER))
        .isEqualTo(Map.of("INSIDE", 1L, "OUTSIDE", 36_241L));
    assertThat(byCode(FRAME, Dimension.OPSN_MEMBER)).isEqualTo(Map.of("UNKNOWN", 36_242L));
  }

  @Test
  void strata_are_pluggable_and_nest() {
    Map<String, Long> bands = byCode(FRAME, Dimension.POPULATION_BAND);
    assertThat(bands.keySet()).containsExactlyInAnyOrder("0-999", "1000-4999", "5000+");
    assertThat(FRAME.levels(Dimension.POPULATION_STRATUM)).hasSize(15);
    Map<String, Long> four =
        byCode(
            FRAME.withStrata(Dimension.POPULATION_BAND, StrataScheme.FOUR_BANDS),
            Dimension.POPULATION_BAND);
    Map<String, Long> strata = byCode(FRAME, Dimension.POPULATION_STRATUM);
    assertThat(four.get("0-3499"))
        .isEqualTo(
            strata.get("0-499")
                + strata.get("500-999")
                + strata.get("1000-1999")
                + strata.get("2000-3499"));
  }

  @Test
  void a_frame_comes_from_a_csv(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("frame.csv");
    Files.writeString(
        file,
        "code,nom,type,population,departement\n01001,A,commune,0,01\n02002,B,commune,10,02\n");
    Population frame = Population.from(file);
    assertThat(frame.size()).isEqualTo(2);
    assertThat(byCode(frame, Dimension.DEPARTEMENT)).isEqualTo(Map.of("01", 1L, "02", 1L));
    assertThat(byCode(frame, Dimension.OPSN)).isEqualTo(Map.of("UNKNOWN", 2L));
    assertThat(frame.find(CollectiviteType.COMMUNE, "01001").orElseThrow().population()).isZero();
  }

  /** A list as an association keeps it: usual headers, types in words, numbers with blanks. */
  @Test
  void a_frame_is_read_as_people_write_it(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("frame.csv");
    Files.writeString(
        file,
        """
        N° SIREN;Nom du syndicat;Nature juridique;Population municipale;Code département
        200 000 172;Syndicat d'eau;Syndicat mixte fermé;12 345;74
        210100012;PETR du Born;Pôle d'équilibre;800.0;40
        """);
    Population frame = Population.from(file);

    assertThat(frame.collectivites())
        .extracting(Collectivite::type, Collectivite::code, Collectivite::population)
        .containsExactlyInAnyOrder(
            tuple(CollectiviteType.SYNDICAT, "200000172", 12_345),
            tuple(CollectiviteType.PETR, "210100012", 800));
    assertThat(byCode(frame, Dimension.DEPARTEMENT)).isEqualTo(Map.of("74", 1L, "40", 1L));
  }

  @Test
  void a_wrong_row_of_a_frame_is_named(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("frame.csv");
    Files.writeString(file, "code;nom;type;population\n01001;A;comune;5\n");
    assertThatThrownBy(() -> Population.from(file))
        .hasMessageContaining(
            "frame.csv:2: type 'comune': expected a type of collectivité; did you mean 'Commune'?");
    Files.writeString(file, "code;nom;type;population\n200000172;A;EPCI;5\n");
    assertThatThrownBy(() -> Population.from(file))
        .hasMessageContaining(
            "frame.csv:2: type 'EPCI': expected one type, and this may be any of"
                + " [CC, CA, CU, METROPOLE]");
    Files.writeString(file, "code;nom;type;population\n1001;A;commune;5\n");
    assertThatThrownBy(() -> Population.from(file))
        .hasMessageContaining(
            "frame.csv:2: code '1001': expected Insee's code of a commune, five characters such as"
                + " 01001 or 2A004; spreadsheets drop the zero in front");
    Files.writeString(file, "code;nom;type;population\n01001;A;commune;douze\n");
    assertThatThrownBy(() -> Population.from(file))
        .hasMessageContaining("frame.csv:2: population 'douze' is not a whole number");
    Files.writeString(file, "code;nom;type;habitants;pop\n01001;A;commune;1;2\n");
    assertThatThrownBy(() -> Population.from(file))
        .hasMessage(
            "frame.csv:1: columns ['habitants', 'pop'] may all be 'population'; expected one of"
                + " them under that name");
    Files.writeString(file, "code;nom;type;population\n01001;A;commune;1\n01001;B;commune;1\n");
    assertThatThrownBy(() -> Population.from(file)).hasMessageContaining("COMMUNE:01001 twice");
    Files.writeString(file, "code;nom;type;population\n01001;A;commune;-3\n");
    assertThatThrownBy(() -> Population.from(file))
        .hasMessageContaining("frame.csv:2")
        .hasMessageContaining("negative population: -3");
    Files.writeString(file, "code;nom;type;population\n");
    assertThatThrownBy(() -> Population.from(file)).hasMessageContaining("no collectivité");
  }

  @Test
  void a_frame_known_by_counts_needs_no_collectivite() {
    Population frame =
        Population.ofCounts("toy", Dimension.OPSN, Map.of("INSIDE", 400L, "OUTSIDE", 600L));
    assertThat(frame.size()).isEqualTo(1000);
    assertThat(byCode(frame, Dimension.OPSN)).containsEntry("INSIDE", 400L);
    assertThat(frame.level(Dimension.OPSN, Map.of("OPSN", "INSIDE")).code()).isEqualTo("INSIDE");
    assertThat(frame.level(Dimension.OPSN, Map.of()).code()).isEqualTo(Level.UNKNOWN);
    assertThatThrownBy(() -> frame.levels(Dimension.REGION))
        .hasMessageContaining("unknown dimension 'REGION'")
        .hasMessageContaining("OPSN");
    assertThatThrownBy(() -> Population.ofCounts("none", Dimension.OPSN, Map.of("INSIDE", 0L)))
        .hasMessageContaining("no collectivité");
  }

  @Test
  void a_users_opsn_list_comes_from_a_csv(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("opsn.csv");
    Files.writeString(file, "opsn;departement\nMon OPSN;01\nMon OPSN;2A\n");
    OpsnCoverage coverage = OpsnCoverage.from(file);
    assertThat(coverage.departements()).containsExactlyInAnyOrder("01", "2A");
    Files.writeString(file, "opsn;departement\nMon OPSN;Ain\n");
    assertThatThrownBy(() -> OpsnCoverage.from(file))
        .hasMessage("opsn.csv:2: departement 'Ain' is not a département such as 01 or 2A");
  }

  static Map<String, Long> byCode(Population frame, Dimension dimension) {
    return frame.counts(dimension).entrySet().stream()
        .collect(java.util.stream.Collectors.toMap(e -> e.getKey().code(), Map.Entry::getValue));
  }

  /** Counted one collectivité after the other; the last crossing could have 36 million cells. */
  @Test
  void cells_are_counted_as_one_by_one() {
    Dimension own = Dimension.of("OWN", "elle-même", "itself");
    Dimension hundreds = Dimension.of("HUNDREDS", "centaines", "hundreds");
    Population frame =
        Population.collectivites2025()
            .withDimension(own, c -> new Level(c.ref().toString(), Label.same(c.name())))
            .withDimension(
                hundreds,
                c -> new Level("h" + c.population() / 100 % 1000, Label.same("hundreds")));
    for (List<Dimension> crossed :
        List.of(
            List.<Dimension>of(),
            List.of(Dimension.OPSN),
            List.of(Dimension.DEPARTEMENT, Dimension.TYPE, Dimension.POPULATION_BAND),
            List.of(own, hundreds),
            List.of(hundreds, own, Dimension.REGION))) {
      Map<List<Level>, Long> one = new HashMap<>();
      for (Collectivite c : frame.collectivites()) {
        one.merge(crossed.stream().map(d -> frame.level(d, c)).toList(), 1L, Long::sum);
      }
      assertThat(frame.counts(crossed)).isEqualTo(one);
    }
  }
}
