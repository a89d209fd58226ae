"""Exit codes of all commands, as one table."""

SUCCESS = 0
NEGATIVE = 1
USAGE = 2
INCOMPLETE = 3
UNREACHED = 4
UNKNOWN_OUTCOME = 5
INTERRUPTED = 130
BROKEN_PIPE = 141

EXIT_CODES = {
    SUCCESS: "Done.",
    NEGATIVE: "The provider refused the call, or the result is negative: a rule is broken, an account failed, a check "
    "does not hold, nothing was found, or a question was declined.",
    USAGE: "An option, an account, a file or an installed package is not usable; nothing was sent.",
    INCOMPLETE: "Too little could be tried to say (`conform` only).",
    UNREACHED: "No usable response arrived, and nothing was changed: it is safe to run the command again.",
    UNKNOWN_OUTCOME: "A write may or may not have succeeded: look at the provider before running the command again.",
    INTERRUPTED: "Interrupted by Ctrl-C.",
    BROKEN_PIPE: "The program that reads the output went away.",
}
"""What each code means."""
