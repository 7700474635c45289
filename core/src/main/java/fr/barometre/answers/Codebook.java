package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.codebook.CodebookReader;
import fr.barometre.codebook.CodebookWriter;
import fr.barometre.codebook.Described;
import fr.barometre.codebook.Draft;
import fr.barometre.codebook.LimeSurveyStructure;
import fr.barometre.codebook.Vocabulary;
import fr.barometre.codebook.XlsForm;
import fr.barometre.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A questionnaire as a table that people write and correct in a spreadsheet.
 *
 * <p>A codebook is delimited text with one row for each modality; what is of the question stands in
 * its first row. Headers and words are French or English, whatever their case and accents:
 *
 * <pre>
 * question;libellé;type;thème;vague;code;modalité;sens;compte
 * charte;Avez-vous une charte de télétravail ?;choix unique;Télétravail;;OUI;Oui;réponse;x
 * ;;;;;NON;Non;réponse;
 * ;;;;;NSP;Ne sait pas;ne sait pas;
 * agents;Combien d'agents formés ?;nombre 0-5000 agents;Formation;;;;;
 * </pre>
 *
 * <ul>
 *   <li><b>type</b>: choix unique, choix multiple, oui/non, nombre, laissée de côté (single,
 *       multiple, yes/no, number, left out). A number has its range in {@code minimum}, {@code
 *       maximum} and {@code unité}, or as above.
 *   <li><b>sens</b>: réponse, ne sait pas, sans réponse, non concerné; where blank, what the label
 *       says.
 *   <li><b>compte</b>: x beside the modalities that the question's indicator counts. Where none is
 *       marked: yes; the mean of numbers; else the first modality, which is {@linkplain #notes()
 *       told}. {@code non} in a column {@code indicateur}: no indicator; another text there is its
 *       name.
 *   <li><b>vague</b>: codes of the waves that ask the question's theme, parted by {@code |}.
 *   <li><b>vagues de la modalité</b> (optional): codes of the waves that offered the modality;
 *       where blank, all of them.
 *   <li>Optional: {@code libellé (en)}, {@code modalité (en)} and so on; {@code base}, {@code unité
 *       de compte}, {@code public}, {@code panneau}, {@code unité imprimée}, {@code compte un
 *       manque} (x beside an indicator that counts what is missing).
 *   <li>Rows whose type is questionnaire, thème, vague, panneau or indicateur declare one, with its
 *       code in {@code question}; référence and note belong to the indicator above.
 * </ul>
 *
 * <p>A questionnaire that is written and read again is the same, but for what a cell cannot hold:
 * blanks around a code or a text, a question whose theme is an empty code, and theme codes with
 * {@code |} where waves ask them. Immutable.
 */
public final class Codebook {

  private static final Vocabulary WORDS = AnswerVocabulary.DEFAULT;

  private static final int MOST_HEADER_ROWS = 3;
  private static final int MOST_LOOKED_AT = 200;

  /** The mark at the beginning by which spreadsheets recognise UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Questionnaire questionnaire;
  private final List<Label> notes;
  private final String text;

  private Codebook(Questionnaire questionnaire, List<Label> notes, String text) {
    this.questionnaire = questionnaire;
    this.notes = List.copyOf(notes);
    this.text = text;
  }

  private static Codebook of(Described described) {
    Questionnaire questionnaire = described.questionnaire();
    return new Codebook(
        questionnaire, described.notes(), CodebookWriter.text(questionnaire, WORDS));
  }

  /**
   * The codebook of a questionnaire.
   *
   * @param questionnaire any questionnaire
   * @return its codebook
   */
  public static Codebook of(Questionnaire questionnaire) {
    return of(new Described(requireNonNull(questionnaire, "questionnaire"), List.of()));
  }

  /**
   * Reads a codebook. The questionnaire's code and title are the file's name, unless a row of type
   * questionnaire has them.
   *
   * @param file the codebook: semicolon, comma, tabulation or bar; UTF-8, UTF-16 or Windows-1252;
   *     or an Excel workbook (.xlsx), of which the first sheet that is not hidden and not empty; a
   *     workbook with the sheets of an XLSForm is {@linkplain #readXlsForm(Path) read as such}
   * @return what it says
   * @throws IllegalArgumentException if something cannot be understood, naming the line, the
   *     column, the value and what was expected
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Codebook read(Path file) {
    CsvTable table = CsvTable.read(file);
    return XlsForm.isIn(table)
        ? readXlsForm(file)
        : of(CodebookReader.read(table, name(file), WORDS));
  }

  /**
   * Reads the structure of a survey that LimeSurvey exported as {@code .lss}: groups become themes,
   * subquestions the modalities of multiple choices. Lists (L, !, O, 5), yes/no (Y), gender (G),
   * multiple choices (M, P), numbers (N, K), arrays of single choices (F, H, A, B, C, E, and 1 with
   * two scales) and what stands at each rank (R) are read; other questions, free text first, are
   * left out and {@linkplain #notes() told}.
   *
   * @param lss the file; a document type declaration in it is refused
   * @return what it says, in French and in English where the survey has both
   * @throws IllegalArgumentException if the file is no such structure
   * @throws UncheckedIOException if it cannot be read
   */
  public static Codebook readLimeSurvey(Path lss) {
    try (InputStream in = Files.newInputStream(lss)) {
      return of(LimeSurveyStructure.read(in, String.valueOf(lss.getFileName()), WORDS));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("no file " + lss.toAbsolutePath(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + lss + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an XLSForm of which the two sheets were saved as CSV: {@code select_one}, {@code
   * select_multiple}, {@code integer}, {@code decimal} and {@code range}; groups become themes, and
   * other questions are left out and {@linkplain #notes() told}.
   *
   * @param survey the sheet {@code survey}
   * @param choices the sheet {@code choices}
   * @return what they say, by the columns {@code label}, {@code label::French (fr)}, {@code
   *     label::English (en)}
   * @throws IllegalArgumentException if something cannot be understood, naming its line
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Codebook readXlsForm(Path survey, Path choices) {
    return of(XlsForm.read(CsvTable.read(survey), CsvTable.read(choices), name(survey), WORDS));
  }

  /**
   * Reads an XLSForm: the sheets {@code survey} and {@code choices} of an Excel workbook, as {@link
   * #readXlsForm(Path, Path)} reads them from CSV.
   *
   * @param workbook the workbook (.xlsx)
   * @return what it says
   * @throws IllegalArgumentException if it does not have the sheets, or something cannot be
   *     understood, naming its line
   * @throws UncheckedIOException if it cannot be read
   */
  public static Codebook readXlsForm(Path workbook) {
    return of(
        XlsForm.read(sheet(workbook, "survey"), sheet(workbook, "choices"), name(workbook), WORDS));
  }

  private static CsvTable sheet(Path workbook, String name) {
    return CsvTable.read(workbook, Optional.empty(), Optional.empty(), Optional.of(name));
  }

  /**
   * Drafts a codebook from answers, for a person to correct: the headers, the values that come
   * again and again with how often, the kinds of questions. A column {@code deviné} says of each
   * row what was guessed and why.
   *
   * <p>Columns that say who answered, days, identifiers, and free text are named with that reason
   * and no value of theirs is written; neither is any column with e-mail addresses, telephone
   * numbers or names of people, nor a value that was given once.
   *
   * <p>The header rows of SurveyMonkey, Qualtrics and Framaforms are recognised and {@linkplain
   * #notes() told}; those of other files an {@link #draft(Path, Export) export} describes.
   *
   * @param answers delimited text with a header line: a column for each question, or a row for each
   *     answer
   * @return the draft, which can be read as it is
   * @throws IllegalArgumentException if the file is empty or is no delimited text
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Codebook draft(Path answers) {
    CsvTable table = AnswersReader.table(answers, Export.any(), AnswerSheet.ofAny());
    ExportTool tool = ExportTool.of(table.firstRows(MOST_HEADER_ROWS));
    List<Label> notes =
        tool == ExportTool.ANY
            ? List.of()
            : List.of(
                Label.of(
                    "Le fichier est lu comme un export de " + tool + ".",
                    "The file is read as an export of " + tool + "."));
    return draft(answers, table, Export.of(tool), notes);
  }

  /**
   * Drafts a codebook from answers in a file that is described: its header rows, its sheet, its
   * delimiter; columns that the description takes for a field are no questions.
   *
   * @param answers the file
   * @param export what it says where
   * @return the draft, which can be read as it is
   * @throws IllegalArgumentException if the file is empty, is no delimited text, or lacks what the
   *     description names
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Codebook draft(Path answers, Export export) {
    return draft(
        answers, AnswersReader.table(answers, export, AnswerSheet.ofAny()), export, List.of());
  }

  private static Codebook draft(Path file, CsvTable read, Export export, List<Label> told) {
    List<String> names = new ArrayList<>();
    Map<String, String> wordings = new HashMap<>();
    List<List<String>> rows = read.firstRows(MOST_LOOKED_AT);
    for (Heading heading : ExportHeader.headings(export, read)) {
      int column = names.size();
      String lower = heading.lower();
      boolean isAlone =
          export.tool().leavesGaps()
              && !heading.isOwn()
              && !lower.isEmpty()
              && !QuestionHeaders.isOtherAlone(lower)
              && !isTicked(rows.subList(export.headerRows(), rows.size()), column);
      String name = isAlone ? lower : QuestionHeaders.asked(heading);
      names.add(name);
      if (export.tool() == ExportTool.QUALTRICS && column < rows.get(1).size()) {
        String wording = rows.get(1).get(column);
        wordings.putIfAbsent(name, wording);
        wordings.putIfAbsent(name.replaceFirst("_\\d+$", ""), wording.split(" - ", 2)[0]);
      }
    }
    CsvTable table = AnswersReader.under(export, read, names);
    Set<String> fields = new HashSet<>(export.leftOut());
    fields.addAll(export.tool().finishedColumns());
    fields.addAll(ExportTool.DRAFTS);
    fields.addAll(export.fields().values());
    for (Field field : Field.values()) {
      fields.addAll(export.names(field));
    }
    String text = Draft.text(table, WORDS, wordings, fields, read.headerRows(export.headerRows()));
    String name = name(file);
    Described described = CodebookReader.read(CsvTable.of(name, text), name, WORDS);
    List<Label> notes = new ArrayList<>(told);
    notes.addAll(described.notes());
    return new Codebook(described.questionnaire(), notes, text);
  }

  /** Whether the first rows show a column to be of an option, and so below the name of others. */
  private static boolean isTicked(List<List<String>> rows, int column) {
    for (List<String> row : rows) {
      String cell = column < row.size() ? PlainText.of(row.get(column)) : "";
      if (!cell.isEmpty() && (AnswerWords.isYes(cell) || !AnswerWords.isTicked(cell))) {
        return false;
      }
    }
    return true;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * The questionnaire that the codebook describes.
   *
   * @return the questionnaire
   */
  public Questionnaire questionnaire() {
    return questionnaire;
  }

  /**
   * The notes on what was left out of a file and what was supposed.
   *
   * @return sentences for people, possibly none
   */
  public List<Label> notes() {
    return notes;
  }

  /**
   * The codebook as text, in French.
   *
   * @return CSV with semicolons, without a byte order mark
   */
  public String text() {
    return text;
  }

  /**
   * Writes the codebook, in UTF-8 with a byte order mark, which spreadsheets open as it is.
   *
   * @param file where to; one that is there may be somebody's corrected codebook, and is kept
   * @return the file
   * @throws IllegalArgumentException if the file is there already
   * @throws UncheckedIOException if it cannot be written
   */
  public Path write(Path file) {
    try {
      return Files.writeString(file, BYTE_ORDER_MARK + text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          file
              + " is there already, and may have been corrected; expected a new file: delete or"
              + " rename it first",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "codebook of " + questionnaire;
  }
}
