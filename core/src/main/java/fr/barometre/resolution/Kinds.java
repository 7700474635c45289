package fr.barometre.resolution;

import static fr.barometre.api.territory.CollectiviteType.CA;
import static fr.barometre.api.territory.CollectiviteType.CC;
import static fr.barometre.api.territory.CollectiviteType.CCAS;
import static fr.barometre.api.territory.CollectiviteType.CIAS;
import static fr.barometre.api.territory.CollectiviteType.COMMUNE;
import static fr.barometre.api.territory.CollectiviteType.CU;
import static fr.barometre.api.territory.CollectiviteType.DEPARTEMENT;
import static fr.barometre.api.territory.CollectiviteType.GIP;
import static fr.barometre.api.territory.CollectiviteType.METROPOLE;
import static fr.barometre.api.territory.CollectiviteType.PETR;
import static fr.barometre.api.territory.CollectiviteType.REGION;
import static fr.barometre.api.territory.CollectiviteType.SYNDICAT;

import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.spelling.Folding;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words in front of a name that say what kind of body it is: {@code Mairie de}, {@code CC du}. */
final class Kinds {

  /** EPCI à fiscalité propre. */
  static final Set<CollectiviteType> EPCI = Set.of(CC, CA, CU, METROPOLE);

  private static final Map<String, Set<CollectiviteType>> PHRASES = phrases();

  /** No phrase is shorter than this. */
  private static final int SHORTEST = 2;

  /** Words that names of EPCI have in one source and not in another. */
  private static final Set<String> GENERIC =
      Set.of("communaute", "agglomeration", "agglo", "metropole", "eurometropole");

  /** Kinds that go by several names, and the usual one. */
  private static final Map<String, String> SHORT =
      Map.of(
          "syndicat intercommunal a vocation unique", "sivu",
          "s i v u", "sivu",
          "syndicat intercommunal a vocation multiple", "sivom",
          "s i v o m", "sivom",
          "sm", "syndicat mixte",
          "pole d equilibre territorial et rural", "petr",
          "centre communal d action sociale", "ccas",
          "centre intercommunal d action sociale", "cias",
          "groupement d interet public", "gip");

  private Kinds() {}

  /**
   * A folded name with its kind in short and without what joins the two, so that one body has one
   * name: {@code "sivu born"} for {@code "le syndicat intercommunal a vocation unique du born"}.
   */
  static String abridged(String folded) {
    String bare = Folding.withoutArticle(folded);
    String kind = "";
    for (Set<String> phrases : List.of(SHORT.keySet(), PHRASES.keySet())) {
      for (String phrase : phrases) {
        kind = phrase.length() > kind.length() && bare.startsWith(phrase + " ") ? phrase : kind;
      }
    }
    if (kind.isEmpty()) {
      return bare;
    }
    String name = Folding.withoutArticle(Folding.withoutJoint(bare.substring(kind.length() + 1)));
    return SHORT.getOrDefault(kind, kind) + " " + name;
  }

  /**
   * A name and the kinds that the words before it said.
   *
   * @param types the kinds
   * @param name the folded name
   */
  record Said(Set<CollectiviteType> types, String name) {}

  private static Map<String, Set<CollectiviteType>> phrases() {
    Map<String, Set<CollectiviteType>> phrases = new LinkedHashMap<>();
    add(phrases, Set.of(COMMUNE), "commune nouvelle", "commune", "mairie", "ville", "municipalite");
    add(
        phrases,
        Set.of(COMMUNE),
        "commune deleguee",
        "commune associee",
        "village",
        "mairie annexe");
    add(phrases, Set.of(COMMUNE), "marie", "maire"); // both are often written for mairie
    add(phrases, Set.of(CC), "communaute de communes", "communaute des communes", "com com");
    add(phrases, Set.of(CC), "communaute de commune", "comcom", "cdc", "cc", "c c", "com de com");
    add(phrases, Set.of(CA), "communaute d agglomeration", "communaute d agglo", "ca", "c a");
    add(phrases, Set.of(CA), "communaute agglomeration");
    add(phrases, Set.of(CA, CU, METROPOLE), "agglomeration", "agglo");
    add(phrases, Set.of(CU), "communaute urbaine", "cu", "c u");
    add(phrases, Set.of(METROPOLE), "metropole", "eurometropole");
    add(phrases, EPCI, "communaute", "intercommunalite", "epci", "interco");
    add(phrases, Set.of(DEPARTEMENT), "conseil departemental", "conseil general", "departement");
    add(phrases, Set.of(DEPARTEMENT), "cd", "dept", "cg");
    add(phrases, Set.of(REGION), "conseil regional", "region", "collectivite territoriale");
    add(phrases, Set.of(REGION), "collectivite", "cr");
    add(phrases, Set.of(CCAS), "ccas", "centre communal d action sociale");
    add(phrases, Set.of(CIAS), "cias", "centre intercommunal d action sociale");
    add(phrases, Set.of(PETR), "petr", "pole d equilibre territorial et rural");
    add(phrases, Set.of(SYNDICAT), "syndicat", "syndicat mixte", "syndicat intercommunal");
    add(phrases, Set.of(SYNDICAT), "syndicat departemental", "syndicat de communes");
    add(phrases, Set.of(SYNDICAT), "syndicat intercommunal a vocation unique");
    add(phrases, Set.of(SYNDICAT), "syndicat intercommunal a vocation multiple");
    add(phrases, Set.of(SYNDICAT), "sivom", "sivu", "sictom", "smictom", "smo", "smf");
    add(phrases, Set.of(GIP), "gip", "groupement d interet public");
    return phrases;
  }

  private static void add(
      Map<String, Set<CollectiviteType>> phrases, Set<CollectiviteType> types, String... words) {
    List.of(words).forEach(phrase -> phrases.put(phrase, types));
  }

  /**
   * The rest after the longest kind that a folded name begins with, be it after an article; empty
   * if it begins with none.
   */
  static Optional<Said> after(String folded) {
    return afterKind(folded)
        .or(
            () -> {
              String bare = Folding.withoutArticle(folded);
              return bare.equals(folded) ? Optional.empty() : afterKind(bare);
            });
  }

  private static Optional<Said> afterKind(String folded) {
    for (int end = folded.lastIndexOf(' ');
        end >= SHORTEST;
        end = folded.lastIndexOf(' ', end - 1)) {
      Set<CollectiviteType> types = PHRASES.get(folded.substring(0, end));
      if (types != null) {
        return Optional.of(new Said(types, Folding.withoutJoint(folded.substring(end + 1))));
      }
    }
    return Optional.empty();
  }

  /** Whether a folded name has a word that only names of EPCI have: {@code pays de gex agglo}. */
  static boolean saysEpci(String folded) {
    return Arrays.stream(folded.split(" ")).anyMatch(GENERIC::contains);
  }

  /** A folded name of an EPCI without its kind and without an article. */
  static String core(String folded) {
    return Folding.withoutArticle(after(folded).map(Said::name).orElse(folded));
  }

  /** A core without words such as "agglomération", wherever they are; may be blank. */
  static String generic(String core) {
    String left =
        Arrays.stream(core.split(" "))
            .filter(word -> !GENERIC.contains(word))
            .collect(Collectors.joining(" "));
    return Folding.withoutArticle(Folding.withoutJoint(left));
  }
}
