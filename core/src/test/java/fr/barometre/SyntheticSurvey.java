package fr.barometre;

import fr.barometre.answers.Answers;
import fr.barometre.api.answer.Answer;
import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.editions.Edition2025;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Synthetic respondents drawn from the real frame of 2025, one answer each.
 *
 * @param who the respondents
 * @param yes those who say yes, by their position
 */
public record SyntheticSurvey(List<Collectivite> who, BitSet yes) {

  /** The frame. */
  public static final Population FRAME = Population.collectivites2025();

  /** A random sample of the frame, whose members say yes with the same probability. */
  public static SyntheticSurvey draw(int size, double share, long seed) {
    Random random = new Random(seed);
    List<Collectivite> who = new ArrayList<>(FRAME.collectivites());
    Collections.shuffle(who, random);
    BitSet yes = new BitSet();
    for (int i = 0; i < size; i++) {
      yes.set(i, random.nextDouble() < share);
    }
    return new SyntheticSurvey(List.copyOf(who.subList(0, size)), yes);
  }

  /** The column that has the service of respondents. */
  public static final String SERVICE = "service";

  /** The column that has their years of service: one respondent has 99, others less than 40. */
  public static final String YEARS = "years";

  private static int years(int respondent) {
    return respondent == 7 ? 99 : respondent % 40;
  }

  private static String band(int years) {
    return years < 5 ? "<5" : years < 20 ? "5-<20" : years < 99 ? "20-<99" : "99+";
  }

  private static Role role(int respondent) {
    return respondent % 40 == 0 ? Role.ELU : Role.AGENT;
  }

  /** One in forty-seven is of a small service, one in nine of another. */
  private static String service(int respondent) {
    return respondent % 47 == 0 ? "A" : respondent % 9 == 0 ? "B" : respondent % 2 == 0 ? "C" : "D";
  }

  /** Their answers to the charter's question; one in forty is of an élu. */
  public Answers answers() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < who.size(); i++) {
      Respondent respondent =
          Respondent.builder()
              .id("r" + i)
              .collectivite(who.get(i).ref())
              .role(role(i))
              .details(Map.of(SERVICE, service(i), YEARS, Integer.toString(years(i))))
              .build();
      answers.add(
          Answer.of(
              respondent, Edition2025.TELETRAVAIL_CHARTE.question(), yes.get(i) ? "OUI" : "NON"));
    }
    return Answers.of(Edition2025.QUESTIONNAIRE, answers);
  }

  /** The respondents at a level of a dimension; of years, in a band cut at 5, 20 and 99. */
  public BitSet at(Dimension dimension, String level) {
    BitSet found = new BitSet();
    for (int i = 0; i < who.size(); i++) {
      String code =
          dimension.equals(Dimension.ROLE)
              ? role(i).name()
              : dimension.code().equals(SERVICE)
                  ? service(i)
                  : dimension.code().equals(YEARS)
                      ? band(years(i))
                      : FRAME.level(dimension, who.get(i)).code();
      found.set(i, code.equals(level));
    }
    return found;
  }

  /** 1 for each respondent who says yes. */
  public double[] yesses() {
    double[] column = new double[who.size()];
    yes.stream().forEach(i -> column[i] = 1);
    return column;
  }
}
