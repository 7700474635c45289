package fr.barometre.slices;

import fr.barometre.api.answer.Respondent;
import fr.barometre.cube.CellKey;

/**
 * Consecutive respondents of one cell, wave and type in sealed columns.
 *
 * @param cell the cell
 * @param like one of them
 * @param rows how many there are
 * @param block their first block
 */
record Run(CellKey cell, Respondent like, int rows, int block) {}
