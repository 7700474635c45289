package fr.barometre.examples.cli;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.QuestionReading;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Refusals;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a file of answers and says what was found in it, and what is refused and why. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

  private static final int SHOWN = 20;
  private static final int RECOGNISED = 5;

  /** Lines and values that are shown of refusals of one reason. */
  private static final int FIRST = 5;

  private static final int LONGEST_WORDING = 60;

  /** The library's words for what is expected of a single choice. */
  private static final Pattern ONE_OF = Pattern.compile("one of \\[.*] for question (\\S+)");

  /** An INSEE code or a SIREN. */
  private static final Pattern CODE = Pattern.compile("\\d[\\dAB]\\d{0,7}");

  private final Terminal terminal;

  @Mixin private Reading reading = new Reading();

  @Option(names = "--all", descriptionKey = "all")
  private boolean all;

  @Option(names = "--values", descriptionKey = "values")
  private boolean values;

  @Option(names = "--save", paramLabel = "${bundle:label.description}", descriptionKey = "save")
  private String save = "";

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output description = Output.to(save, force);
    description.check(terminal, reading.files());
    if (!save.isEmpty() && reading.files().size() > 1) {
      throw new WrongCall(terminal.texts().say("save.one"));
    }
    Questionnaire questionnaire = reading.questionnaire(terminal, terminal::print);
    Answers answers = reading.read(terminal, questionnaire);
    ReadingSummary summary = answers.summary();
    files(summary);
    terminal.print(
        terminal.texts().say("check.rows", answers.read(), answers.accepted(), answers.rejected()));
    summary
        .remarks()
        .forEach(
            remark ->
                terminal.print(
                    terminal
                        .texts()
                        .say("check.remark", terminal.texts().say(remark.what()), remark.count())));
    questions(summary, questionnaire);
    collectivites(answers, summary);
    refused(answers);
    if (!save.isEmpty()) {
      description.write(terminal, Json.text(reading.export(terminal, questionnaire, 0)));
    }
    return answers.rejections().isEmpty() ? Cli.DONE : Cli.TO_CORRECT;
  }

  private void files(ReadingSummary summary) {
    Texts texts = terminal.texts();
    for (ReadingSummary.File file : summary.files()) {
      String delimiter =
          switch (file.delimiter()) {
            case ";" -> texts.say("delimiter.semicolon");
            case "," -> texts.say("delimiter.comma");
            case "\t" -> texts.say("delimiter.tab");
            case "" -> texts.say("delimiter.none");
            default -> texts.quoted(file.delimiter());
          };
      terminal.print(
          texts.say(
              file.read() == file.columns() ? "check.fileWhole" : "check.file",
              file.name(),
              file.columns(),
              file.read(),
              delimiter,
              LibraryWords.in(texts, file.encoding().replaceFirst("^x-", ""))));
    }
    for (ReadingSummary.UnreadColumn column : summary.columns()) {
      terminal.print(
          texts.say(
              "check.unread." + column.likeness().name(), column.column(), column.question()));
    }
  }

  private void questions(ReadingSummary summary, Questionnaire questionnaire) {
    Texts texts = terminal.texts();
    List<QuestionReading> found =
        summary.questions().stream()
            .filter(read -> !summary.absent().contains(read.question()) && isPut(read))
            .toList();
    terminal.print("");
    terminal.print(texts.say("check.questions", found.size()));
    for (QuestionReading read : found) {
      List<String> counts = new ArrayList<>();
      counts.add(texts.say("check.answered", read.answered()));
      count(counts, "check.dontKnow", read.dontKnow());
      count(counts, "check.noAnswer", read.noAnswer());
      count(counts, "check.notAsked", read.notAsked());
      count(counts, "check.unusable", read.refused().count());
      terminal.print(
          texts.say(
              "check.question",
              read.question(),
              wording(questionnaire, read.question()),
              String.join(", ", counts)));
    }
    if (!summary.absent().isEmpty()) {
      terminal.print(texts.say("check.absent", summary.absent().size()));
      summary
          .absent()
          .forEach(
              code ->
                  terminal.print(
                      texts.say("check.absentQuestion", code, wording(questionnaire, code))));
    }
  }

  /** Whether a row says anything of a question: the waves of the file may not put it. */
  private static boolean isPut(QuestionReading read) {
    return read.answered()
            + read.dontKnow()
            + read.noAnswer()
            + read.notAsked()
            + read.refused().count()
        > 0;
  }

  private void count(List<String> counts, String key, long count) {
    if (count > 0) {
      counts.add(terminal.texts().say(key, count));
    }
  }

  private String wording(Questionnaire questionnaire, String code) {
    String wording =
        questionnaire
            .question(code)
            .map(Question::wording)
            .map(terminal.texts()::say)
            .orElse(code)
            .replaceAll("\\s+", " ");
    return wording.length() <= LONGEST_WORDING
        ? wording
        : wording.substring(0, LONGEST_WORDING - 1) + "…";
  }

  private void collectivites(Answers answers, ReadingSummary summary) {
    Texts texts = terminal.texts();
    ReadingSummary.Collectivites read = summary.collectivites();
    if (read.asWritten() == 0 && read.otherwise().isEmpty() && read.refused() == 0) {
      return;
    }
    terminal.print("");
    terminal.print(texts.say("check.collectivites"));
    if (read.asWritten() > 0) {
      terminal.print(texts.say("check.asWritten", read.asWritten()));
    }
    for (ReadingSummary.Recognised rule : read.otherwise()) {
      terminal.print(texts.say("check.rule", texts.say(rule.rule()), rule.texts()));
    }
    Population frame = Population.collectivites2025();
    long shown = all ? Long.MAX_VALUE : RECOGNISED;
    answers.resolutions().stream()
        .limit(shown)
        .forEach(
            one ->
                terminal.print(
                    texts.say(
                        "check.readAs",
                        one.text(),
                        frame
                            .find(one.read())
                            .map(this::named)
                            .orElseGet(() -> LibraryWords.inWords(texts, one.read())))));
    more(answers.resolutions().size() - shown);
    if (read.refused() > 0) {
      terminal.print(texts.say("check.notRecognised", read.refused()));
    }
    outside(answers, frame);
    List<CollectiviteType> types =
        answers
            .respondents()
            .flatMap(who -> who.collectivite().stream())
            .flatMap(ref -> frame.find(ref).stream())
            .map(Collectivite::type)
            .distinct()
            .limit(2)
            .toList();
    if (types.size() == 1) {
      String plural = texts.say(types.get(0).plural()).toLowerCase(Locale.ROOT);
      terminal.print(texts.say("check.oneType", texts.say(types.get(0).label()), plural));
    }
  }

  /** Codes that fit no member; names of bodies that the frame has not are counted only. */
  private void outside(Answers answers, Population frame) {
    List<CollectiviteRef> outside =
        answers.stream()
            .flatMap(answer -> answer.respondent().collectivite().stream())
            .distinct()
            .filter(ref -> frame.find(ref).isEmpty())
            .toList();
    if (!outside.isEmpty()) {
      terminal.print(terminal.texts().say("check.outside", outside.size()));
      long shown = all ? Long.MAX_VALUE : RECOGNISED;
      List<CollectiviteRef> codes =
          outside.stream().filter(ref -> CODE.matcher(ref.code()).matches()).toList();
      codes.stream()
          .limit(shown)
          .map(ref -> LibraryWords.inWords(terminal.texts(), ref))
          .forEach(code -> terminal.print(terminal.texts().say("check.outsideCode", code)));
      more(codes.size() - shown);
    }
  }

  private String named(Collectivite one) {
    Texts texts = terminal.texts();
    return texts.say("check.named", one.name(), texts.say(one.type().label()), one.code());
  }

  private void refused(Answers answers) {
    Texts texts = terminal.texts();
    terminal.print("");
    Refusals refusals = answers.refusals().values().stream().reduce(Refusals.NONE, Refusals::plus);
    List<Rejection> rejections = answers.rejections();
    if (rejections.isEmpty()) {
      terminal.print(texts.say("check.fine"));
      return;
    }
    terminal.print(texts.say("check.refused", Math.max(refusals.count(), rejections.size())));
    if (all) {
      rejections.forEach(rejection -> terminal.print(line(answers, List.of(rejection))));
    } else {
      Collection<List<Rejection>> alike =
          rejections.stream()
              .collect(
                  Collectors.groupingBy(
                      CheckCommand::reason, LinkedHashMap::new, Collectors.toList()))
              .values();
      alike.stream()
          .sorted(Comparator.comparing(List<Rejection>::size).reversed())
          .limit(SHOWN)
          .forEach(same -> terminal.print(line(answers, same)));
      more(alike.size() - SHOWN);
    }
    terminal.print(texts.say(values ? "check.values" : "check.hidden"));
  }

  /** The properties that refusals share when they are told of once. */
  private static List<String> reason(Rejection rejection) {
    return List.of(
        rejection.source(),
        rejection.column(),
        rejection.expected(),
        isRow(rejection) ? rejection.value() : String.valueOf(rejection.value().isEmpty()));
  }

  private static boolean isRow(Rejection rejection) {
    return rejection.column().equals("row");
  }

  /**
   * The places and the reason of refusals of one kind. What was written there is printed only when
   * asked for, since it may be personal.
   */
  private String line(Answers answers, List<Rejection> same) {
    Texts texts = terminal.texts();
    Rejection first = same.get(0);
    String written = first.value().isEmpty() ? texts.say("check.blank") : values ? said(same) : "";
    String what = isRow(first) ? LibraryWords.in(texts, first.value()) : written;
    String kind = isRow(first) ? "Row" : what.isEmpty() ? "Answer" : "Value";
    String column = first.column().replaceAll("\\s+", " ");
    String expected = expected(answers.questionnaire(), first.expected());
    String told =
        same.size() == 1
            ? texts.say("check.refused" + kind, first.line(), column, expected, what)
            : texts.say("check.same" + kind, same.size(), column, expected, what, lines(same));
    return reading.files().size() > 1 ? "  " + first.source() + ", " + told.strip() : told;
  }

  /** The text that was written, of the first of them. */
  private String said(List<Rejection> same) {
    List<String> different = same.stream().map(Rejection::value).distinct().toList();
    return first(different.stream().map(value -> terminal.texts().quoted(onOneLine(value))))
        + (different.size() > FIRST ? "…" : "");
  }

  private static String lines(List<Rejection> same) {
    return first(same.stream().map(rejection -> String.valueOf(rejection.line())))
        + (same.size() > FIRST ? "…" : "");
  }

  private static String first(Stream<String> texts) {
    return texts.limit(FIRST).collect(Collectors.joining(", "));
  }

  private static String onOneLine(String value) {
    return value
        .codePoints()
        .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
        .collect(Collectors.joining());
  }

  /**
   * The words for what was expected: answers by their labels, since that is what files mostly say.
   */
  private String expected(Questionnaire questionnaire, String expected) {
    Texts texts = terminal.texts();
    Matcher matcher = ONE_OF.matcher(expected);
    if (matcher.matches() && questionnaire.question(matcher.group(1)).isPresent()) {
      return questionnaire.question(matcher.group(1)).orElseThrow().modalities().stream()
          .map(modality -> texts.say(modality.label()))
          .collect(Collectors.joining(", "));
    }
    return LibraryWords.in(texts, expected);
  }

  private void more(long count) {
    if (count > 0) {
      terminal.print(terminal.texts().say("check.more", count));
    }
  }
}
