package fr.barometre.spelling;

import static fr.barometre.api.territory.CollectiviteType.CA;
import static fr.barometre.api.territory.CollectiviteType.CC;
import static fr.barometre.api.territory.CollectiviteType.CCAS;
import static fr.barometre.api.territory.CollectiviteType.CIAS;
import static fr.barometre.api.territory.CollectiviteType.COMMUNE;
import static fr.barometre.api.territory.CollectiviteType.CTU;
import static fr.barometre.api.territory.CollectiviteType.CU;
import static fr.barometre.api.territory.CollectiviteType.DEPARTEMENT;
import static fr.barometre.api.territory.CollectiviteType.METROPOLE;
import static fr.barometre.api.territory.CollectiviteType.PETR;
import static fr.barometre.api.territory.CollectiviteType.REGION;
import static fr.barometre.api.territory.CollectiviteType.SYNDICAT;

import fr.barometre.api.territory.CollectiviteType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The meanings of texts in a type column, whatever their case, accents and plural: French and
 * English labels, Insee's legal categories, and words in use such as "mairie" and "EPCI".
 *
 * <p>"EPCI" means four types: the frame says which, by the SIREN or the name.
 */
public final class TypeNames {

  private static final Pattern PARTS =
      Pattern.compile("\\s+[-–—:]+\\s+|[/,;()|]+|\\s+(?:ou|or)\\s+");

  /** {@code Commune de moins de 1 000 habitants}, {@code Commune (rurale)}: a type and a remark. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(.+?)[\\s\\u00A0]*(?:[(\\[].*|[,:–—-]?[\\s\\u00A0]+(?:de|entre|<|>|≤|≥)[\\s\\u00A0].*\\d.*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARTICLE =
      Pattern.compile("(?i)(?:une?|la|le|les|l['’])[\\s\\u00A0]*\\b");

  private static final Pattern INITIALS = Pattern.compile("\\p{L}(?: \\p{L})+");

  /** A word of fewer letters has no plural. */
  private static final int SHORTEST_PLURAL = 4;

  private static final int MOST_EDITS = 2;
  private static final int LETTERS_FOR_EACH_EDIT = 4;

  /** EPCI à fiscalité propre. */
  private static final Set<CollectiviteType> EPCI = Set.of(CC, CA, CU, METROPOLE);

  /** The types that a word such as "collectivité" leaves possible. */
  private static final Set<CollectiviteType> ALL = Set.of(CollectiviteType.values());

  private static final Map<String, Set<CollectiviteType>> WORDS = words();

  private TypeNames() {}

  private static Map<String, Set<CollectiviteType>> words() {
    Map<String, Set<CollectiviteType>> words = new LinkedHashMap<>();
    for (CollectiviteType type : CollectiviteType.values()) {
      add(words, Set.of(type), type.label().fr(), type.label().en(), type.name());
      type.legalCategories().forEach(category -> add(words, Set.of(type), category));
    }
    addCommunes(words);
    addEpci(words);
    addOthers(words);
    add(words, ALL, "collectivité", "collectivité territoriale", "collectivité locale");
    return words;
  }

  private static void addCommunes(Map<String, Set<CollectiviteType>> words) {
    add(
        words,
        Set.of(COMMUNE),
        "mairie",
        "ville",
        "village",
        "bourg",
        "municipalité",
        "commune nouvelle");
    add(words, Set.of(COMMUNE), "commune déléguée", "commune associée", "conseil municipal");
    add(words, Set.of(COMMUNE), "commune rurale", "commune urbaine", "petite commune");
    add(words, Set.of(COMMUNE), "town", "city", "city council", "town hall", "7312");
  }

  private static void addEpci(Map<String, Set<CollectiviteType>> words) {
    add(words, EPCI, "EPCI", "EPCI à fiscalité propre", "EPCI à FP", "EPCI FP", "interco");
    add(words, EPCI, "intercommunalité", "intercommunality", "intermunicipality");
    add(words, EPCI, "établissement public de coopération intercommunale");
    add(words, EPCI, "établissement public de coopération intercommunale à fiscalité propre");
    add(words, EPCI, "communauté", "groupement de communes", "groupement intercommunal");
    add(
        words,
        Set.of(CC),
        "com com",
        "comcom",
        "CdC",
        "communauté de commune",
        "C.C.",
        "com de com");
    add(words, Set.of(CA), "communauté d'agglo", "agglomération", "agglo", "com d'agglo", "C.A.");
    add(words, Set.of(CA), "communauté agglomération");
    add(words, Set.of(CU), "com urbaine", "C.U.");
    add(words, Set.of(METROPOLE), "eurométropole", "métropole européenne");
  }

  private static void addOthers(Map<String, Set<CollectiviteType>> words) {
    add(
        words,
        Set.of(DEPARTEMENT),
        "conseil départemental",
        "conseil général",
        "CD",
        "dept",
        "dép");
    add(words, Set.of(DEPARTEMENT), "county", "dpt");
    add(words, Set.of(REGION), "conseil régional", "CR", "regional council");
    add(words, Set.of(CTU), "collectivité unique", "collectivité à statut particulier", "7225");
    add(words, Set.of(CTU), "collectivité territoriale à statut particulier");
    add(words, Set.of(CTU), "collectivité d'outre-mer", "collectivité et territoire d'outre-mer");
    add(words, Set.of(SYNDICAT), "syndicat mixte", "syndicat mixte ouvert", "syndicat mixte fermé");
    add(words, Set.of(SYNDICAT), "SIVU", "SIVOM", "SMO", "SMF", "syndicat intercommunal");
    add(
        words,
        Set.of(SYNDICAT),
        "syndicat de communes",
        "syndicat intercommunal à vocation unique");
    add(words, Set.of(SYNDICAT), "syndicat intercommunal à vocation multiple");
    add(words, Set.of(PETR), "pôle d'équilibre");
    add(words, Set.of(CCAS), "centre communal");
    add(words, Set.of(CIAS), "centre intercommunal");
  }

  private static void add(
      Map<String, Set<CollectiviteType>> words, Set<CollectiviteType> types, String... texts) {
    List.of(texts).forEach(text -> words.put(singular(text), types));
  }

  /** Folded, without the final s of words; letters with points between them are one word. */
  private static String singular(String text) {
    String folded = Folding.of(text.replace('_', ' '));
    boolean initials = INITIALS.matcher(folded).matches();
    return Arrays.stream((initials ? folded.replace(" ", "") : folded).split(" "))
        .map(
            word ->
                word.length() >= SHORTEST_PLURAL && word.endsWith("s")
                    ? word.substring(0, word.length() - 1)
                    : word)
        .collect(Collectors.joining(" "));
  }

  /**
   * The types that a text means.
   *
   * @param text for example {@code "Communauté de communes"}, {@code "mairie"}, {@code "EPCI"},
   *     {@code "7346"} or {@code "CC - Communauté de communes"}
   * @return one type, or several when the text leaves them open; empty if it means none
   */
  public static Set<CollectiviteType> of(String text) {
    Set<CollectiviteType> whole = word(text);
    Set<CollectiviteType> found = whole.isEmpty() ? parts(text) : whole;
    return found.isEmpty() ? withoutRemark(text) : found;
  }

  /** The types of a text without an article before the type and a remark after it. */
  private static Set<CollectiviteType> withoutRemark(String text) {
    Matcher article = ARTICLE.matcher(text);
    String bare = article.lookingAt() ? text.substring(article.end()) : text;
    Matcher remark = REMARK.matcher(bare);
    Set<CollectiviteType> whole = word(bare);
    return whole.isEmpty() && remark.matches() ? word(remark.group(1)) : whole;
  }

  private static Set<CollectiviteType> word(String text) {
    return WORDS.getOrDefault(singular(text), Set.of());
  }

  /** Parts that say the same in other words narrow the types; parts that differ widen them. */
  private static Set<CollectiviteType> parts(String text) {
    List<Set<CollectiviteType>> said =
        Arrays.stream(PARTS.split(text))
            .filter(part -> !part.isBlank())
            .map(TypeNames::word)
            .toList();
    if (said.size() < 2 || said.stream().anyMatch(Set::isEmpty)) {
      return Set.of();
    }
    Set<CollectiviteType> common = EnumSet.copyOf(said.get(0));
    Set<CollectiviteType> all = EnumSet.copyOf(said.get(0));
    said.forEach(
        types -> {
          common.retainAll(types);
          all.addAll(types);
        });
    return Set.copyOf(common.isEmpty() ? all : common);
  }

  /**
   * The words for the types expected in place of a text that means none.
   *
   * @param text the text
   * @return for example {@code "a type of collectivité; did you mean 'commune'?"}
   */
  public static String expected(String text) {
    String got = singular(text);
    int most = Math.min(MOST_EDITS, got.length() / LETTERS_FOR_EACH_EDIT);
    String nearest = "";
    for (String word : WORDS.keySet()) {
      int distance = Suggestion.distance(got, word, most);
      if (distance <= most && !Character.isDigit(word.charAt(0))) {
        nearest = word;
        most = distance - 1;
      }
    }
    return nearest.isEmpty()
        ? "a type of collectivité: one of "
            + Arrays.toString(CollectiviteType.values())
            + ", their names or Insee's legal categories, or EPCI"
        : "a type of collectivité; did you mean '" + suggested(nearest) + "'?";
  }

  /** The label of the type that a word means, or the word if it means several. */
  private static String suggested(String word) {
    Set<CollectiviteType> types = WORDS.getOrDefault(word, Set.of());
    return types.size() == 1 ? types.iterator().next().label().fr() : word;
  }
}
