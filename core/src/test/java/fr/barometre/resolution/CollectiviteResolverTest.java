package fr.barometre.resolution;

import static fr.barometre.api.territory.CollectiviteType.CA;
import static fr.barometre.api.territory.CollectiviteType.CC;
import static fr.barometre.api.territory.CollectiviteType.COMMUNE;
import static fr.barometre.api.territory.CollectiviteType.DEPARTEMENT;
import static fr.barometre.api.territory.CollectiviteType.METROPOLE;
import static fr.barometre.api.territory.CollectiviteType.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text, the reference that is meant, and the rules that lead to it. */
class CollectiviteResolverTest {

  private static final Population FRAME = Population.collectivites2025();
  private static final CollectiviteResolver RESOLVER = CollectiviteResolver.of(FRAME);

  private static Set<CollectiviteType> types(String type) {
    return type.isEmpty() ? Set.of() : TypeWords.of(type);
  }

  private static Resolution resolve(String type, String text) {
    return RESOLVER.resolve(types(type), text, Hints.NONE);
  }

  private static List<String> codes(Resolution resolution) {
    return resolution.candidates().stream().map(Collectivite::code).toList();
  }

  private static void assertFound(Resolution resolution, String ref, String rules) {
    assertThat(resolution.member()).as(resolution.toString()).isPresent();
    assertThat(resolution.ref()).contains(CollectiviteRef.parse(ref));
    assertThat(resolution.rules().stream().map(Enum::name).collect(Collectors.joining(" ")))
        .as(resolution.toString())
        .isEqualTo(rules);
    assertThat(resolution.candidates()).isEmpty();
    assertThat(resolution.reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "COMMUNE|01001|COMMUNE:01001|AS_WRITTEN",
        "COMMUNE|01001 |COMMUNE:01001|SPACES",
        "COMMUNE|01001.0|COMMUNE:01001|DECIMAL",
        "COMMUNE|01001,00|COMMUNE:01001|DECIMAL",
        "COMMUNE|1001.0|COMMUNE:01001|DECIMAL LOST_ZERO",
        "COMMUNE|=\"01001\"|COMMUNE:01001|EXCEL_TEXT",
        "COMMUNE|\"01001\"|COMMUNE:01001|EXCEL_TEXT",
        "COMMUNE|'01001|COMMUNE:01001|EXCEL_TEXT",
        "COMMUNE|\u201901001|COMMUNE:01001|EXCEL_TEXT",
        "COMMUNE|1033|COMMUNE:01033|LOST_ZERO",
        "COMMUNE|1018|COMMUNE:01033|LOST_ZERO PAST_CODE",
        "COMMUNE|2a004|COMMUNE:2A004|CASE",
        "COMMUNE|01 001|COMMUNE:01001|SPACES",
        "COMMUNE|01\u00A0001|COMMUNE:01001|SPACES",
        "COMMUNE|01\u202F001\t|COMMUNE:01001|SPACES",
        "COMMUNE|\uFEFF01001|COMMUNE:01001|SPACES",
        "COMMUNE| =\"2a004\" |COMMUNE:2A004|SPACES EXCEL_TEXT CASE",
        "COMMUNE|01091|COMMUNE:01033|PAST_CODE",
        "COMMUNE|75056|COMMUNE:75056|AS_WRITTEN",
        "COMMUNE|97411|COMMUNE:97411|AS_WRITTEN",
        "COMMUNE|75101|COMMUNE:75056|ARRONDISSEMENT",
        "COMMUNE|75120|COMMUNE:75056|ARRONDISSEMENT",
        "COMMUNE|69381|COMMUNE:69123|ARRONDISSEMENT",
        "COMMUNE|69389|COMMUNE:69123|ARRONDISSEMENT",
        "COMMUNE|13201|COMMUNE:13055|ARRONDISSEMENT",
        "COMMUNE|13216|COMMUNE:13055|ARRONDISSEMENT",
        "COMMUNE|210100012|COMMUNE:01001|SIREN",
        "COMMUNE|210 100 012|COMMUNE:01001|SPACES SIREN",
        "COMMUNE|210100012.0|COMMUNE:01001|DECIMAL SIREN",
        "COMMUNE|21010001200017|COMMUNE:01001|SIRET",
        "COMMUNE|210 100 012 00017|COMMUNE:01001|SPACES SIRET",
        "COMMUNE|2.1010001200017E+13|COMMUNE:01001|DECIMAL SIRET",
        "COMMUNE|75001|COMMUNE:75056|POSTAL_CODE",
        "COMMUNE|69009|COMMUNE:69009|AS_WRITTEN",
        "COMMUNE|06600|COMMUNE:06004|POSTAL_CODE",
        "COMMUNE|COMMUNE:01001|COMMUNE:01001|AS_WRITTEN",
        "COMMUNE|Commune 01001|COMMUNE:01001|KIND",
        "DEPARTEMENT|01|DEPARTEMENT:01|AS_WRITTEN",
        "DEPARTEMENT|1|DEPARTEMENT:01|LOST_ZERO",
        "DEPARTEMENT|971|DEPARTEMENT:971|AS_WRITTEN",
        "DEPARTEMENT|6ae|DEPARTEMENT:6AE|CASE",
        "DEPARTEMENT|CD01|DEPARTEMENT:01|KIND",
        "DEPARTEMENT|CD 1|DEPARTEMENT:01|KIND LOST_ZERO",
        "REGION|84|REGION:84|AS_WRITTEN",
        "REGION|01|REGION:01|AS_WRITTEN",
        "REGION|1|REGION:01|LOST_ZERO",
        "REGION|22|REGION:32|PAST_CODE",
        "REGION|26|REGION:27|PAST_CODE",
        "REGION|82|REGION:84|PAST_CODE",
        "CC|200 000 172|CC:200000172|SPACES",
        "CC|20000017200029|CC:200000172|SIRET",
        "CA|200000172|CC:200000172|SIREN TYPE_OF_FRAME",
        "EPCI|200000172|CC:200000172|AS_WRITTEN",
        "|01001|COMMUNE:01001|AS_WRITTEN",
        "|01091|COMMUNE:01033|PAST_CODE",
        "|210 100 012|COMMUNE:01001|SPACES SIREN",
        "|21010001200017|COMMUNE:01001|SIRET",
        "|SIREN:210100012|COMMUNE:01001|SIREN",
        "|SIREN 210 100 012|COMMUNE:01001|SPACES SIREN",
        "|n° SIRET : 21010001200017|COMMUNE:01001|SPACES SIRET",
        "|commune:1033|COMMUNE:01033|LOST_ZERO",
      })
  void codes_in_any_spelling(String type, String text, String ref, String rules) {
    assertFound(resolve(type == null ? "" : type, text), ref, rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "COMMUNE|Bourg-en-Bresse|COMMUNE:01053|NAME",
        "COMMUNE|BOURG EN BRESSE|COMMUNE:01053|NAME",
        "COMMUNE|Chalon/Saône|COMMUNE:71076|NAME",
        "REGION|PACA|REGION:93|NAME",
        "|Région Sud|REGION:93|NAME",
        "REGION|Picardie|REGION:32|PAST_NAME",
        "REGION|Centre|REGION:24|PAST_NAME",
        "|Région Midi-Pyrénées|REGION:76|PAST_NAME",
        "REGION|Conseil régional de Bourgogne|REGION:27|PAST_NAME",
        "|Conseil régional AURA|REGION:84|NAME",
        "COMMUNE|Commune de Bourg-en-Bresse|COMMUNE:01053|NAME",
        "COMMUNE|Bourg-en-Bresse (01)|COMMUNE:01053|NAME_AND_DEPARTEMENT",
        "COMMUNE|Bourg-en-Bresse (Ain)|COMMUNE:01053|NAME_AND_DEPARTEMENT",
        "COMMUNE|Bourg-en-Bresse, Ain|COMMUNE:01053|NAME_AND_DEPARTEMENT",
        "COMMUNE|01 - Bourg-en-Bresse|COMMUNE:01053|NAME_AND_DEPARTEMENT",
        "COMMUNE|Bourg-en-Bresse 01000|COMMUNE:01053|NAME_AND_POSTAL_CODE",
        "COMMUNE|01000 Bourg-en-Bresse|COMMUNE:01053|NAME_AND_POSTAL_CODE",
        "COMMUNE|01012 Bourg-en-Bresse Cedex|COMMUNE:01053|NAME_AND_DEPARTEMENT",
        "COMMUNE|01053 - Bourg-en-Bresse|COMMUNE:01053|NAME_AND_CODE",
        "COMMUNE|Bourg-en-Bresse (210100533)|COMMUNE:01053|NAME_AND_CODE",
        "|Bourg-en-Bresse (01)|COMMUNE:01053|NAME_AND_DEPARTEMENT",
        "COMMUNE|L'Abergement-Clémenciat|COMMUNE:01001|NAME",
        "COMMUNE|L\u2019Abergement Clemenciat|COMMUNE:01001|NAME",
        "COMMUNE|Abergement-Clémenciat|COMMUNE:01001|NAME",
        "COMMUNE|Ville du Mans|COMMUNE:72181|NAME",
        "COMMUNE|Mans (Le)|COMMUNE:72181|NAME",
        "COMMUNE|Mairie des Sables d'Olonne|COMMUNE:85194|NAME",
        "COMMUNE|Mairie d'Oyonnax|COMMUNE:01283|NAME",
        "COMMUNE|St-Etienne|COMMUNE:42218|NAME",
        "COMMUNE|Ste Foy lès Lyon|COMMUNE:69202|NAME",
        "COMMUNE|Chalon s/ Saône|COMMUNE:71076|NAME",
        "COMMUNE|Vandoeuvre-lès-Nancy|COMMUNE:54547|NAME",
        "COMMUNE|St Denis 93200|COMMUNE:93066|NAME_AND_POSTAL_CODE",
        "COMMUNE|Saint-Denis (Seine-Saint-Denis)|COMMUNE:93066|NAME_AND_DEPARTEMENT",
        "COMMUNE|La Rochelle (17)|COMMUNE:17300|NAME_AND_DEPARTEMENT",
        "COMMUNE|Château-Chinon (Ville)|COMMUNE:58062|NAME",
        "COMMUNE|Ville-d'Avray|COMMUNE:92077|NAME",
        "COMMUNE|Paris 15e|COMMUNE:75056|ARRONDISSEMENT",
        "COMMUNE|Lyon 3ème arrondissement|COMMUNE:69123|ARRONDISSEMENT",
        "COMMUNE|Béon (01)|COMMUNE:01138|PAST_NAME",
        "DEPARTEMENT|Ain|DEPARTEMENT:01|NAME",
        "DEPARTEMENT|Département de l'Ain|DEPARTEMENT:01|NAME",
        "DEPARTEMENT|Conseil départemental du Nord|DEPARTEMENT:59|NAME",
        "DEPARTEMENT|Ain (01)|DEPARTEMENT:01|NAME_AND_CODE",
        "REGION|Région Île-de-France|REGION:11|NAME",
        "REGION|conseil regional de bretagne|REGION:53|NAME",
        "REGION|84 - Auvergne-Rhône-Alpes|REGION:84|NAME_AND_CODE",
        "CC|CC de la Dombes|CC:200069193|NAME",
        "communaute de communes|Communauté de communes de la Dombes|CC:200069193|NAME",
        "EPCI|La Dombes|CC:200069193|NAME",
        "|com com de la Dombes|CC:200069193|NAME",
        "CA|Lorient Agglo|CA:200042174|NAME",
        "CA|Communauté d'agglomération de Lorient|CA:200042174|NAME",
        "CA|COBAN|CA:243301504|NAME",
        "METROPOLE|Métropole de Nantes|METROPOLE:244400404|NAME",
        "|Nantes Métropole|METROPOLE:244400404|NAME",
        "|Nantes|COMMUNE:44109|NAME",
        "|Conseil départemental de Mayotte|DEPARTEMENT:976|NAME",
      })
  void names_that_one_member_has(String type, String text, String ref, String rules) {
    assertFound(resolve(type == null ? "" : type, text), ref, rules);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Aix PACA", "Saint-Malo Normandie", "Marseille, Bretagne"})
  void a_region_beside_a_name_contradicts_like_a_departement(String text) {
    assertThat(resolve("COMMUNE", text).ref()).isEmpty();
  }

  @Test
  void a_region_beside_a_name_tells_apart_like_a_departement() {
    assertThat(resolve("COMMUNE", "Saint-Malo, Bretagne").ref())
        .contains(CollectiviteRef.of(CollectiviteType.COMMUNE, "35288"));
    assertThat(resolve("COMMUNE", "Saint-Denis (Île-de-France)").ref())
        .contains(CollectiviteRef.of(CollectiviteType.COMMUNE, "93066"));
  }

  /** A name after its kind, or where a type asks for it, but no word that is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "je ne sais pas",
        "aucun",
        "néant",
        "test",
        "CC du Pays de Gex",
        "syndicat 249710047"
      })
  void what_is_no_name_of_a_syndicat_is_refused(String text) {
    assertThat(resolve("SYNDICAT", text).ref()).isEmpty();
  }

  @Test
  void a_name_of_several_is_refused_with_them() {
    Resolution saints = resolve("COMMUNE", "Saint-Denis");
    assertThat(codes(saints)).containsExactly("11339", "30247", "93066", "97411");
    assertThat(saints.ref()).isEmpty();
    assertThat(saints.rule()).isEmpty();
    assertThat(saints.reason())
        .isEqualTo(
            "expected a name that one commune has; it is that of Saint-Denis (11, COMMUNE:11339), "
                + "Saint-Denis (30, COMMUNE:30247), Saint-Denis (93, COMMUNE:93066), "
                + "Saint-Denis (974, COMMUNE:97411)");
    assertThat(resolve("COMMUNE", "Sainte-Colombe").reason()).contains(" and 7 more");
  }

  @Test
  void hints_tell_apart_those_of_one_name() {
    Set<CollectiviteType> commune = Set.of(COMMUNE);
    for (String hint : List.of("974", "La Réunion", "974 - La Réunion", "Réunion (974)")) {
      assertFound(
          RESOLVER.resolve(commune, "Saint-Denis", Hints.departement(hint)),
          "COMMUNE:97411",
          "NAME_AND_DEPARTEMENT");
    }
    assertFound(
        RESOLVER.resolve(commune, "St Denis", Hints.postalCode("93 200")),
        "COMMUNE:93066",
        "NAME_AND_POSTAL_CODE");
    assertFound(
        RESOLVER.resolve(commune, "Bourg-en-Bresse", Hints.postalCode("1000")),
        "COMMUNE:01053",
        "NAME_AND_POSTAL_CODE");
    assertFound(
        RESOLVER.resolve(commune, "Bourg-en-Bresse", new Hints("1", "01012")),
        "COMMUNE:01053",
        "NAME_AND_DEPARTEMENT");
    assertFound(
        RESOLVER.resolve(Set.of(REGION), "Bretagne", Hints.departement("35")), "REGION:53", "NAME");
    assertFound(
        RESOLVER.resolve(commune, "Bourg-en-Bresse", Hints.departement("quelque part")),
        "COMMUNE:01053",
        "NAME");
  }

  @Test
  void a_hint_that_contradicts_the_name_is_refused() {
    Resolution elsewhere =
        RESOLVER.resolve(Set.of(COMMUNE), "Bourg-en-Bresse", Hints.departement("69"));
    assertThat(elsewhere.refused()).isTrue();
    assertThat(codes(elsewhere)).containsExactly("01053");
    assertThat(codes(resolve("COMMUNE", "Bourg-en-Bresse 75001"))).containsExactly("01053");
    assertThat(codes(resolve("REGION", "11 Bretagne"))).containsExactly("53");
  }

  @Test
  void postal_codes_are_those_of_the_source() {
    // zlib's CRC-32 of "postal code:communes" a line, made from the file that the shipped one is
    // of.
    PostalCodes all = PostalCodes.all();
    assertThat(all.codes()).hasSize(6187);
    CRC32 sum = new CRC32();
    sum.update(
        all.codes().stream()
            .sorted()
            .map(code -> code + ":" + String.join(",", all.communes(code)))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
    assertThat(sum.getValue()).isEqualTo(3_198_015_937L);
  }

  @Test
  void a_postal_code_of_several_is_refused_with_them() {
    Resolution bourg = resolve("COMMUNE", "01000");
    assertThat(bourg.refused()).isTrue();
    assertThat(codes(bourg)).containsExactly("01053", "01344");
    assertThat(bourg.expected())
        .startsWith("a code of a commune, not a postal code that several have: Bourg-en-Bresse");
  }

  @Test
  void a_code_of_the_past_that_is_a_postal_code_of_others_is_refused_with_all() {
    assertThat(codes(resolve("COMMUNE", "01440"))).containsExactly("01283", "01451");
    assertThat(codes(resolve("COMMUNE", "55273"))).containsExactly("55245", "55386");
  }

  @Test
  void a_lost_zero_is_restored_only_where_the_type_is_known() {
    Resolution untyped = resolve("", "1033");
    assertThat(untyped.refused()).isTrue();
    assertThat(codes(untyped)).containsExactly("01033");
    assertThat(resolve("COMMUNE", "1000").refused()).isTrue();
    assertThat(resolve("COMMUNE", "9999").refused()).isTrue();
    assertThat(resolve("COMMUNE", "123").refused()).isTrue();
    assertThat(resolve("", "01").candidates())
        .extracting(Collectivite::type)
        .containsExactly(DEPARTEMENT, REGION);
  }

  @Test
  void a_well_formed_code_that_the_frame_does_not_have_is_outside_it() {
    Map<String, String> outside =
        Map.of(
            "COMMUNE|99999",
            "COMMUNE:99999",
            "|99999",
            "COMMUNE:99999",
            "DEPARTEMENT|2a",
            "DEPARTEMENT:2A",
            "DEPARTEMENT|75",
            "DEPARTEMENT:75",
            "DEPARTEMENT|Corse-du-Sud",
            "DEPARTEMENT:2A",
            "CC|552 100 554",
            "CC:552100554",
            "EPCI|552100554",
            "SIREN:552100554",
            "|55210055400013",
            "SIREN:552100554",
            "REGION|99",
            "REGION:99");
    outside.forEach(
        (text, ref) -> {
          String[] parts = text.split("\\|");
          Resolution resolution = resolve(parts[0], parts[1]);
          assertThat(resolution.outsideFrame()).as(resolution.toString()).isTrue();
          assertThat(resolution.ref()).contains(CollectiviteRef.parse(ref));
          assertThat(resolution.rules()).isNotEmpty();
          assertThat(resolution.reason()).startsWith("the frame has no ");
        });
  }

  @Test
  void a_code_of_another_type_is_told() {
    Resolution told = resolve("Département", "01001");
    assertThat(told.outsideFrame()).isTrue();
    assertThat(told.reason())
        .isEqualTo(
            "the frame has no DEPARTEMENT:01001; did you mean L'Abergement-Clémenciat "
                + "(01, COMMUNE:01001)?");
    assertThat(resolve("EPCI", "01001").refused()).isTrue();
    assertThat(codes(resolve("EPCI", "01001"))).containsExactly("01001");
    Resolution ofCc = resolve("mairie", "200000172");
    assertThat(ofCc.refused()).isTrue();
    assertThat(ofCc.candidates()).extracting(Collectivite::type).containsExactly(CC);
    assertThat(resolve("COMMUNE", "DEPARTEMENT:01").refused()).isTrue();
    assertThat(resolve("COMMUNE", "Nantes Métropole").candidates())
        .extracting(Collectivite::type)
        .containsExactly(METROPOLE);
  }

  @Test
  void a_wrong_key_is_told() {
    assertThat(resolve("", "210100013").reason())
        .isEqualTo(
            "expected a SIREN, whose last digit is a control key (Luhn); that of 210100013 is"
                + " wrong");
    assertThat(resolve("COMMUNE", "21010001200018").reason()).contains("wrong control key (Luhn)");
    assertThat(resolve("COMMUNE", "21010001300017").reason()).contains("'210100013' has a wrong");
    assertThat(resolve("COMMUNE", "2,10E+13").refused()).isTrue();
  }

  @Test
  void what_resembles_a_name_is_suggested() {
    assertThat(resolve("COMMUNE", "Lyonn").reason())
        .isEqualTo(
            "expected a code, a SIREN or a name of one commune of the frame; did you mean Lyon "
                + "(69, COMMUNE:69123)?");
    assertThat(codes(resolve("COMMUNE", "Bourg en Bres (01)"))).containsExactly("01053");
    assertThat(codes(resolve("COMMUNE", "Culoz"))).containsExactly("01138");
    assertThat(codes(resolve("COMMUNE", "O1001"))).containsExactly("01001");
    assertThat(codes(resolve("", "la Dombes"))).containsExactly("200069193");
    assertThat(resolve("COMMUNE", "je ne sais pas").candidates()).isEmpty();
    assertThat(resolve("COMMUNE", " \u00A0").reason()).isEqualTo("expected a commune");
  }

  @Test
  void an_article_left_out_is_no_other_commune_unless_it_is_its_name() {
    assertFound(resolve("COMMUNE", "Biot"), "COMMUNE:06018", "NAME");
    assertFound(resolve("COMMUNE", "Le Biot"), "COMMUNE:74034", "NAME");
    assertFound(resolve("COMMUNE", "Biot (74)"), "COMMUNE:74034", "NAME_AND_DEPARTEMENT");
  }

  @Test
  void every_code_of_a_member_is_as_written() {
    for (Collectivite member : FRAME.collectivites()) {
      Resolution resolution = RESOLVER.resolve(member.type(), member.code());
      assertThat(resolution.member().orElseThrow()).isSameAs(member);
      assertThat(resolution.rules()).containsExactly(Rule.AS_WRITTEN);
    }
  }

  @Test
  void every_name_leads_to_its_member_or_to_candidates_with_it() {
    Map<CollectiviteType, Integer> refused = new EnumMap<>(CollectiviteType.class);
    for (Collectivite member : FRAME.collectivites()) {
      Resolution resolution = RESOLVER.resolve(member.type(), member.name());
      if (resolution.refused()) {
        assertThat(resolution.candidates()).contains(member);
        refused.merge(member.type(), 1, Integer::sum);
      } else {
        assertThat(resolution.member()).as(resolution.toString()).contains(member);
      }
      if (member.type() == COMMUNE) {
        assertThat(
                RESOLVER
                    .resolve(
                        Set.of(COMMUNE),
                        member.name(),
                        Hints.departement(member.departement().orElseThrow()))
                    .member())
            .contains(member);
      }
    }
    assertThat(refused).isEqualTo(Map.of(COMMUNE, 3778, CC, 2));
  }

  @Test
  void every_code_of_the_past_leads_to_its_commune_or_to_candidates_with_it() {
    PastCodes past = PastCodes.all();
    Map<Rule, Integer> led = new EnumMap<>(Rule.class);
    int refused = 0;
    for (String code : past.codes()) {
      Resolution resolution = RESOLVER.resolve(COMMUNE, code);
      if (resolution.refused()) {
        assertThat(codes(resolution)).containsAll(past.communes(code));
        refused++;
        continue;
      }
      Rule rule = resolution.rule().orElseThrow();
      led.merge(rule, 1, Integer::sum);
      String commune = resolution.member().orElseThrow().code();
      if (rule == Rule.POSTAL_CODE) {
        assertThat(past.lapsed(code)).as(code).isTrue();
        assertThat(PostalCodes.all().communes(code)).containsExactly(commune);
      } else {
        assertThat(past.communes(code)).containsExactly(commune);
      }
    }
    assertThat(led)
        .isEqualTo(Map.of(Rule.ARRONDISSEMENT, 45, Rule.PAST_CODE, 3832, Rule.POSTAL_CODE, 87));
    assertThat(refused).isEqualTo(321);
  }

  @Test
  void a_frame_with_codes_of_its_own_keeps_words_that_may_be_codes() {
    CollectiviteResolver resolver =
        CollectiviteResolver.of(
            Population.of("own", List.of(commune("C1", "Un"), commune("C2", "Deux"))));
    assertThat(resolver.resolve(COMMUNE, "c1").ref()).contains(CollectiviteRef.of(COMMUNE, "C1"));
    assertThat(resolver.resolve(COMMUNE, "deux").ref()).contains(CollectiviteRef.of(COMMUNE, "C2"));
    assertThat(resolver.resolve(COMMUNE, "C3").outsideFrame()).isTrue();
    assertThat(resolver.resolve(COMMUNE, "Trois").refused()).isTrue();
    assertThat(resolver.resolve(COMMUNE, "C 3").refused()).isTrue();
  }

  @Test
  void what_is_known_of_france_holds_for_a_smaller_frame() {
    CollectiviteResolver resolver =
        CollectiviteResolver.of(
            Population.of("one", List.of(commune("01344", "Saint-Denis-lès-Bourg"))));
    assertThat(resolver.resolve(COMMUNE, "01000").refused()).isTrue();
    Resolution past = resolver.resolve(COMMUNE, "01091");
    assertThat(past.outsideFrame()).isTrue();
    assertThat(past.ref()).contains(CollectiviteRef.of(COMMUNE, "01033"));
  }

  @Test
  void a_frame_of_counts_has_no_members_but_knows_codes() {
    CollectiviteResolver resolver =
        CollectiviteResolver.of(
            Population.ofCounts("counts", Dimension.TYPE, Map.of("COMMUNE", 10L)));
    assertThat(resolver.resolve(COMMUNE, "01001").ref())
        .contains(CollectiviteRef.of(COMMUNE, "01001"));
    assertThat(resolver.resolve(COMMUNE, "1001").refused()).isTrue();
    assertThat(resolver.resolve(CA, "Lorient").refused()).isTrue();
  }

  private static Collectivite commune(String code, String name) {
    return Collectivite.builder().type(COMMUNE).code(code).name(name).population(10).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "La ville de Saint-Étienne|COMMUNE:42218|NAME",
        "Marie de Bron|COMMUNE:69029|NAME",
        "Pays de Gex Agglo|CA:240100750|NAME",
        "Haut-Bugey Agglomération|CA:200042935|NAME",
        "Saint Denis Réunion|COMMUNE:97411|NAME_AND_DEPARTEMENT",
        "Bron 69500 Rhône|COMMUNE:69029|NAME_AND_POSTAL_CODE",
        "Saint Etienne, Loire, Auvergne-Rhône-Alpes|COMMUNE:42218|NAME_AND_DEPARTEMENT",
        "SAINT-ETIENNE - LOIRE - FRANCE|COMMUNE:42218|NAME_AND_DEPARTEMENT",
        "Roissy en France|COMMUNE:95527|NAME",
        "Mairie du 12e arrondissement de Paris|COMMUNE:75056|ARRONDISSEMENT",
        "INSEE 01001|COMMUNE:01001|SPACES",
        "code Insee : 01001|COMMUNE:01001|SPACES"
      })
  void what_people_write_around_a_name_is_read(String text, String ref, String rules) {
    assertFound(resolve("", text), ref, rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|SIVOM du Pays de Born|SYNDICAT:SIVOM PAYS DE BORN",
        "syndicat mixte|Gironde numérique|SYNDICAT:GIRONDE NUMERIQUE",
        "Syndicat|SDE 35|SYNDICAT:SDE 35",
        "|CCAS de Lyon|CCAS:CCAS LYON",
        "|Centre communal d’action sociale de LYON|CCAS:CCAS LYON",
        "|Le SIVU du Born|SYNDICAT:SIVU BORN",
        "syndicat|Syndicat intercommunal à vocation unique du Born|SYNDICAT:SIVU BORN",
        "syndicat|S.I.V.U. Born|SYNDICAT:SIVU BORN",
        "syndicat|SM de l'Eau|SYNDICAT:SYNDICAT MIXTE EAU",
        "syndicat|Syndicat mixte de l’eau|SYNDICAT:SYNDICAT MIXTE EAU",
        "GIP|e-Bourgogne|GIP:E BOURGOGNE",
        "|Conseil départemental du Bas-Rhin|DEPARTEMENT:67"
      })
  void a_body_that_the_frame_has_not_is_outside_it_by_its_name(
      String type, String text, String ref) {
    Resolution resolution = resolve(type == null ? "" : type, text);
    assertThat(resolution.outsideFrame()).as(resolution.toString()).isTrue();
    assertThat(resolution.ref()).contains(CollectiviteRef.parse(ref));
    assertThat(resolution.rules()).containsExactly(Rule.NAME);
  }

  @Test
  void a_name_is_no_reference_where_the_frame_has_such_bodies() {
    Collectivite born =
        Collectivite.builder()
            .type(CollectiviteType.SYNDICAT)
            .code("254000001")
            .name("SIVOM du Born")
            .population(10)
            .build();
    CollectiviteResolver own = CollectiviteResolver.of(Population.of("own", List.of(born)));
    assertThat(own.resolve("SIVOM du Borne").refused()).isTrue();
    assertThat(own.resolve(CollectiviteType.SYNDICAT, "SIVOM du Born").member()).contains(born);
    assertThat(resolve("Syndicat", "?").refused()).isTrue();
    assertThat(resolve("Commune", "Trifouilly-les-Oies").refused()).isTrue();
  }

  @Test
  void a_name_of_the_past_is_not_taken_where_longer_names_of_today_begin_so() {
    Resolution several = resolve("", "Villefranche");
    assertThat(several.refused()).isTrue();
    assertThat(codes(several)).contains("89086", "69264");
    assertFound(resolve("", "Villefranche (89)"), "COMMUNE:89086", "PAST_NAME");
    assertFound(resolve("", "Annecy-le-Vieux"), "COMMUNE:74010", "PAST_NAME");
  }

  @Test
  void a_longer_name_of_the_departement_is_suggested_first() {
    assertThat(codes(resolve("COMMUNE", "Saint-Ouen (93)"))).startsWith("93070");
  }

  @ParameterizedTest
  @CsvSource({"75000", "00000", "69000"})
  void what_no_commune_can_have_is_no_code_of_one(String text) {
    assertThat(resolve("COMMUNE", text).refused()).isTrue();
  }

  @Test
  void a_number_that_a_spreadsheet_has_cut_is_told() {
    assertThat(resolve("", "2,16901E+08").reason()).contains("has kept the first only");
    assertFound(resolve("", "2.16900811E8"), "COMMUNE:69081", "DECIMAL SIREN");
  }

  /** Law 2015-29: sixteen régions became seven; six kept their borders. */
  @Test
  void the_regions_of_the_past_lead_to_those_of_today() {
    Map<String, String> heirs =
        Map.of(
            "44",
            "42 41 21",
            "75",
            "72 74 54",
            "84",
            "83 82",
            "27",
            "26 43",
            "76",
            "91 73",
            "32",
            "31 22",
            "28",
            "25 23");
    heirs.forEach(
        (today, past) -> {
          for (String code : past.split(" ")) {
            assertFound(resolve("REGION", code), "REGION:" + today, "PAST_CODE");
          }
        });
    assertThat(resolve("", "Picardie").member()).isEmpty();
    assertThat(resolve("DEPARTEMENT", "22").ref()).contains(CollectiviteRef.of(DEPARTEMENT, "22"));
  }
}
