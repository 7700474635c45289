# What compare.R and designs.R share: the folder they are given, the files in it, and how far apart figures are.
suppressMessages(library(survey))
folder <- commandArgs(TRUE)[1]
text <- function(file) read.csv(file.path(folder, file), colClasses = "character", na.strings = character())
or.null <- function(x) tryCatch(x, error = function(e) NULL)

# Prints how far apart values are from R's, by adjustment and kind of figure; fails past 1e-9 of them, or with the reason given.
# Of figures near zero, past as much of the least that counts.
conclude <- function(both, reason, least = 1e-3) {
  both$apart <- abs(both$value - both$r) / pmax(abs(both$r), least)
  table <- aggregate(both["apart"], both["adjustment"], max)
  table$figures <- as.numeric(aggregate(both["apart"], both["adjustment"], length)$apart)
  print(table, row.names = FALSE, digits = 2)
  print(aggregate(both["apart"], both["kind"], max), row.names = FALSE, digits = 2)
  far <- both[!is.finite(both$apart) | both$apart > 1e-9, setdiff(names(both), "kind")]
  if (nrow(far) > 0 || length(reason) > 0) {
    print(head(far, 20), digits = 12)
    print(reason)
    quit(status = 1)
  }
}
