package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.spelling.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name, and the clues that stood beside it in the text: {@code Bourg-en-Bresse (01)} is the name
 * {@code bourg en bresse} and the département 01.
 *
 * @param name the folded name
 * @param clues what tells apart those that have it
 */
record NameQuery(String name, List<Clue> clues) {

  private static final int MOST_CLUES = 3;

  /** Bouches du Rhône. */
  private static final int MOST_WORDS_OF_PLACE = 3;

  private static final Set<String> ARTICLES = Set.of("le", "la", "les", "l'", "l\u2019");
  private static final String APART = "[\\s\\u00A0\\u202F,;:/\u2013\u2014-]+";
  private static final String CODE = "(\\d[\\dABab]\\d{3}|\\d{9}|\\d{14}|\\d[\\dABab]|9[78]\\d)";
  private static final Pattern PARENTHESIS =
      Pattern.compile("(.*[^\\s(])\\s*[(\\[]\\s*([^()\\[\\]]*?)\\s*[)\\]]");
  private static final Pattern PARENTHESIS_FIRST =
      Pattern.compile("[(\\[]\\s*([^()\\[\\]]*?)\\s*[)\\]]" + APART + "(.+)");
  private static final Pattern CODE_FIRST = Pattern.compile(CODE + APART + "(.+)");
  private static final Pattern CODE_LAST = Pattern.compile("(.+?)" + APART + CODE);
  private static final Pattern PLACE_LAST =
      Pattern.compile("(.+?)\\s*(?:[,;/]|\\s[\u2013\u2014-]\\s)\\s*([^,;/]+)");
  private static final Pattern CEDEX =
      Pattern.compile("(.+?)" + APART + "cedex(?:\\s*\\d{1,2})?", Pattern.CASE_INSENSITIVE);

  /** A text divided into a name and the part taken off it. */
  private record Taken(String rest, Optional<Clue> clue) {}

  /** The ways to read a text, the plainest first. */
  static List<NameQuery> of(Asked asked) {
    List<Clue> clues =
        Stream.of(
                Clue.departement(asked.hints().departement()),
                Clue.postalCode(asked.hints().postalCode()))
            .flatMap(Optional::stream)
            .toList();
    List<NameQuery> queries = new ArrayList<>();
    String rest = asked.clean().spaced();
    add(queries, rest, clues);
    if (rest.indexOf('/') > 0) { // Chalon/Saône
      add(queries, rest.replace("/", " sur "), clues);
    }
    for (int i = 0; i < MOST_CLUES; i++) {
      Optional<Taken> taken = take(rest);
      if (taken.isEmpty()) {
        return queries;
      }
      rest = taken.get().rest();
      clues = Stream.concat(clues.stream(), taken.get().clue().stream()).toList();
      add(queries, rest, clues);
    }
    return queries;
  }

  private static void add(List<NameQuery> queries, String name, List<Clue> clues) {
    String folded = Folding.of(name);
    if (!folded.isEmpty()) {
      queries.add(new NameQuery(folded, clues));
    }
  }

  private static Optional<Taken> take(String text) {
    return parenthesis(text)
        .or(() -> split(CEDEX, text).map(found -> new Taken(found.group(1), Optional.empty())))
        .or(() -> clue(split(PARENTHESIS_FIRST, text), 1, 2))
        .or(() -> clue(split(CODE_FIRST, text), 1, 2))
        .or(() -> clue(split(CODE_LAST, text), 2, 1))
        .or(() -> place(text))
        .or(() -> placeOfWords(text));
  }

  private static Optional<Matcher> split(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private static Optional<Taken> clue(Optional<Matcher> found, int clue, int rest) {
    return found.flatMap(
        groups ->
            clue(groups.group(clue)).map(said -> new Taken(groups.group(rest), Optional.of(said))));
  }

  private static Optional<Clue> clue(String text) {
    return Clue.code(CleanText.of(text).compact()).or(() -> Clue.departement(text));
  }

  /** {@code Mans (Le)}, {@code Bourg-en-Bresse (Ain)}. */
  private static Optional<Taken> parenthesis(String text) {
    Optional<Matcher> found = split(PARENTHESIS, text);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String rest = found.get().group(1);
    String inside = found.get().group(2);
    if (ARTICLES.contains(inside.toLowerCase(Locale.ROOT))) {
      return Optional.of(new Taken(inside + " " + rest, Optional.empty()));
    }
    return clue(inside).map(clue -> new Taken(rest, Optional.of(clue)));
  }

  /** {@code Bourg-en-Bresse, Ain}; {@code Bourg-en-Bresse, France}, which tells nothing apart. */
  private static Optional<Taken> place(String text) {
    return split(PLACE_LAST, text).flatMap(found -> place(found.group(1), found.group(2)));
  }

  private static Optional<Taken> place(String rest, String said) {
    return Departements.all()
        .wider(said)
        .map(departements -> new Taken(rest, Clue.amongst(departements)))
        .or(() -> Clue.departement(said).map(clue -> new Taken(rest, Optional.of(clue))));
  }

  /** {@code Saint-Denis Réunion}: the last words, without a sign before them. */
  private static Optional<Taken> placeOfWords(String text) {
    int at = text.length();
    for (int words = 1; words <= MOST_WORDS_OF_PLACE; words++) {
      at = text.lastIndexOf(' ', at - 1);
      if (at <= 0) {
        return Optional.empty();
      }
      String said = text.substring(at + 1);
      if (Departements.all().isPlace(said)) {
        return place(text.substring(0, at).stripTrailing(), said);
      }
    }
    return Optional.empty();
  }

  /** The most telling rule by which all clues confirm a member; empty if one contradicts it. */
  Optional<Rule> confirms(Collectivite member) {
    Rule rule = Rule.NAME;
    for (Clue clue : clues) {
      Optional<Rule> confirmed = clue.confirms(member);
      if (confirmed.isEmpty()) {
        return Optional.empty();
      }
      rule = confirmed.get().compareTo(rule) > 0 ? confirmed.get() : rule;
    }
    return Optional.of(rule);
  }
}
