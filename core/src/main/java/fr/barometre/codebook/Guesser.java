package fr.barometre.codebook;

import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.codebook.ColumnFacts.Value;
import fr.barometre.codebook.Guess.Option;
import fr.barometre.codebook.Words.RowKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses the kind of question of a column of answers, and its options. When in doubt it writes
 * nothing of the column; it never writes a text that occurs once, which one person may have written
 * about somebody.
 */
final class Guesser {

  static final String FIELD = "dit qui r\u00e9pond, o\u00f9 ou quand : ce n'est pas une question";

  /** How the guess begins of a column that tells nothing apart, and may be free text. */
  static final String ONE_TEXT = "la m\u00eame r\u00e9ponse pour tous, sans indicateur ; ";

  private static final int MOST_OPTIONS = 50;
  private static final int LONGEST_OPTION = 200;

  /** With at least this many answers, texts that repeat often enough are options. */
  private static final int MANY = 20;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** One answer in as many may be no number; one in two where the wording asks for a number. */
  private static final int FEW = 10;

  private static final int MOST_YEARS = 10;

  private static final int DIGITS_OF_IDENTIFIERS = 9;
  private static final int MOST_CODE = 10;

  private static final Pattern OF_YEARS =
      Pattern.compile("(?:annee|year|millesime|edition|vague)s?(?: (?:de |d')?.{1,20})?");

  private static final Pattern OF_WEIGHTS =
      Pattern.compile(
          "(?:(?:coefficient|coef|facteur) )?(?:de"
              + " )?(?:poids|pond(?:eration)?|redressement|weights?|wgt)");

  private static final Pattern YEAR = Pattern.compile("20\\d{2}");

  /** Headers that ask for remarks, in a few words. */
  private static final Pattern REMARKS =
      Pattern.compile(
          "(?:(?:vos|votre|autres?|des|une?) )*(?:commentaire|remarque|observation|suggestion)s?"
              + "\\b(?: \\S+){0,5}");

  private final Vocabulary vocabulary;

  Guesser(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Guesses what a column is.
   *
   * @param wording what was asked, as far as is known
   */
  Guess guess(ColumnFacts column, String wording) {
    String header = vocabulary.plain(column.header());
    if (column.answers() == 0) {
      return Guess.leftOut("colonne vide");
    }
    if (PersonalData.isOfPlaces(header) || vocabulary.field(column.header()).isPresent()) {
      return Guess.leftOut(FIELD);
    }
    List<Value> texts = column.values();
    if (PersonalData.asksCode(header) && texts.stream().allMatch(v -> isCodeLike(v.text()))) {
      return Guess.leftOut(FIELD);
    }
    if (column.isPersonal()) {
      return Guess.leftOut(
          "donn\u00e9es personnelles (adresses \u00e9lectroniques, num\u00e9ros de"
              + " t\u00e9l\u00e9phone ou noms)");
    }
    List<Value> said = texts.stream().filter(v -> kind(v).isEmpty()).toList();
    List<Option> unsaid = unsaid(column);
    if (said.isEmpty() && !column.isFull()) {
      return Guess.leftOut("aucune r\u00e9ponse sur le fond");
    }
    if (isOfTypes(header, said)) {
      return Guess.leftOut(FIELD);
    }
    if (OF_WEIGHTS.matcher(header).matches() && column.numbers() > 0) {
      return Guess.leftOut("un poids, d'apr\u00e8s l'en-t\u00eate (colonne poids)");
    }
    if (isOfYears(header, said)) {
      return Guess.leftOut("ann\u00e9es : la vague, si c'en est une (colonne vague)");
    }
    return yesNo(column, wording, said, unsaid)
        .or(() -> people(column, header, said))
        .or(() -> days(column, said))
        .or(() -> numbers(column, wording, said, unsaid))
        .or(() -> remarks(header))
        .orElseGet(() -> texts(column, said, unsaid));
  }

  private boolean isOfTypes(String header, List<Value> said) {
    return !said.isEmpty()
        && vocabulary.asksType(header)
        && said.stream().allMatch(v -> vocabulary.isType(v.text()));
  }

  private static boolean isOfYears(String header, List<Value> said) {
    return said.size() <= MOST_YEARS
        && OF_YEARS.matcher(header).matches()
        && said.stream().allMatch(v -> YEAR.matcher(v.plain()).matches());
  }

  /**
   * The kind of a value that says nothing on the substance, by its words or by a code made of them.
   */
  private Optional<ModalityKind> kind(Value value) {
    return value.plain().equals("sr")
        ? Optional.of(ModalityKind.NO_ANSWER)
        : vocabulary.kind(value.plain()).or(() -> vocabulary.kind(value.plain().replace('_', ' ')));
  }

  private static int sum(List<Value> values) {
    return values.stream().mapToInt(Value::count).sum();
  }

  /** The values of a column that say nothing on the substance, as options. */
  private List<Option> unsaid(ColumnFacts column) {
    List<Option> options = new ArrayList<>();
    for (Value value : column.values()) {
      kind(value).ifPresent(kind -> options.add(new Option("", value.text(), kind, value.count())));
    }
    return options;
  }

  private static List<Option> all(List<Option> options, List<Option> unsaid) {
    List<Option> all = new ArrayList<>(options);
    all.addAll(unsaid);
    return all;
  }

  /** Whether a text may be the code of a commune, a postal code, a SIREN or a SIRET, or is none. */
  private boolean isCodeLike(String text) {
    return PersonalData.isCode(text) || vocabulary.kind(vocabulary.plain(text)).isPresent();
  }

  private Optional<Guess> yesNo(
      ColumnFacts column, String wording, List<Value> said, List<Option> unsaid) {
    boolean words =
        said.stream().allMatch(v -> vocabulary.isYes(v.plain()) || vocabulary.isNo(v.plain()));
    boolean signs =
        said.size() == 2
            && !NumberCells.asksNumber(wording)
            && said.stream().anyMatch(v -> v.plain().equals("1"))
            && said.stream().anyMatch(v -> v.plain().equals("0"));
    if (column.isFull() || !(words || signs)) {
      return Optional.empty();
    }
    int yes = sum(said.stream().filter(v -> vocabulary.isTicked(v.plain())).toList());
    int no = sum(said) - yes;
    List<Option> options =
        List.of(
            new Option(words ? "OUI" : "1", "Oui", ModalityKind.SUBSTANTIVE, yes),
            new Option(words ? "NON" : "0", "Non", ModalityKind.SUBSTANTIVE, no));
    String why = words ? "oui ou non" : "1 pour oui, 0 pour non";
    return Optional.of(Guess.of(RowKind.SINGLE, all(options, unsaid), why + of(column)));
  }

  private static String of(ColumnFacts column) {
    return ", "
        + column.answers()
        + (column.answers() < 2 ? " r\u00e9ponse, " : " r\u00e9ponses, ")
        + column.blanks()
        + (column.blanks() < 2 ? " case vide" : " cases vides");
  }

  private static Optional<Guess> people(ColumnFacts column, String header, List<Value> said) {
    boolean often = column.answers() >= MANY && sum(said) >= 5 * said.size();
    boolean itself = said.size() == 1 && said.get(0).plain().equals(header); // an option's column
    if (PersonalData.isOfPeople(header) && !itself && (PersonalData.isShort(header) || !often)) {
      return Optional.of(Guess.leftOut("l'en-t\u00eate annonce des donn\u00e9es personnelles"));
    }
    long names =
        said.stream()
            .filter(v -> PersonalData.looksLikeName(v.text()))
            .filter(v -> PersonalData.hasSmallLetters(v.text()) || !often)
            .count();
    return 2 * names > said.size()
        ? Optional.of(Guess.leftOut("les valeurs ressemblent \u00e0 des noms de personnes"))
        : Optional.empty();
  }

  private static Optional<Guess> days(ColumnFacts column, List<Value> said) {
    return column.days() > 0 && 2 * column.days() > sum(said)
        ? Optional.of(Guess.leftOut("dates"))
        : Optional.empty();
  }

  private static Optional<Guess> remarks(String header) {
    return REMARKS.matcher(header).matches()
        ? Optional.of(Guess.leftOut("texte libre, d'apr\u00e8s l'en-t\u00eate"))
        : Optional.empty();
  }

  private Optional<Guess> numbers(
      ColumnFacts column, String wording, List<Value> said, List<Option> unsaid) {
    int others =
        column.answers() - column.numbers() - unsaid.stream().mapToInt(Option::count).sum();
    boolean isAsked = NumberCells.asksNumber(wording);
    if (column.numbers() == 0 || (isAsked ? 1 : FEW) * others > column.numbers()) {
      return Optional.empty();
    }
    if (isIdentifier(column, said)) {
      return Optional.of(Guess.leftOut("identifiants ou codes, sans r\u00e9p\u00e9tition"));
    }
    Optional<NumberCells.Range> asked =
        NumberCells.asked(wording)
            .filter(r -> r.minimum() <= column.least().doubleValue())
            .filter(r -> r.maximum() >= column.most().doubleValue());
    String unit = column.unit().isEmpty() ? NumberCells.unit(wording) : column.unit();
    boolean isPercentage =
        unit.equals("%") && column.least().signum() >= 0 && column.most().compareTo(HUNDRED) <= 0;
    boolean isNumber = !unit.isEmpty() || isAsked;
    if (others == 0 && asked.isEmpty() && !isNumber && isScale(column, said)) {
      return Optional.of(scale(column, said, unsaid));
    }
    String why =
        "nombres"
            + of(column)
            + ends(asked.isPresent(), isPercentage)
            + (others > 1
                ? " ; " + others + " r\u00e9ponses ne sont pas des nombres"
                : others == 1 ? " ; 1 r\u00e9ponse n'est pas un nombre" : "");
    BigDecimal minimum =
        column.least().signum() < 0 ? above(column.least().negate()).negate() : BigDecimal.ZERO;
    return Optional.of(
        new Guess(
            RowKind.NUMBER,
            unsaid,
            asked.map(r -> BigDecimal.valueOf((long) r.minimum())).orElse(minimum),
            asked
                .map(r -> BigDecimal.valueOf((long) r.maximum()))
                .orElse(isPercentage ? HUNDRED : above(column.most())),
            unit,
            why));
  }

  /** The words for where the ends of a range come from. */
  private static String ends(boolean asked, boolean isPercentage) {
    if (asked) {
      return " ; bornes d'apr\u00e8s l'\u00e9nonc\u00e9";
    }
    return isPercentage ? " ; bornes d'un pourcentage" : " ; bornes arrondies, \u00e0 corriger";
  }

  private static boolean isIdentifier(ColumnFacts column, List<Value> said) {
    boolean distinct = column.isFull() || said.size() == sum(said);
    boolean ranks =
        column.isWhole()
            && column.least().compareTo(BigDecimal.ONE) == 0
            && column.most().compareTo(BigDecimal.valueOf(said.size())) == 0
            && said.size() > 2;
    boolean longOnes =
        column.isWhole()
            && column.least().abs().precision() - column.least().scale() >= DIGITS_OF_IDENTIFIERS;
    return longOnes || (distinct && ranks) || 2 * column.blankedZeros() > column.answers();
  }

  /** Whether numbers are few and small, and so rather codes of options. */
  private static boolean isScale(ColumnFacts column, List<Value> said) {
    return column.isWhole()
        && column.least().signum() >= 0
        && said.size() > 1
        && said.size() <= MOST_CODE
        && sum(said) >= 3 * said.size()
        && said.stream().allMatch(v -> v.text().length() <= 2);
  }

  private static Guess scale(ColumnFacts column, List<Value> said, List<Option> unsaid) {
    List<Option> options =
        said.stream()
            .sorted(
                Comparator.comparing(
                    v -> new BigDecimal(v.text().replace(',', '.').replaceAll("\\.$", ""))))
            .map(v -> new Option(v.text(), v.text(), ModalityKind.SUBSTANTIVE, v.count()))
            .toList();
    return Guess.of(
        RowKind.SINGLE,
        all(options, unsaid),
        "peu de nombres diff\u00e9rents, pris pour des codes \u00e0 libeller ; si ce sont des"
            + " quantit\u00e9s, \u00e9crivez \u00ab nombre \u00bb"
            + of(column));
  }

  /**
   * The number that 1, 2 or 5 and zeros make, not below another: the largest itself is not told.
   */
  static BigDecimal above(BigDecimal number) {
    BigDecimal power = BigDecimal.ONE;
    while (power.multiply(BigDecimal.TEN).compareTo(number) <= 0) {
      power = power.multiply(BigDecimal.TEN);
    }
    for (int times : new int[] {1, 2, 5}) {
      BigDecimal round = power.multiply(BigDecimal.valueOf(times));
      if (round.compareTo(number) >= 0) {
        return round;
      }
    }
    return power.multiply(BigDecimal.TEN);
  }

  private Guess texts(ColumnFacts column, List<Value> said, List<Option> unsaid) {
    if (column.isFull()) {
      return Guess.leftOut("texte libre");
    }
    Optional<SeveralAnswers.Parted> parted = SeveralAnswers.part(said, vocabulary);
    if (parted.isPresent()) {
      return choice(
          column,
          RowKind.MULTIPLE,
          parted.get().options(),
          unsaid,
          "plusieurs r\u00e9ponses par case, s\u00e9par\u00e9es par \u00ab "
              + parted.get().separator()
              + " \u00bb");
    }
    return column.hasSeveralRows()
        ? choice(column, RowKind.MULTIPLE, said, unsaid, "plusieurs lignes par r\u00e9pondant")
        : choice(column, RowKind.SINGLE, said, unsaid, "une r\u00e9ponse par case");
  }

  private Guess choice(
      ColumnFacts column, RowKind kind, List<Value> said, List<Option> unsaid, String why) {
    if (said.size() > MOST_OPTIONS) {
      return Guess.leftOut("texte libre : plus de " + MOST_OPTIONS + " valeurs diff\u00e9rentes");
    }
    if (sum(said) < 2 * said.size()
        || said.stream().anyMatch(v -> v.text().length() > LONGEST_OPTION)) {
      return Guess.leftOut(
          "texte libre, ou trop peu de r\u00e9p\u00e9titions pour y voir des r\u00e9ponses"
              + " propos\u00e9es");
    }
    // what one person alone wrote may be about someone
    List<Value> kept = said.stream().filter(v -> v.count() > 1).toList();
    if (kept.isEmpty()) {
      return Guess.leftOut("texte libre : aucune valeur ne revient");
    }
    List<Option> options =
        kept.stream()
            .map(v -> new Option("", v.text(), ModalityKind.SUBSTANTIVE, v.count()))
            .toList();
    int left = said.size() - kept.size();
    String rare =
        left > 0
            ? " ; "
                + left
                + (left > 1
                    ? " valeurs donn\u00e9es une seule fois ne sont pas \u00e9crites"
                    : " valeur donn\u00e9e une seule fois n'est pas \u00e9crite")
                + " (texte libre possible)"
            : "";
    return Guess.of(
        kind,
        all(options, unsaid),
        (said.size() == 1 ? ONE_TEXT : "")
            + why
            + ", "
            + kept.size()
            + (kept.size() > 1 ? " valeurs" : " valeur")
            + of(column)
            + rare);
  }
}
