import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteRef;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.editions.Edition2025;
import fr.barometre.examples.synthetic.Synthetic;
import fr.barometre.population.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Writes the files that the notebook reads. Collectivités are real, answers invented: the 2025
 * edition as {@link Synthetic} draws it, and a survey of communes, drawn by size in two waves, in
 * which those with an OPSN answer more often and rather say yes.
 */
final class Data {

  private static final int DRAWN = 400;
  private static final List<String> SERVICES =
      List.of("Direction générale", "Informatique", "Secrétariat de mairie");

  private Data() {}

  /**
   * Writes the files.
   *
   * @param arguments the folder
   * @throws IOException if it cannot be written to
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Population frame = Population.collectivites2025();
    Files.write(folder.resolve("edition-synthetic.csv"), edition(frame));
    Population communes = frame.restrictedTo(List.of(CollectiviteType.COMMUNE));
    Files.write(folder.resolve("enquete-2024-synthetic.csv"), survey(communes, "2024", 3, 0));
    Files.write(folder.resolve("enquete-2025-synthetic.csv"), survey(communes, "2025", 4, 0.08));
    Files.write(folder.resolve("marges.csv"), margins(communes));
  }

  private static List<String> edition(Population frame) {
    List<String> lines = new ArrayList<>();
    lines.add("respondent;type;code;wave;role;question;modality");
    for (Answer answer : Synthetic.answers(Edition2025.QUESTIONNAIRE, frame, 2025)) {
      Respondent by = answer.respondent();
      CollectiviteRef who = by.collectivite().orElseThrow();
      lines.add(
          String.join(
              ";",
              by.id(),
              who.scheme(),
              who.code(),
              by.wave(),
              by.role().name(),
              answer.question(),
              String.join("|", answer.modalities())));
    }
    return lines;
  }

  /** Communes drawn by size, of which some answer; one line of the first wave is wrong. */
  private static List<String> survey(Population communes, String wave, long seed, double more) {
    Random random = new Random(seed);
    Map<String, List<Collectivite>> strata = new LinkedHashMap<>();
    communes
        .levels(Dimension.POPULATION_BAND)
        .forEach(level -> strata.put(level.label().fr(), new ArrayList<>()));
    for (Collectivite each : communes.collectivites()) {
      strata.get(size(communes, each)).add(each);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "respondent;type;code;vague;strate;population;poids;opsn;service;anciennete;agents;charte;formes");
    strata.forEach(
        (stratum, members) -> {
          List<Collectivite> left = new ArrayList<>(members);
          Collections.shuffle(left, random);
          left = left.subList(0, DRAWN);
          left.removeIf(
              drawn -> random.nextDouble() > (opsn(communes, drawn).equals("avec") ? 0.7 : 0.35));
          for (Collectivite who : left) {
            boolean inside = opsn(communes, who).equals("avec");
            int rank = List.copyOf(strata.keySet()).indexOf(stratum);
            int years = random.nextInt(25);
            int staff = 1 + (int) (Math.pow(6, rank) * 2 * (0.3 + random.nextDouble()));
            double chance = 0.14 + more + 0.12 * rank + (inside ? 0.12 : 0) + 0.004 * years;
            double said = random.nextDouble();
            String charter = said < chance ? "OUI" : said < 0.93 ? "NON" : "NSP";
            int trained = 0;
            for (int i = 0; i < staff; i++) {
              trained += random.nextDouble() < (inside ? 0.3 : 0.2) ? 1 : 0;
            }
            lines.add(
                String.join(
                    ";",
                    wave + "-" + lines.size(),
                    "COMMUNE",
                    who.ref().code(),
                    wave,
                    stratum,
                    String.valueOf(members.size()),
                    String.valueOf((double) members.size() / left.size()).replace('.', ','),
                    inside ? "avec" : "sans",
                    SERVICES.get(random.nextInt(SERVICES.size())),
                    String.valueOf(years),
                    String.valueOf(staff),
                    wave.equals("2024") && lines.size() == 7 ? "EN COURS" : charter,
                    String.valueOf(trained)));
          }
        });
    return lines;
  }

  private static String size(Population communes, Collectivite who) {
    return communes.level(Dimension.POPULATION_BAND, who).label().fr();
  }

  private static String opsn(Population communes, Collectivite who) {
    Level level = communes.level(Dimension.OPSN, who);
    return level.code().equals(OpsnStatus.INSIDE.name()) ? "avec" : "sans";
  }

  /** How many communes of each size there are, and how many with an OPSN. */
  private static List<String> margins(Population communes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Collectivite each : communes.collectivites()) {
      counts.merge("opsn;" + opsn(communes, each), 1, Integer::sum);
      counts.merge("strate;" + size(communes, each), 1, Integer::sum);
    }
    List<String> lines = new ArrayList<>();
    lines.add("colonne;niveau;total");
    counts.forEach((name, count) -> lines.add(name + ";" + count));
    return lines;
  }
}
