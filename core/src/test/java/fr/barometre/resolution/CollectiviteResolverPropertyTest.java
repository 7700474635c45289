package fr.barometre.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Siren;
import fr.barometre.population.Population;
import fr.barometre.spelling.Folding;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a member is written, it is found or is among the candidates: never another one. */
class CollectiviteResolverPropertyTest {

  private static final List<Collectivite> MEMBERS = Population.collectivites2025().collectivites();
  private static final CollectiviteResolver RESOLVER =
      CollectiviteResolver.of(Population.collectivites2025());
  private static final String SPACES = " \t\u00A0\u202F\u2009\u200B\uFEFF";

  private static final List<BiFunction<String, Random, String>> OF_CODES =
      List.of(
          (code, random) -> space(random) + code,
          (code, random) -> code + space(random),
          (code, random) -> code.substring(0, 2) + space(random) + code.substring(2),
          (code, random) -> "=\"" + code + "\"",
          (code, random) -> "'" + code,
          (code, random) -> code.toLowerCase(Locale.ROOT),
          (code, random) -> code.matches("\\d+") ? code + ".0" : code,
          (code, random) -> code.startsWith("0") ? code.substring(1) : code);

  private static final List<BiFunction<String, Random, String>> OF_NAMES =
      List.of(
          (name, random) -> name.toUpperCase(Locale.FRENCH),
          (name, random) -> name.toLowerCase(Locale.FRENCH),
          (name, random) -> Normalizer.normalize(name, Normalizer.Form.NFD),
          (name, random) ->
              Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""),
          (name, random) -> name.replace('-', ' '),
          (name, random) -> name.replace('-', '\u2010'),
          (name, random) -> name.replace(' ', '\u00A0'),
          (name, random) -> name.replace('\'', '\u2019'),
          (name, random) -> name.replace('\'', ' '),
          (name, random) -> name.replaceAll("\\bSaint(e?)\\b", "St$1"),
          (name, random) -> name.replace("\u0153", "oe").replace("\u0152", "OE"),
          (name, random) -> name.replaceFirst("^(?:Le |La |Les |L')(?=\\w)", ""),
          (name, random) -> space(random) + name + space(random));

  private static String space(Random random) {
    return String.valueOf(SPACES.charAt(random.nextInt(SPACES.length())));
  }

  @Provide
  Arbitrary<Collectivite> members() {
    Arbitrary<Collectivite> any = Arbitraries.of(MEMBERS);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, any),
        net.jqwik.api.Tuple.of(
            1,
            Arbitraries.of(
                MEMBERS.stream().filter(m -> m.type() != CollectiviteType.COMMUNE).toList())));
  }

  private static String disturbed(
      String text, List<BiFunction<String, Random, String>> ways, Random random) {
    String disturbed = text;
    for (int i = random.nextInt(3); i >= 0; i--) {
      disturbed = ways.get(random.nextInt(ways.size())).apply(disturbed, random);
    }
    return disturbed;
  }

  @Property(tries = 1500)
  void a_code_is_found(@ForAll("members") Collectivite member, @ForAll Random random) {
    String text = OF_CODES.get(random.nextInt(OF_CODES.size())).apply(member.code(), random);
    Resolution resolution = RESOLVER.resolve(member.type(), text);
    assertThat(resolution.member()).as(resolution.toString()).contains(member);
    assertThat(resolution.rules()).isNotEmpty();
  }

  @Property(tries = 1500)
  void a_siren_is_found_whatever_the_type(
      @ForAll("members") Collectivite member, @ForAll Random random) {
    if (member.siren().isEmpty()) {
      return;
    }
    String siren = member.siren().map(Siren::value).orElseThrow();
    String text = random.nextBoolean() ? siren : siret(siren + "0001");
    String spaced =
        text.substring(0, 3) + space(random) + text.substring(3, 6) + " " + text.substring(6);
    Set<CollectiviteType> types = random.nextBoolean() ? Set.of() : Set.of(member.type());
    Resolution resolution = RESOLVER.resolve(types, spaced, Hints.NONE);
    assertThat(resolution.member()).as(resolution.toString()).contains(member);
  }

  /** Thirteen digits and their key. */
  private static String siret(String digits) {
    for (int key = 0; key < 10; key++) {
      int sum = 0;
      String whole = digits + key;
      for (int i = 0; i < whole.length(); i++) {
        int weighted = (whole.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
        sum += weighted / 10 + weighted % 10;
      }
      if (sum % 10 == 0) {
        return whole;
      }
    }
    throw new IllegalStateException(digits);
  }

  @Property(tries = 2000)
  void a_name_is_found_or_among_the_candidates(
      @ForAll("members") Collectivite member, @ForAll Random random) {
    String text = disturbed(member.name(), OF_NAMES, random);
    Set<CollectiviteType> types = random.nextInt(4) == 0 ? Set.of() : Set.of(member.type());
    Resolution resolution = RESOLVER.resolve(types, text, Hints.NONE);
    String folded = Folding.of(text);
    if (resolution.refused() && Folding.of(member.name()).equals(folded)) {
      assertThat(resolution.candidates()).as(resolution.toString()).contains(member);
    } else if (resolution.refused() && !resolution.candidates().contains(member)) {
      // Without its article, it is the whole name of several others.
      assertThat(resolution.candidates())
          .as(resolution.toString())
          .hasSizeGreaterThan(1)
          .allMatch(other -> Folding.of(other.name()).equals(folded));
    } else if (resolution.refused()) {
      assertThat(resolution.candidates()).contains(member);
    } else if (!member.equals(resolution.member().orElseThrow())) {
      // Without its article, or without its type, it is the whole name of another.
      assertThat(Folding.of(resolution.member().orElseThrow().name())).isEqualTo(Folding.of(text));
      assertThat(Folding.of(member.name())).isNotEqualTo(Folding.of(text));
    }
  }

  @Property(tries = 2000)
  void a_name_with_its_departement_is_found(
      @ForAll("members") Collectivite member, @ForAll Random random) {
    if (member.type() != CollectiviteType.COMMUNE) {
      return;
    }
    String departement = member.departement().orElseThrow();
    String name = disturbed(member.name(), OF_NAMES.subList(0, OF_NAMES.size() - 2), random);
    Resolution resolution =
        switch (random.nextInt(6)) {
          case 0 -> RESOLVER.resolve(member.type(), name + " (" + departement + ")");
          case 1 -> RESOLVER.resolve(member.type(), name + " " + member.code());
          case 2 -> RESOLVER.resolve(member.type(), member.code() + " - " + name);
          case 3 -> RESOLVER.resolve(member.type(), "Mairie de " + name + ", " + departement);
          case 4 ->
              RESOLVER.resolve(
                  Set.of(member.type()), "commune de " + name, Hints.departement(departement));
          default -> RESOLVER.resolve(Set.of(member.type()), name, Hints.departement(departement));
        };
    assertThat(resolution.member()).as(resolution.toString()).contains(member);
  }

  @Property(tries = 2000)
  void any_text_at_all_has_an_answer(@ForAll String text, @ForAll CollectiviteType type) {
    Resolution resolution = RESOLVER.resolve(type, text);
    assertThat(resolution.text()).isEqualTo(text);
    assertThat(resolution.refused()).isEqualTo(resolution.rules().isEmpty());
    assertThat(resolution.member().isPresent()).isEqualTo(resolution.reason().isEmpty());
    RESOLVER.resolve(Set.of(), text, new Hints(text, text));
    TypeWords.of(text);
    assertThat(TypeWords.expected(text)).isNotBlank();
  }
}
