//! What libFuzzer has said of a run.

/// The parts of it that people want to know.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Log {
    /// How many texts were tried.
    pub(super) inputs: String,
    /// What does not hold, in one line; empty where nothing was found.
    pub(super) reason: String,
    /// The file of the text that was found.
    pub(super) input: Option<String>,
}

impl Log {
    pub(super) fn read(text: &str) -> Self {
        let after = |mark: &str| text.lines().find_map(|line| Some(line.split_once(mark)?.1.trim()));
        let inputs = after("Done ").and_then(|rest| rest.split(' ').next()).unwrap_or("no");
        // A panic's own words stand on the line below.
        let panic = text.lines().skip_while(|line| !line.contains("panicked at")).nth(1);
        let reason = panic.or_else(|| after("ERROR: libFuzzer: ")).unwrap_or_default();
        let input = after("Test unit written to ").map(str::to_owned);
        Self { inputs: inputs.to_owned(), reason: reason.to_owned(), input }
    }
}

#[cfg(test)]
mod tests {
    use super::Log;

    #[test]
    fn a_run_is_told_in_a_line() {
        for (text, inputs, reason, input) in [
            ("#8\tDONE   cov: 20\nDone 4711 runs in 61 second(s)\n", "4711", "", None),
            (
                "thread '<unnamed>' (7) panicked at src/a.rs:1:2:\nit is deep\nnote: run\n\
                 ==7== ERROR: libFuzzer: deadly signal\n\
                 artifact_prefix='/a/'; Test unit written to /a/crash-1\nBase64: YQ==\n",
                "no",
                "it is deep",
                Some("/a/crash-1"),
            ),
            (
                "==7== ERROR: libFuzzer: timeout after 10 seconds\nTest unit written to /a/timeout-1\n",
                "no",
                "timeout after 10 seconds",
                Some("/a/timeout-1"),
            ),
            ("", "no", "", None),
        ] {
            let expected = Log { inputs: inputs.into(), reason: reason.into(), input: input.map(str::to_owned) };
            assert_eq!(Log::read(text), expected, "{text}");
        }
    }
}
