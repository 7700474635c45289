# Works out with R's blme what a mixed logistic model expects of every département, and compares it with what AreasAgainstR
# wrote: the same model (METHODS section 6), figures at the effects and spreads that fit best: answers of those who
# answered, predictions of everybody else, over the count of the frame. Argument: the folder. Ours are brought to the
# national figure by a factor on the odds, which is told and taken off, and rounded to 0.001; so is the factor.
suppressMessages({library(lme4); library(blme)})
options(warn = -1)
folder <- commandArgs(TRUE)[1]
frame <- read.csv(file.path(folder, "frame.csv"), colClasses = "character")
answers <- read.csv(file.path(folder, "answers.csv"))
figures <- read.csv(file.path(folder, "figures.csv"))
frame$stratum <- paste(frame$type, frame$fine)
control <- function(optimizer) glmerControl(optimizer = optimizer, optCtrl = list(maxfun = 1e5),
                                            check.conv.grad = "ignore", check.conv.singular = "ignore",
                                            check.conv.hess = "ignore", calc.derivs = FALSE, tolPwrss = 1e-13)
fixed <- c("opsn", "type", "band")
random <- c(REGION = "region", DEPARTEMENT = "departement", POPULATION_FINE = "stratum")
formula <- as.formula(paste("cbind(y, n - y) ~", paste(fixed, collapse = "+"), "+",
                            paste0("(1|", random, ")", collapse = "+")))
fit <- function(data, optimizer, start = NULL)
  bglmer(formula, data, family = binomial, control = control(optimizer), start = start,
         cov.prior = gamma(shape = 2, rate = 0, posterior.scale = "sd"),
         fixef.prior = normal(sd = c(10, 2.5)))
sds <- function(m) sapply(VarCorr(m)[random], function(v) attr(v, "stddev")[[1]])
target <- function(m) -m@devcomp$cmp[["dev"]] / 2 + sum(log(sds(m))) -
  sum(fixef(m)^2 / 2 / c(10, rep(2.5, length(fixef(m)) - 1))^2)
apart <- list()
for (survey in unique(figures$survey)) {
  said <- answers[answers$survey == survey, ]
  cells <- frame
  # A level with fewer than ten respondents has no fixed effect: it is taken as the largest.
  for (f in fixed) {
    count <- table(factor(cells[said$member + 1, f], sort(unique(cells[[f]]))))
    largest <- names(count)[which.max(count)]
    cells[[f]][cells[[f]] %in% names(count)[count < 10]] <- largest
    cells[[f]] <- relevel(factor(cells[[f]]), largest)
  }
  units <- cbind(cells[said$member + 1, c(fixed, random)], y = said$y, n = 1)
  data <- aggregate(cbind(y, n) ~ ., units, sum)
  m <- fit(data, "bobyqa")
  for (optimizer in c("Nelder_Mead", "bobyqa")) {
    again <- fit(data, optimizer, list(theta = getME(m, "theta"), fixef = fixef(m)))
    if (target(again) > target(m)) m <- again
  }
  logit <- predict(m, cells, allow.new.levels = TRUE)
  share <- plogis(logit)
  share[said$member + 1] <- said$y
  theirs <- tapply(share, frame$departement, mean)
  of <- figures[figures$survey == survey, ]
  ours <- setNames(of$value, of$figure)
  open <- tapply(!(seq_len(nrow(frame)) - 1) %in% said$member, frame$departement, any)
  area <- ours[paste("area", names(theirs))]
  back <- plogis(qlogis(pmin(1 - 1e-9, pmax(1e-9, area))) - ifelse(open, log(ours[["factor"]]), 0))
  apart[[length(apart) + 1]] <- data.frame(survey, n = nrow(said), figure = c(names(random), names(theirs)),
    kind = rep(c("spread", "area"), c(length(random), length(theirs))),
    ours = c(ours[paste("sd", names(random))], back), r = c(sds(m), theirs))
}
apart <- do.call(rbind, apart)
apart$apart <- abs(apart$ours - apart$r)
print(aggregate(apart["apart"], apart[c("survey", "n", "kind")], max), row.names = FALSE, digits = 2)
# Rounding takes 0.0005 of the figure and up to an eighth of 0.001 by the factor.
far <- apart[!is.finite(apart$apart) | apart$apart > 1e-3, ]
if (nrow(far) > 0) {
  print(head(far, 20), digits = 6, row.names = FALSE)
  quit(status = 1)
}
