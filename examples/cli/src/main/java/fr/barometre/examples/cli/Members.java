package fr.barometre.examples.cli;

import fr.barometre.EditionQuery;
import fr.barometre.answers.Answers;
import fr.barometre.answers.AnswersReader;
import fr.barometre.api.Label;
import fr.barometre.api.answer.ReadCollectivite;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The members of an OPSN or of an association. Figures are theirs alone; or of everybody, members
 * beside the others, if these are to be told apart.
 */
final class Members {

  /** The dimension of members and others, where a call lists members. */
  static final Dimension MEMBERSHIP = Dimension.of("MEMBERSHIP", "Adhésion", "Membership");

  private static final int MOST_TOLD = 5;

  private static final Level MEMBER = new Level("MEMBER", Label.of("adhérents", "members"));
  private static final Level OTHER = new Level("OTHER", Label.of("non-adhérents", "non-members"));

  @Option(names = "--members", paramLabel = "${bundle:label.file}", descriptionKey = "members")
  private @Nullable String file;

  /** Refuses figures by membership where nobody says who is a member. */
  void check(Texts texts, List<Dimension> by) {
    if (file == null && by.contains(MEMBERSHIP)) {
      throw new WrongCall(texts.say("members.missing"));
    }
  }

  /** A request over the population that is represented, and the answers that count. */
  EditionQuery of(
      Terminal terminal,
      EditionQuery query,
      Population population,
      List<Dimension> by,
      Answers answers) {
    if (file == null) {
      return query.population(population).answers(answers);
    }
    Set<CollectiviteRef> listed = listed(terminal, file);
    List<Collectivite> members =
        population.collectivites().stream().filter(c -> listed.contains(c.ref())).toList();
    Texts texts = terminal.texts();
    if (members.isEmpty()) {
      throw new WrongCall(texts.say("members.none", file, population.name()));
    }
    if (members.size() < listed.size()) {
      terminal.note(outside(texts, listed, members));
    }
    if (by.contains(MEMBERSHIP)) {
      return query
          .population(
              population.withDimension(MEMBERSHIP, c -> listed.contains(c.ref()) ? MEMBER : OTHER))
          .answers(answers);
    }
    Population alone = Population.of(texts.say("members.name", file, population.name()), members);
    return query
        .population(population.opsn().map(alone::withOpsn).orElse(alone))
        .answers(answers.of(who -> who.collectivite().filter(listed::contains).isPresent()));
  }

  /** How many members are not in the population, and which: the first of them. */
  private static String outside(
      Texts texts, Set<CollectiviteRef> listed, List<Collectivite> members) {
    Set<CollectiviteRef> outside = new HashSet<>(listed);
    members.forEach(member -> outside.remove(member.ref()));
    String which =
        outside.stream()
            .map(reference -> LibraryWords.inWords(texts, reference))
            .sorted()
            .limit(MOST_TOLD)
            .collect(Collectors.joining(", "));
    return texts.say(
        "members.outside", outside.size(), which + (outside.size() > MOST_TOLD ? ", …" : ""));
  }

  private static Set<CollectiviteRef> listed(Terminal terminal, String file) {
    AnswersReader reader = AnswersReader.of(Edition2025.QUESTIONNAIRE);
    List<ReadCollectivite> told = new ArrayList<>();
    List<CollectiviteRef> found =
        new InputFile(terminal, file).read(path -> reader.collectivites(path, told::add));
    if (!told.isEmpty()) {
      terminal.note(readOtherwise(terminal.texts(), told));
    }
    return new HashSet<>(found);
  }

  /** How many members were not known by their codes, and as whom: the first of them. */
  private static String readOtherwise(Texts texts, List<ReadCollectivite> told) {
    String which =
        told.stream()
            .limit(MOST_TOLD)
            .map(
                one ->
                    texts.say(
                        "members.readAs", one.text(), LibraryWords.inWords(texts, one.read())))
            .collect(Collectors.joining(", "));
    return texts.say(
        "members.otherwise", told.size(), which + (told.size() > MOST_TOLD ? ", …" : ""));
  }
}
