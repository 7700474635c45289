package fr.barometre.cube;

/**
 * One response as a unit of a test: what it says to an indicator, and what group it is in.
 *
 * @param response its place among the coded answers
 * @param cluster number of its cluster
 * @param cell the cell of the cluster
 * @param weight its weight, or its share of that of its cluster
 * @param inBase whether it is in the base
 * @param counted whether it is what the indicator counts
 * @param group the code of its group; blank if it says nothing of it
 */
public record ResponseUnit(
    int response,
    int cluster,
    CellKey cell,
    double weight,
    boolean inBase,
    boolean counted,
    String group) {}
