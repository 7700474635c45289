package fr.barometre.examples.cli;

import fr.barometre.Barometre;
import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.population.Population;
import fr.barometre.report.Report;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the answers of a collectivité with the figures of similar ones. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {

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
      names = "--collectivite",
      required = true,
      paramLabel = "${bundle:label.collectivite}",
      descriptionKey = "collectivite")
  private String collectivite = "";

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Texts texts = terminal.texts();
    output.check(terminal, reading.files());
    Format as = Format.of(texts, format, output);
    as.checkOfPage(texts);
    Population population = represented.population(terminal);
    Collectivite who = new CollectiviteFinder(texts, population).find(collectivite);
    Questionnaire questionnaire = reading.questionnaire(terminal);
    Answers read = reading.read(terminal, questionnaire);
    Answers answers = represented.answers(read);
    PeerComparison comparison =
        Barometre.compare(who).population(population).answers(answers).compute();
    output.write(
        terminal,
        as.write(
            texts,
            Report.of(comparison, texts.locale()),
            comparison,
            () -> Report.picture(comparison, texts.locale())));
    Cli.noteRefused(terminal, read);
    return Cli.DONE;
  }
}
