# Fits with R's lme4 and blme, to the units, the mixed logistic models that MixedAgainstR fitted to the cells of random
# surveys, and says how far apart both are. Argument: the folder. lme4 and blme go on once from where they stopped, and
# their inner iterations are exact: by default they stop so early that the likelihood jumps. Compared: fixed effects,
# standard deviations and the effects of régions and areas to 1e-3; what is maximised (the log likelihood, with the
# prior's logarithm) to 1e-4. Where lme4 puts a standard deviation to 0, ours, whose logarithm is searched for, comes near
# without an end: of these only the effects are compared. The prior, with which the library fits, leaves none at 0.
suppressMessages({library(lme4); library(blme)})
options(warn = -1)
folder <- commandArgs(TRUE)[1]
units <- read.csv(file.path(folder, "units.csv"), stringsAsFactors = TRUE)
figures <- read.csv(file.path(folder, "figures.csv"))
formula <- y ~ a + b + (1 | region) + (1 | area)
control <- function(optimizer) glmerControl(optimizer = optimizer, optCtrl = list(maxfun = 1e5),
                                            check.conv.grad = "ignore", check.conv.singular = "ignore",
                                            check.conv.hess = "ignore", calc.derivs = FALSE, tolPwrss = 1e-13)
# The prior on each standard deviation is gamma(2, 0): its density is the standard deviation itself.
fit <- function(model, data, optimizer, start = NULL) {
  if (model == "plain") glmer(formula, data, family = binomial, control = control(optimizer), start = start)
  else bglmer(formula, data, family = binomial, control = control(optimizer), start = start,
              cov.prior = gamma(shape = 2, rate = 0, posterior.scale = "sd"), fixef.prior = NULL)
}
sds <- function(m) sapply(VarCorr(m)[c("region", "area")], function(v) attr(v, "stddev")[[1]])
# What is maximised: the log likelihood, and with the prior the logarithms of the standard deviations.
target <- function(m, model) as.numeric(logLik(m)) + if (model == "gamma") sum(log(sds(m))) else 0
best <- function(model, data) {
  m <- fit(model, data, "bobyqa")
  for (optimizer in c("Nelder_Mead", "bobyqa")) {
    n <- fit(model, data, optimizer, list(theta = getME(m, "theta"), fixef = fixef(m)))
    if (target(n, model) > target(m, model)) m <- n
  }
  m
}
apart <- list()
zero <- 0
for (survey in unique(figures$survey)) for (model in c("plain", "gamma")) {
  data <- droplevels(units[units$survey == survey, ])
  of <- figures[figures$survey == survey & figures$model == model, ]
  ours <- setNames(of$value, of$figure)
  m <- best(model, data)
  effects <- ranef(m)
  theirs <- c(maximum = target(m, model), setNames(sds(m), paste("sd", c("region", "area"))),
              setNames(fixef(m), paste("fixed", names(fixef(m)))),
              setNames(effects$region[, 1], paste("region", rownames(effects$region))),
              setNames(effects$area[, 1], paste("area", rownames(effects$area))))
  if (model == "plain" && min(sds(m)) < 1e-3) {
    zero <- zero + 1
    theirs <- theirs[!grepl("^(maximum|sd)", names(theirs))]
  }
  stopifnot(names(theirs) %in% names(ours))
  apart[[length(apart) + 1]] <- data.frame(survey, model, figure = names(theirs), value = ours[names(theirs)], r = theirs)
}
apart <- do.call(rbind, apart)
apart$kind <- sub(" .*", "", apart$figure)
apart$apart <- abs(apart$value - apart$r)
print(aggregate(apart["apart"], apart[c("model", "kind")], max), row.names = FALSE, digits = 2)
cat(length(unique(apart$survey)), "surveys, a standard deviation of 0 in", zero, "without the prior\n")
far <- apart[!is.finite(apart$apart) | apart$apart > ifelse(apart$kind == "maximum", 1e-4, 1e-3), ]
if (nrow(far) > 0) {
  print(head(far, 20), digits = 9, row.names = FALSE)
  quit(status = 1)
}
