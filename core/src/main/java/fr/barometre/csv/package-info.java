/**
 * Delimited text as tables: encoding, delimiter, header, rows with their line, and what is damaged;
 * and Excel workbooks, a sheet of which is read as such a text. Internal: not exported by the
 * module.
 *
 * <p>May depend on {@code parallel}.
 *
 * <pre>{@code
 * CsvTable table = CsvTable.read(Path.of("answers.csv"));
 * int question = table.column("question");
 * table.forEach(row -> row.field(question));
 * }</pre>
 */
@NullMarked
package fr.barometre.csv;

import org.jspecify.annotations.NullMarked;
