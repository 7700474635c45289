package fr.barometre.codebook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column of a codebook, with the headers it goes by, in plain form. */
enum Column {
  QUESTION("question", "code question", "code de la question", "question code", "variable"),
  WORDING(
      "libell\u00e9",
      "libelle",
      "libelle de la question",
      "libelle question",
      "intitule",
      "wording",
      "question wording",
      "question label",
      "texte de la question"),
  WORDING_EN("libell\u00e9 (en)"),
  SUBTITLE("sous-titre", "subtitle", "titre publie", "printed title"),
  SUBTITLE_EN("sous-titre (en)"),
  CAVEAT("avertissement", "caveat"),
  CAVEAT_EN("avertissement (en)"),
  CREDITS("partenaires", "credits"),
  CREDITS_EN("partenaires (en)"),
  KIND("type", "kind", "nature", "type de question", "question type"),
  THEME("th\u00e8me", "theme"),
  WAVE("vague", "wave", "vagues", "waves"),
  CODE("code", "code modalite", "code de la modalite", "modality code", "valeur", "value"),
  LABEL(
      "modalit\u00e9",
      "modalite",
      "libelle modalite",
      "libelle de la modalite",
      "label",
      "reponse",
      "answer",
      "modality",
      "modality label",
      "etiquette"),
  LABEL_EN("modalit\u00e9 (en)"),
  OFFERED(
      "vagues de la modalit\u00e9",
      "vagues de la modalite",
      "vague de la modalite",
      "proposee en",
      "offered in",
      "modality waves",
      "waves of the modality"),
  MEANING("sens", "meaning", "signification"),
  COUNTED("compte", "comptee", "comptees", "counted", "counts", "a compter"),
  MINIMUM("minimum", "min"),
  MAXIMUM("maximum", "max"),
  UNIT("unit\u00e9", "unite", "unit"),
  UNIT_EN("unit\u00e9 (en)"),
  INDICATOR("indicateur", "indicator"),
  INDICATOR_EN("indicateur (en)"),
  ABOUT("porte sur", "about", "question de l'indicateur"),
  PANEL("panneau", "panel", "bloc"),
  BASE("base", "base policy", "base de calcul"),
  COUNTING_UNIT("unit\u00e9 de compte", "unite de compte", "counting unit"),
  AUDIENCE("public", "audience", "types de collectivite"),
  LACK("compte un manque", "counts a lack", "manque", "lack"),
  PRINTED_UNIT("unit\u00e9 imprim\u00e9e", "unite imprimee", "printed unit"),
  PRINTED_UNIT_EN("unit\u00e9 imprim\u00e9e (en)"),
  FROM("d\u00e9but", "debut", "from", "start"),
  TO("fin", "to", "end"),
  PERCENT("pour cent", "percent", "pourcentage"),
  CONFIDENCE("confiance", "confidence"),
  SOURCE("source"),
  COUNT("effectif", "count", "n", "nombre de reponses"),
  GUESSED("devin\u00e9", "devine", "guessed"),
  REMARK(
      "remarque",
      "remarques",
      "commentaire",
      "commentaires",
      "note",
      "notes",
      "comment",
      "comments",
      "exemples");

  private static final Pattern LANGUAGE =
      Pattern.compile("(.*?)[ _:(\\[]+(fr|en|french|english|francais|anglais)[)\\]]?");

  private final String header;
  private final List<String> others;

  Column(String header, String... others) {
    this.header = header;
    this.others = List.of(others);
  }

  /** The header under which it is written. */
  String header() {
    return header;
  }

  /** The column that a plain header names. */
  static Optional<Column> of(String plain) {
    Optional<Column> named = named(plain);
    Matcher language = LANGUAGE.matcher(plain);
    if (named.isPresent() || !language.matches()) {
      return named;
    }
    boolean english = language.group(2).startsWith("en") || language.group(2).equals("anglais");
    return named(language.group(1))
        .flatMap(column -> english ? column.english() : Optional.of(column));
  }

  private static Optional<Column> named(String plain) {
    for (Column column : values()) {
      if (column.header.equals(plain) || column.others.contains(plain)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /** The column with the same in English. */
  Optional<Column> english() {
    return switch (this) {
      case WORDING -> Optional.of(WORDING_EN);
      case SUBTITLE -> Optional.of(SUBTITLE_EN);
      case CAVEAT -> Optional.of(CAVEAT_EN);
      case CREDITS -> Optional.of(CREDITS_EN);
      case LABEL -> Optional.of(LABEL_EN);
      case UNIT -> Optional.of(UNIT_EN);
      case INDICATOR -> Optional.of(INDICATOR_EN);
      case PRINTED_UNIT -> Optional.of(PRINTED_UNIT_EN);
      default -> Optional.empty();
    };
  }
}
