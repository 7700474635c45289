package fr.barometre.answers;

import static java.util.Objects.requireNonNull;

import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import fr.barometre.population.Population;
import fr.barometre.resolution.Hints;
import fr.barometre.spelling.UsualHeaders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A table that lists collectivités, one a row, in the columns of a table of answers. A row that is
 * not understood is an error, unless it is a total, a note or the header once more: without it, a
 * member would count among the others.
 */
final class CollectiviteList {

  /** Usual headers of such columns, without case, accents and underscores. */
  private static final Map<Field, List<String>> NAMES =
      Map.of(
          Field.TYPE, UsualHeaders.TYPE,
          Field.CODE, UsualHeaders.CODE,
          Field.SIREN, UsualHeaders.SIREN,
          Field.DEPARTEMENT, UsualHeaders.DEPARTEMENT,
          Field.POSTAL_CODE, List.of("code postal", "cp"));

  /** The field that helps to find a collectivité which a header speaks of, if it does. */
  static Optional<Field> hint(String header) {
    String plain = PlainText.of(header.replace('_', ' '));
    return NAMES.keySet().stream()
        .filter(field -> field.isHint() && requireNonNull(NAMES.get(field)).contains(plain))
        .findFirst();
  }

  private static final List<String> OF_NAME =
      List.of(
          "collectivite",
          "nom de la collectivite",
          "commune",
          "nom de la commune",
          "adherent",
          "membre",
          "nom",
          "mairie",
          "ville",
          "epci");

  private static final int MOST_TOLD = 5;

  private final Table table;
  private final AnswersBuilder builder;
  private final RespondentColumns columns;

  /** The same with the names, for rows that no code places; empty for a list without codes. */
  private final Optional<RespondentColumns> withNames;

  private final Set<CollectiviteRef> found = new LinkedHashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private int notUnderstood;

  private CollectiviteList(
      Questionnaire questionnaire, ExportHeader header, Optional<Population> frame) {
    this.table = header.table();
    this.builder = new AnswersBuilder(questionnaire, header.export());
    this.columns = new RespondentColumns(header, frame, builder);
    Export named = named(header.export(), header, Field.COLLECTIVITE, OF_NAME);
    this.withNames =
        named.equals(header.export())
            ? Optional.empty()
            : Optional.of(new RespondentColumns(header.describedBy(named), frame, builder));
  }

  /**
   * The description with the columns that have usual headers. The only column of a list has the
   * collectivités, whatever its header. A name is read where there is no code.
   *
   * @throws IllegalArgumentException if a collectivité stands where the only header should
   */
  static Export described(ExportHeader header, Optional<Population> frame) {
    Export described = header.export();
    for (Map.Entry<Field, List<String>> usual : NAMES.entrySet()) {
      described = named(described, header, usual.getKey(), usual.getValue());
    }
    if (isSaid(described, header, Field.CODE) || isSaid(described, header, Field.SIREN)) {
      return described;
    }
    described = named(described, header, Field.COLLECTIVITE, OF_NAME);
    if (header.size() > 1 || isSaid(described, header, Field.COLLECTIVITE)) {
      return described;
    }
    String only = header.label(0);
    if (CollectiviteColumn.on(frame)
        .find("", Set.of(), only, Hints.NONE, new FileNotes())
        .reference()
        .isPresent()) {
      throw new IllegalArgumentException(
          header.table().headerPlace()
              + ": '"
              + only
              + "' is a collectivité; expected a header over the list, such as 'collectivite'");
    }
    return described.field(Field.COLLECTIVITE, only);
  }

  private static boolean isSaid(Export described, ExportHeader header, Field field) {
    return described.given(field).isPresent() || header.find(field).isPresent();
  }

  private static Export named(
      Export described, ExportHeader header, Field field, List<String> usual) {
    if (isSaid(described, header, field)) {
      return described;
    }
    for (String name : usual) {
      for (int i = 0; i < header.size(); i++) {
        if (PlainText.of(header.label(i).replace('_', ' ')).equals(name)) {
          return described.field(field, header.label(i));
        }
      }
    }
    return described;
  }

  /**
   * The collectivités of a table.
   *
   * @param header its header; rows need no identifier
   * @param told receives what was read otherwise than by its code
   * @throws IllegalArgumentException if rows are not understood: the first five, and how many
   */
  static List<CollectiviteRef> read(
      Questionnaire questionnaire,
      ExportHeader header,
      Optional<Population> frame,
      Consumer<ReadCollectivite> told) {
    CollectiviteList list = new CollectiviteList(questionnaire, header, frame);
    list.table.forEach(list::add);
    if (list.notUnderstood > 0) {
      throw new IllegalArgumentException(
          String.join("\n", list.wrong)
              + (list.notUnderstood > MOST_TOLD
                  ? "\n" + list.notUnderstood + " rows are not understood"
                  : ""));
    }
    list.builder.notes().resolutions().forEach(told);
    return List.copyOf(list.found);
  }

  private void add(CsvRow row) {
    List<Problem> problems = new ArrayList<>(AnswersReader.damage(row));
    if (problems.isEmpty() && !isRead(columns, row, problems) && withNames.isPresent()) {
      List<Problem> ofName = new ArrayList<>();
      if (isRead(withNames.get(), row, ofName)) {
        return;
      }
      if (problems.get(0).value().isEmpty() && !ofName.get(0).value().isEmpty()) {
        problems = ofName;
      }
    }
    if (!problems.isEmpty()
        && !WideCsv.isNoResponse(row, table.header())
        && notUnderstood++ < MOST_TOLD) {
      Problem first = problems.get(0);
      wrong.add(
          new Rejection(table.source(), row.line(), first.column(), first.value(), first.expected())
              .toString());
    }
  }

  private boolean isRead(RespondentColumns by, CsvRow row, List<Problem> problems) {
    Optional<CodedRespondent> read = by.read(row, problems);
    read.map(CodedRespondent::collectivite)
        .ifPresent(reference -> found.add(CodedRespondent.reference(reference)));
    return read.isPresent();
  }
}
