package fr.barometre.answers;

import fr.barometre.api.answer.Respondent;
import fr.barometre.api.answer.Role;
import fr.barometre.population.Population;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as columns of small numbers: a row for each response, a column for each question, and a
 * dictionary of what was said to it.
 *
 * <p>Made while answers are read. Memory: for each response and question of the questionnaire
 * ⌈log₂(k + 1)⌉ bits when k different things are said to it; a {@link Respondent} for each response
 * with five bytes for its wave and role and eight for its place in the clusters of a frame; and
 * sixteen bytes for each row read.
 */
public final class CodedAnswers {

  /** The code of a response that has no record of an answer to the question. */
  public static final int NO_RECORD = 0;

  /** The roles, in the order of their numbers. */
  public static final List<Role> ROLES = List.of(Role.values());

  private final List<Respondent> respondents;
  private final List<PackedColumn> columns;
  private final Map<String, PackedColumn> byQuestion = new HashMap<>();
  private final List<String> waves;
  private final int[] waveOf;
  private final byte[] roleOf;
  private final BitSet unit = new BitSet();
  private volatile @Nullable Grouped grouped;

  /** The clusters of the frame last asked for. */
  private record Grouped(Population population, Clusters clusters) {}

  /**
   * Answers as they were read.
   *
   * @param respondents who gave each response
   * @param columns one for each question of the questionnaire
   */
  CodedAnswers(List<Respondent> respondents, List<PackedColumn> columns) {
    this.respondents = List.copyOf(respondents);
    this.columns = List.copyOf(columns);
    columns.forEach(column -> byQuestion.put(column.question().code(), column));
    this.waveOf = new int[respondents.size()];
    this.roleOf = new byte[respondents.size()];
    List<String> met = new ArrayList<>();
    for (int r = 0; r < roleOf.length; r++) {
      Respondent who = respondents.get(r);
      waveOf[r] = met.indexOf(who.wave());
      if (waveOf[r] < 0) {
        waveOf[r] = met.size();
        met.add(who.wave());
      }
      roleOf[r] = (byte) ROLES.indexOf(who.role());
      unit.set(r, who.weight() == 1);
    }
    this.waves = List.copyOf(met);
  }

  /**
   * Number of responses: respondents, once for each wave that they answered in.
   *
   * @return zero or more
   */
  public int size() {
    return respondents.size();
  }

  /**
   * Who gave a response.
   *
   * @param response its row, from 0
   * @return the respondent
   */
  public Respondent respondent(int response) {
    return respondents.get(response);
  }

  /**
   * The wave of a response.
   *
   * @param response its row, from 0
   * @return position in {@link #waves}
   */
  public int wave(int response) {
    return waveOf[response];
  }

  /**
   * The role of whoever gave a response.
   *
   * @param response its row, from 0
   * @return position in {@link #ROLES}
   */
  public int role(int response) {
    return roleOf[response];
  }

  /**
   * Whether a response has weight 1.
   *
   * @param response its row, from 0
   * @return false for any other weight
   */
  public boolean isUnit(int response) {
    return unit.get(response);
  }

  /**
   * The waves that responses name, blank for those without one.
   *
   * @return different codes, in the order met
   */
  public List<String> waves() {
    return waves;
  }

  /**
   * What was said to a question: lists of modality codes, empty for a blank.
   *
   * @param question code of a question of the questionnaire
   * @return the different answers, in the order met
   */
  public List<List<String>> sayings(String question) {
    return column(question).sayings();
  }

  /**
   * What each response says to a question.
   *
   * @param question code of a question of the questionnaire
   * @return by response, {@link #NO_RECORD} or k for the k-th of {@link #sayings}; a copy
   */
  public int[] codes(String question) {
    return column(question).codes();
  }

  /** The column of a question by its position in the questionnaire. */
  PackedColumn column(int question) {
    return columns.get(question);
  }

  private PackedColumn column(String question) {
    PackedColumn column = byQuestion.get(question);
    if (column == null) {
      throw new IllegalArgumentException(
          "no answers to question '" + question + "'; expected one of " + byQuestion.keySet());
    }
    return column;
  }

  /**
   * The responses grouped by collectivité.
   *
   * @param population the frame, which knows a collectivité by several references
   * @return the clusters; kept for the frame last asked for
   */
  public Clusters clusters(Population population) {
    Grouped last = grouped;
    if (last == null || last.population() != population) {
      last = new Grouped(population, Clusters.of(respondents, population));
      grouped = last;
    }
    return last.clusters();
  }

  @Override
  public String toString() {
    return size() + " responses to " + columns.size() + " questions";
  }
}
