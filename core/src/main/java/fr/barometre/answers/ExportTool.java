package fr.barometre.answers;

import fr.barometre.answers.Export.DateOrder;
import java.util.List;
import java.util.Set;

/**
 * The tools whose exports are known: how many header rows they write, which of their columns say
 * who answered and when, and which responses are unfinished.
 *
 * <p>None of these columns has to be in a file; what a description names itself has to. Only what
 * is written here is known of a tool: a question, the collectivité or the role is a column of one's
 * own form, which {@link Export} names.
 */
public enum ExportTool {
  /** Any file: one header row, columns by the names of {@link Field}. */
  ANY,

  /**
   * LimeSurvey, CSV by codes or full texts. The identifier is {@code id}, {@code Response ID} or
   * {@code ID de la réponse}; the day is that of submission ({@code submitdate}, {@code Date
   * submitted}, {@code Date de soumission}), without which a response is unfinished. {@code
   * 1980-01-01} is submitted on a day that was not kept. An option is {@code question[option]},
   * with {@code question[optioncomment]} beside it, which is not read.
   */
  LIMESURVEY,

  /**
   * Framaforms, which is Drupal's Webform 6 and 7. Checked in the source of Yakforms, its free form
   * ({@code components/select.inc}, {@code includes/webform.report.inc} and its translation): three
   * header rows; a question stands in the third, but for a multiple choice with a column for each
   * option, whose name stands in the second, over the first of its options, and whose options stand
   * in the third; {@code X} ticks, the column of "other" holds its text; in one column the keys are
   * joined by commas. The identifier is {@code SID}, the day {@code Submitted Time}, {@code Heure
   * de soumission} or, before Webform 4, {@code Time}; with machine names {@code webform_sid} and
   * {@code webform_time}. Drafts are among the responses unless somebody leaves them out: {@code
   * Draft} or {@code Brouillon} is {@code 1}.
   */
  FRAMAFORMS,

  /**
   * Google Forms. One header row of wordings, the first of them {@code Timestamp} or {@code
   * Horodateur}; answers are labels, those of checkboxes in one cell. There is no identifier: rows
   * are numbered. Whether the day or the month comes first depends on the spreadsheet; where the
   * days do not tell, {@link Export#dates} does.
   */
  GOOGLE_FORMS,

  /**
   * Microsoft Forms, workbook or CSV. One header row of wordings; the identifier is {@code ID}, the
   * day {@code Heure de fin} or {@code Completion time}, as programs on GitHub read them; several
   * answers stand in one cell, each with a semicolon behind it.
   */
  MICROSOFT_FORMS,

  /**
   * SurveyMonkey, CSV of all responses. Checked in files that programs on GitHub read: the first
   * row has the questions, blank over the second option of a multiple choice and those after it,
   * the second row the options, or {@code Response} and {@code Open-Ended Response}; it may be
   * blank. The identifier is {@code Respondent ID} or {@code ID du répondant}, the day {@code End
   * Date} or {@code Date de fin}. No column was found that says whether a response is complete.
   */
  SURVEYMONKEY,

  /**
   * Qualtrics, CSV or TSV. Checked on Qualtrics' page "Understanding Your Dataset": three header
   * rows, of which the first has the names, the second wordings and the third import identifiers.
   * The identifier is {@code ResponseId}, the day {@code RecordedDate}; {@code Finished} is {@code
   * True} or {@code 1} of a response that is complete, {@code VRAI} where a French spreadsheet
   * saved it. A {@code Status} of {@code Survey Preview} or {@code Survey Test} is no response. An
   * option may have a column {@code Q3_1}.
   */
  QUALTRICS,

  /**
   * KoboToolbox, CSV. Checked in the tests of formpack, which writes it: a multiple choice has a
   * column of codes parted by blanks, and one of 0 or 1 for each option, {@code question/option};
   * groups stand before a question, {@code group/question}; ODK parts them by a hyphen, others by a
   * point, which count where several columns share the group. The identifier is {@code _id}, else
   * {@code _uuid}, or ODK's {@code KEY}, the day {@code _submission_time} or {@code
   * SubmissionDate}.
   */
  KOBO,

  /**
   * démarches-simplifiées, CSV. Checked in its source ({@code LegacyExportTemplate}): the
   * identifier is {@code ID}, the day {@code Déposé le}; where the procedure asks for a SIRET, the
   * collectivité is {@code Établissement SIRET}.
   */
  DEMARCHES_SIMPLIFIEES;

  /** Columns that no other tool writes beside the day of submission. */
  private static final Set<String> LIMESURVEY_ONLY =
      Set.of(
          "lastpage",
          "Last page",
          "Dernière page",
          "startlanguage",
          "Start language",
          "Langue de départ");

  /** Columns of Drupal's Webform, which Framaforms is, that tell drafts from what was submitted. */
  static final List<String> DRAFTS =
      List.of(
          "Draft",
          "Brouillon",
          "webform_draft",
          "Is draft",
          "in_draft",
          "In draft",
          "En brouillon",
          "Est un brouillon",
          "Est brouillon");

  /** The tool whose marks the first rows of a file have; ANY otherwise. */
  static ExportTool of(List<List<String>> rows) {
    List<String> first = rows.get(0);
    int id = SURVEYMONKEY.respondent().stream().mapToInt(first::indexOf).max().orElse(-1);
    List<String> second = rows.size() > 1 ? rows.get(1) : List.of();
    List<String> third = rows.size() > 2 ? rows.get(2) : List.of();
    if (third.toString().contains("{\"ImportId\"")) {
      return QUALTRICS;
    }
    if (id >= 0
        && (first.contains("Collector ID") || first.contains("ID du collecteur"))
        && (second.size() <= id || second.get(id).isEmpty())) {
      return SURVEYMONKEY;
    }
    return FRAMAFORMS.respondent().stream().anyMatch(third::contains)
        ? FRAMAFORMS
        : ofOneRow(first);
  }

  /** The tool whose marks a header of one row has. */
  private static ExportTool ofOneRow(List<String> header) {
    if (!header.isEmpty() && GOOGLE_FORMS.date().contains(header.get(0))) {
      return GOOGLE_FORMS;
    }
    if (header.contains("_submission_time") || header.contains("_uuid")) {
      return KOBO;
    }
    if (header.contains("ID") && header.stream().anyMatch(MICROSOFT_FORMS.date()::contains)) {
      return MICROSOFT_FORMS;
    }
    if (header.contains("ID") && header.stream().anyMatch(DEMARCHES_SIMPLIFIEES.date()::contains)) {
      return DEMARCHES_SIMPLIFIEES;
    }
    boolean isLimeSurvey =
        header.stream().anyMatch(LIMESURVEY.date()::contains)
            && header.stream().anyMatch(LIMESURVEY_ONLY::contains);
    return isLimeSurvey ? LIMESURVEY : ANY;
  }

  /** The names by which a field is looked for, the preferred first. */
  List<String> names(Field field) {
    if (this == ANY) {
      return field.isHint() ? List.of() : field.names();
    }
    return switch (field) {
      case RESPONDENT -> respondent();
      case DATE -> date();
      case SIREN -> this == DEMARCHES_SIMPLIFIEES ? List.of("Établissement SIRET") : List.of();
      default -> List.of();
    };
  }

  private List<String> respondent() {
    return switch (this) {
      case LIMESURVEY -> List.of("ID de la réponse", "Response ID", "id");
      case FRAMAFORMS -> List.of("SID", "webform_sid");
      case SURVEYMONKEY -> List.of("Respondent ID", "ID du répondant");
      case QUALTRICS -> List.of("ResponseId");
      case KOBO -> List.of("_id", "_uuid", "KEY");
      case DEMARCHES_SIMPLIFIEES, MICROSOFT_FORMS -> List.of("ID");
      case ANY, GOOGLE_FORMS -> List.of();
    };
  }

  private List<String> date() {
    return switch (this) {
      case LIMESURVEY -> List.of("Date de soumission", "Date submitted", "submitdate");
      case FRAMAFORMS ->
          List.of("Submitted Time", "Heure de soumission", "Time", "Heure", "webform_time");
      case GOOGLE_FORMS -> List.of("Horodateur", "Timestamp");
      case MICROSOFT_FORMS -> List.of("Heure de fin", "Completion time");
      case SURVEYMONKEY -> List.of("End Date", "Date de fin");
      case QUALTRICS -> List.of("RecordedDate");
      case KOBO -> List.of("_submission_time", "SubmissionDate");
      case DEMARCHES_SIMPLIFIEES -> List.of("Déposé le");
      case ANY -> List.of();
    };
  }

  /** Columns of which the first that is there says whether a response is finished. */
  List<String> finishedColumns() {
    return switch (this) {
      case LIMESURVEY -> date();
      case QUALTRICS -> List.of("Finished");
      default -> List.of();
    };
  }

  /** The column that says which responses are of those who try the survey. */
  List<String> trialColumns() {
    return this == QUALTRICS ? List.of("Status") : List.of();
  }

  /**
   * The values of that column in a finished response; none where only a blank means that it is not
   * finished.
   */
  List<String> finishedValues() {
    return this == QUALTRICS ? List.of("True", "1", "Vrai") : List.of();
  }

  int headerRows() {
    return switch (this) {
      case FRAMAFORMS, QUALTRICS -> 3;
      case SURVEYMONKEY -> 2;
      default -> 1;
    };
  }

  List<Integer> nameRows() {
    return switch (this) {
      case FRAMAFORMS -> List.of(2, 3);
      case SURVEYMONKEY -> List.of(1, 2);
      default -> List.of(1);
    };
  }

  boolean numbersRows() {
    return this == GOOGLE_FORMS;
  }

  DateOrder dates() {
    return this == LIMESURVEY ? DateOrder.DAY_FIRST : DateOrder.AS_THE_COLUMN_TELLS;
  }

  /** The day that the tool writes where it kept none; blank if it writes nothing. */
  String dayNotKept() {
    return this == LIMESURVEY ? "1980-01-01" : "";
  }

  /** Whether the names of groups may stand before a question. */
  boolean writesGroups() {
    return this == KOBO;
  }

  /** Whether the code of a question may stand before its text. */
  boolean writesCodes() {
    return this == LIMESURVEY;
  }

  /** Whether a blank in the upper of two header rows may also stand over another question. */
  boolean leavesGaps() {
    return this == FRAMAFORMS;
  }
}
