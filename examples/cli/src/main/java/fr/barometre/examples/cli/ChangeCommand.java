package fr.barometre.examples.cli;

import fr.barometre.Barometre;
import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.EditionChange;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How figures moved between two waves, and whether that is more than chance. */
@Command(name = "change")
final class ChangeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Reading reading = new Reading();
  @Mixin private Output output = new Output();
  @Mixin private Represented represented = new Represented();

  @Option(
      names = "--format",
      paramLabel = "${bundle:label.format}",
      descriptionKey = "formatOfPage")
  private @Nullable String format;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "${bundle:label.wave}",
      descriptionKey = "from")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "${bundle:label.wave}",
      descriptionKey = "to")
  private String to = "";

  @Option(
      names = "--indicator",
      paramLabel = "${bundle:label.indicator}",
      descriptionKey = "indicator")
  private @Nullable String indicator;

  ChangeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Texts texts = terminal.texts();
    output.check(terminal, reading.files());
    Format as = Format.of(texts, format, output);
    as.checkOfPage(texts);
    Questionnaire questionnaire = reading.questionnaire(terminal);
    Wave earlier = Asked.wave(texts, questionnaire, from);
    Wave later = Asked.wave(texts, questionnaire, to);
    if (earlier.equals(later)) {
      throw new WrongCall(texts.say("wave.same", from));
    }
    if (indicator != null) {
      Asked.indicator(texts, questionnaire, indicator);
    }
    Population population = represented.population(terminal);
    Answers read = reading.read(terminal, questionnaire);
    Answers answers = represented.answers(read);
    EditionQuery query = Barometre.edition(questionnaire).population(population).answers(answers);
    output.write(terminal, text(query, earlier, later, as));
    Cli.noteRefused(terminal, read);
    return Cli.DONE;
  }

  private String text(EditionQuery query, Wave earlier, Wave later, Format as) {
    Texts texts = terminal.texts();
    if (indicator == null) {
      EditionChange change = query.change(earlier, later);
      if (change.changes().isEmpty()) {
        throw new WrongCall(
            texts.say(
                "change.nothing",
                change.notCompared().stream()
                    .map(one -> one.reason().in(texts.locale()))
                    .distinct()
                    .collect(Collectors.joining(" ; "))));
      }
      return as.write(
          texts,
          Report.of(change, texts.locale()),
          change,
          () -> Report.picture(change, texts.locale()));
    }
    Change change = query.indicator(indicator).change(earlier, later);
    return as.write(
        texts,
        Report.of(change, texts.locale()),
        change,
        () -> Report.picture(change, texts.locale()));
  }
}
