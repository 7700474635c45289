package fr.barometre.codebook;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.territory.CollectiviteType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The French and English words that the cells of a codebook may contain, and what they mean. */
final class Words {

  /** The kind of a row. */
  enum RowKind {
    SINGLE(
        "choix unique",
        "unique",
        "single",
        "single choice",
        "simple",
        "liste",
        "radio",
        "qcu",
        "select one",
        "select_one",
        "liste deroulante"),
    YES_NO(
        "oui/non",
        "oui / non",
        "oui-non",
        "oui ou non",
        "oui non",
        "yes/no",
        "yes / no",
        "yes or no",
        "yes-no"),
    MULTIPLE(
        "choix multiple",
        "choix multiples",
        "multiple",
        "multiples",
        "multiple choice",
        "qcm",
        "cases a cocher",
        "select multiple",
        "select_multiple",
        "plusieurs reponses"),
    NUMBER(
        "nombre",
        "number",
        "numerique",
        "numeric",
        "entier",
        "integer",
        "decimal",
        "nombre entier",
        "nombre decimal",
        "mean",
        "moyenne"),
    LEFT_OUT(
        "laiss\u00e9e de c\u00f4t\u00e9",
        "laissee de cote",
        "laisse de cote",
        "ignorer",
        "ignore",
        "ignoree",
        "left out",
        "ignored",
        "texte",
        "texte libre",
        "text",
        "free text",
        "date"),
    QUESTIONNAIRE("questionnaire", "edition"),
    THEME("th\u00e8me", "theme"),
    WAVE("vague", "wave"),
    PANEL("panneau", "panel"),
    INDICATOR("indicateur", "indicator"),
    REFERENCE("r\u00e9f\u00e9rence", "reference"),
    NOTE("note", "note d'indicateur");

    private final String word;
    private final List<String> others;

    RowKind(String word, String... others) {
      this.word = word;
      this.others = List.of(others);
    }

    /** The word under which it is written. */
    String word() {
      return word;
    }

    boolean isQuestion() {
      return switch (this) {
        case SINGLE, YES_NO, MULTIPLE, NUMBER, LEFT_OUT -> true;
        default -> false;
      };
    }
  }

  private static final Map<ModalityKind, List<String>> MEANINGS =
      Map.of(
          ModalityKind.SUBSTANTIVE,
          List.of(
              "r\u00e9ponse",
              "reponse",
              "substantive",
              "sur le fond",
              "fond",
              "answer",
              "substance",
              "substantielle"),
          ModalityKind.DONT_KNOW,
          List.of("ne sait pas", "don't know", "dont know", "dont_know", "nsp"),
          ModalityKind.NO_ANSWER,
          List.of("sans r\u00e9ponse", "sans reponse", "no answer", "no_answer", "sr"),
          ModalityKind.NOT_APPLICABLE,
          List.of("non concern\u00e9", "non concerne", "not applicable", "not_applicable", "nc"));

  private static final List<String> NONE = List.of("non", "no", "aucun", "none", "-");

  private final Vocabulary vocabulary;

  Words(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The word under which a meaning is written. */
  static String word(ModalityKind kind) {
    return MEANINGS.getOrDefault(kind, List.of()).get(0);
  }

  /** The kind of a row; empty where the cell is blank. */
  Optional<RowKind> rowKind(Line line) {
    if (!line.has(Column.KIND)) {
      return Optional.empty();
    }
    String plain = vocabulary.plain(line.cell(Column.KIND));
    Optional<RowKind> exact = rowKind(plain);
    if (exact.isEmpty() && NumberCells.range(line.cell(Column.KIND)).isPresent()) {
      return Optional.of(RowKind.NUMBER);
    }
    if (exact.isEmpty()) {
      throw line.wrong(
          Column.KIND,
          "choix unique, choix multiple, oui/non, nombre, or laiss\u00e9e de c\u00f4t\u00e9 (in"
              + " English single, multiple, yes/no, number, left out)");
    }
    return exact;
  }

  private static Optional<RowKind> rowKind(String plain) {
    return Arrays.stream(RowKind.values())
        .filter(kind -> kind.word.equals(plain) || kind.others.contains(plain))
        .findFirst();
  }

  /** The meaning of a modality: by its cell, or by its label where the cell is blank. */
  ModalityKind meaning(Line line) {
    if (!line.has(Column.MEANING)) {
      return vocabulary
          .kind(vocabulary.plain(line.cell(Column.LABEL)))
          .orElse(ModalityKind.SUBSTANTIVE);
    }
    String plain = vocabulary.plain(line.cell(Column.MEANING));
    return MEANINGS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> vocabulary.kind(plain))
        .orElseThrow(
            () ->
                line.wrong(
                    Column.MEANING,
                    "r\u00e9ponse, ne sait pas, sans r\u00e9ponse or non concern\u00e9 (in English"
                        + " substantive, don't know, no answer, not applicable)"));
  }

  /** Whether a modality is marked as counted. */
  boolean isCounted(Line line) {
    return isTicked(
        line,
        Column.COUNTED,
        "x or oui beside a modality that counts, nothing or non beside the others");
  }

  /** Whether an indicator is said to count a lack. */
  boolean countsLack(Line line) {
    return isTicked(
        line,
        Column.LACK,
        "x or oui beside an indicator that counts what is missing, nothing or non beside the"
            + " others");
  }

  private boolean isTicked(Line line, Column column, String expected) {
    String plain = vocabulary.plain(line.cell(column));
    if (plain.isEmpty() || vocabulary.isUnticked(plain)) {
      return false;
    }
    if (!vocabulary.isTicked(plain)) {
      throw line.wrong(column, expected);
    }
    return true;
  }

  /** Whether a question is said to have no indicator. */
  boolean hasNoIndicator(Line line) {
    return NONE.contains(vocabulary.plain(line.cell(Column.INDICATOR)));
  }

  /** Whether a label in the column of indicators would be read as "none". */
  boolean meansNone(Label label) {
    return NONE.contains(vocabulary.plain(label.fr()));
  }

  Optional<BasePolicy> base(Line line) {
    return constant(line, Column.BASE, BasePolicy.values(), BasePolicy::label);
  }

  Optional<CountingUnit> countingUnit(Line line) {
    return constant(line, Column.COUNTING_UNIT, CountingUnit.values(), CountingUnit::label);
  }

  List<CollectiviteType> audience(Line line) {
    return line.codes(Column.AUDIENCE).stream()
        .map(
            said ->
                constant(said, CollectiviteType.values(), CollectiviteType::label)
                    .orElseThrow(
                        () ->
                            line.wrong(
                                Column.AUDIENCE,
                                "types of collectivit\u00e9 parted by |, of "
                                    + Arrays.toString(CollectiviteType.values()))))
        .toList();
  }

  private <E extends Enum<E>> Optional<E> constant(
      Line line, Column column, E[] values, Function<E, Label> label) {
    if (!line.has(column)) {
      return Optional.empty();
    }
    Optional<E> found = constant(line.cell(column), values, label);
    if (found.isEmpty()) {
      throw line.wrong(
          column,
          "one of "
              + Arrays.stream(values)
                  .map(v -> "'" + label.apply(v).fr() + "' (" + v + ")")
                  .toList());
    }
    return found;
  }

  private <E extends Enum<E>> Optional<E> constant(
      String said, E[] values, Function<E, Label> label) {
    String plain = vocabulary.plain(said);
    return Arrays.stream(values)
        .filter(
            v ->
                vocabulary.plain(v.name()).equals(plain)
                    || vocabulary.plain(label.apply(v).fr()).equals(plain)
                    || vocabulary.plain(label.apply(v).en()).equals(plain))
        .findFirst();
  }

  /** The number in a cell. */
  double number(Line line, Column column) {
    String cell = line.cell(column);
    if (!vocabulary.isAmbiguous(cell)) {
      Optional<BigDecimal> number = vocabulary.number(cell);
      if (number.isPresent()) {
        return number.get().doubleValue();
      }
    }
    throw line.wrong(column, "a number such as 5000 or 12.5");
  }
}
