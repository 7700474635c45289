package fr.barometre.examples.cli;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.Severity;
import fr.barometre.diagnosis.PublishedFigure;
import fr.barometre.diagnosis.PublishedFigures;
import fr.barometre.diagnosis.PublishedFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the table of an infographic as a careful reader would. */
@Command(name = "published")
final class PublishedCommand implements Callable<Integer> {

  /** Two figures printed without decimals may differ by this for one that was rounded twice. */
  private static final double ROUNDING = 0.5;

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "${bundle:label.table}",
      descriptionKey = "table")
  private @Nullable String table;

  @Option(
      names = {"-c", "--codebook"},
      paramLabel = "${bundle:label.file}",
      descriptionKey = "codebook")
  private @Nullable String codebook;

  @Option(names = "--questionnaire", paramLabel = "2025", descriptionKey = "questionnaire")
  private @Nullable String edition;

  private final Map<String, List<String>> said = new LinkedHashMap<>();
  private int toCorrect;

  PublishedCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Questionnaire questionnaire =
        Reading.questionnaire(terminal, codebook, edition, terminal::print);
    questionnaire.indicators().forEach(one -> said.put(one.code(), new ArrayList<>()));
    said.put("", new ArrayList<>());
    if (table == null) {
      PublishedFigures.check(questionnaire).forEach(this::say);
    } else {
      PublishedTable read =
          new InputFile(terminal, table)
              .read(file -> PublishedTable.read(terminal.texts(), questionnaire, file));
      read(questionnaire, read);
    }
    print(questionnaire);
    return toCorrect > 0 ? Cli.TO_CORRECT : Cli.DONE;
  }

  private void read(Questionnaire questionnaire, PublishedTable read) {
    Texts texts = terminal.texts();
    List<String> withoutBase = read.withoutBase();
    boolean someBase =
        withoutBase.size()
            < read.figures().stream().map(PublishedFigure::indicator).distinct().count();
    for (PublishedFinding finding : PublishedFigures.check(questionnaire, read.figures())) {
      if (finding.kind() != PublishedFinding.Kind.BASE_MISSING || !someBase) {
        say(finding);
      }
    }
    if (someBase && !withoutBase.isEmpty()) {
      say("", Severity.WARNING, texts.say("published.base", String.join(", ", withoutBase)));
    }
    read.headlines()
        .forEach((code, percent) -> headline(questionnaire, read.figures(), code, percent));
  }

  /** Compares a figure in large type with those of the chart that it is made of. */
  private void headline(
      Questionnaire questionnaire, List<PublishedFigure> figures, String code, double headline) {
    Texts texts = terminal.texts();
    IndicatorDefinition indicator = questionnaire.indicator(code).orElseThrow();
    List<Double> counted =
        figures.stream()
            .filter(
                figure ->
                    figure.indicator().equals(code)
                        && figure.modalities().size() == 1
                        && indicator.counted().contains(figure.modalities().get(0)))
            .map(PublishedFigure::percent)
            .toList();
    if (counted.isEmpty() || counted.size() < indicator.counted().size()) {
      say(code, Severity.NOTICE, texts.say("published.headlineAlone", headline));
      return;
    }
    double chart = counted.stream().mapToDouble(Double::doubleValue).sum();
    double allowed = counted.size() == 1 ? 0 : ROUNDING * (counted.size() + 1);
    if (Math.abs(chart - headline) > allowed) {
      say(code, Severity.SEVERE, texts.say("published.headline", headline, chart));
    }
  }

  private void say(PublishedFinding finding) {
    say(finding.indicator(), finding.severity(), terminal.texts().say(finding.sentence()));
  }

  private void say(String indicator, Severity severity, String sentence) {
    toCorrect += severity == Severity.SEVERE ? 1 : 0;
    said.computeIfAbsent(indicator, code -> new ArrayList<>())
        .add("  " + terminal.texts().say("severity." + severity.name()) + sentence);
  }

  private void print(Questionnaire questionnaire) {
    Texts texts = terminal.texts();
    said.forEach(
        (code, sentences) -> {
          if (!sentences.isEmpty()) {
            terminal.print(
                code.isEmpty()
                    ? texts.say("published.whole")
                    : questionnaire
                        .indicator(code)
                        .map(one -> texts.say("published.indicator", texts.say(one.label()), code))
                        .orElse(code));
            sentences.forEach(terminal::print);
          }
        });
    terminal.print("");
    terminal.print(texts.say("published.end", toCorrect));
  }
}
