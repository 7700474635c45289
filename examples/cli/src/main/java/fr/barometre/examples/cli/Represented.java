package fr.barometre.examples.cli;

import fr.barometre.answers.Answers;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.OpsnCoverage;
import fr.barometre.population.Population;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The frame that the figures of a call are to represent, and its OPSN list. */
final class Represented {

  @Option(
      names = "--population",
      paramLabel = "${bundle:label.population}",
      descriptionKey = "population")
  private @Nullable String population;

  @Option(names = "--opsn", paramLabel = "${bundle:label.file}", descriptionKey = "opsn")
  private @Nullable String opsn;

  /** All collectivités of 2025, some types of them, or those of a file. */
  Population population(Terminal terminal) {
    Population shipped = Population.collectivites2025();
    if (population == null) {
      return opsn == null ? shipped : shipped.withOpsn(coverage(terminal, opsn));
    }
    OpsnCoverage list = opsn == null ? shipped.opsn().orElseThrow() : coverage(terminal, opsn);
    Optional<Set<CollectiviteType>> types = types(population);
    return types.isPresent()
        ? named(terminal.texts(), shipped.restrictedTo(types.get()), types.get()).withOpsn(list)
        : file(terminal, population).withOpsn(list);
  }

  /** The answers of the types that are represented, if the call names types. */
  Answers answers(Answers all) {
    Optional<Set<CollectiviteType>> types =
        population == null ? Optional.empty() : types(population);
    return types
        .map(
            some ->
                all.of(
                    who ->
                        who.collectivite()
                            .map(c -> c.type().filter(some::contains).isPresent())
                            .orElse(true)))
        .orElse(all);
  }

  private static Population named(Texts texts, Population some, Set<CollectiviteType> types) {
    String names =
        types.stream()
            .map(CollectiviteType::plural)
            .map(texts::say)
            .collect(Collectors.joining(", "));
    return Population.of(texts.say("population.only", some.name(), names), some.collectivites());
  }

  private static Population file(Terminal terminal, String name) {
    if (!name.equals(InputFile.STANDARD) && !Path.of(name).toFile().exists()) {
      throw new WrongCall(terminal.texts().say("population.unknown", name));
    }
    return new InputFile(terminal, name).read(Population::from);
  }

  private static OpsnCoverage coverage(Terminal terminal, String name) {
    return switch (Nearest.plain(name)) {
      case "anct" -> OpsnCoverage.anct();
      case "anct declic" -> OpsnCoverage.anctAndDeclic();
      default -> new InputFile(terminal, name).read(OpsnCoverage::from);
    };
  }

  /** The types of a list such as {@code communes,CC}; empty if it has anything else. */
  private static Optional<Set<CollectiviteType>> types(String text) {
    Set<CollectiviteType> types = EnumSet.noneOf(CollectiviteType.class);
    for (String word : text.split(",", -1)) {
      String name = singular(word);
      List<CollectiviteType> meant =
          Arrays.stream(CollectiviteType.values()).filter(type -> isNamed(type, name)).toList();
      if (meant.isEmpty()) {
        return Optional.empty();
      }
      types.addAll(meant);
    }
    return Optional.of(types);
  }

  private static boolean isNamed(CollectiviteType type, String name) {
    return (name.equals("epci") && type.epci())
        || List.of(type.name(), type.label().fr(), type.label().en()).stream()
            .anyMatch(known -> singular(known).equals(name));
  }

  /** Words without the s of a plural. */
  private static String singular(String text) {
    return Nearest.plain(text).replaceAll("s\\b", "");
  }
}
