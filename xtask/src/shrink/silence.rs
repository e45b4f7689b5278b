//! Takes what panics say of values out of the module, and what nothing in the app ever calls.
//!
//! A panic says what went wrong, with file and line, and then often shows a value, for which the code to print it and
//! the tables of Unicode to escape its text come along: code that no reader's browser should ever run. As wasm-snip
//! does, the functions that show values get an empty body here, and wasm-opt removes what only they called. The
//! message, the file and the line stay, but for a text that is cut within a character, whose message is all values.
//!
//! Yew's code for raw HTML and for suspense is reached from a `match` on every kind of node, so no compiler can leave it
//! out; the app makes neither. A module without it could not show HTML if it wanted to.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use wasm_encoder::{CodeSection, Function, Instruction, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// What a function becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    /// It has printed nothing, without an error: `Ok(())`, which is 0.
    Nothing,
    /// It ends the program.
    Trap,
}

impl Body {
    fn function(self) -> Function {
        let mut function = Function::new([]);
        function.instruction(match self {
            Self::Nothing => &Instruction::I32Const(0),
            Self::Trap => &Instruction::Unreachable,
        });
        function.instruction(&Instruction::End);
        function
    }
}

/// Gives the module without what shows values and what is never called.
pub(super) fn silence(bytes: &[u8]) -> Result<Vec<u8>> {
    let unknown = "what wasm-bindgen writes is no module with the names of its functions";
    let silent = bodies(bytes).context(unknown)?;
    let mut module = Module::new();
    let mut code = CodeSection::new();
    let mut index = imported(bytes).context(unknown)?;
    let mut left = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload.context(unknown)?;
        match &payload {
            Payload::CodeSectionStart { count, .. } => left = *count,
            Payload::CodeSectionEntry(body) => {
                match silent.get(&index) {
                    Some(silent) => code.function(&silent.function()),
                    None => code.raw(body.as_bytes()),
                };
                index += 1;
                left -= 1;
                if left == 0 {
                    module.section(&code);
                }
            }
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    module.section(&RawSection {
                        id,
                        data: bytes.get(range.start as usize..range.end as usize).context(unknown)?,
                    });
                }
            }
        }
    }
    Ok(module.finish())
}

/// How many functions are imported: the first numbers are theirs.
fn imported(bytes: &[u8]) -> Result<u32> {
    let mut count = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        }
    }
    Ok(count)
}

/// The numbers of the functions that get another body.
fn bodies(bytes: &[u8]) -> Result<BTreeMap<u32, Body>> {
    let mut found = BTreeMap::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let Payload::CustomSection(custom) = payload? else { continue };
        let KnownCustom::Name(names) = custom.as_known() else { continue };
        for name in names {
            let Name::Function(functions) = name? else { continue };
            for naming in functions {
                let naming = naming?;
                found.extend(body_of(naming.name).map(|body| (naming.index, body)));
            }
        }
    }
    Ok(found)
}

/// What becomes of a function by its name; `None` where it stays as it is.
fn body_of(name: &str) -> Option<Body> {
    let never = ["yew::dom_bundle::braw::", "yew::dom_bundle::bsuspense::"];
    if never.iter().any(|module| name.starts_with(module)) || name.ends_with("::str::slice_error_fail_rt") {
        return Some(Body::Trap);
    }
    is_for_debugging(name).then_some(Body::Nothing)
}

/// Whether a function is one that `{:?}` stands for. What a browser's own errors say is kept: it is often all there is.
fn is_for_debugging(name: &str) -> bool {
    let is_of = |of: &str, method: &str| {
        // `core[0123456789abcdef]::fmt::Debug` in one of rustc's two ways to name things, `core::fmt::Debug` in the other.
        let after = name.rsplit_once(of).map(|(_, after)| after);
        after.is_some_and(|after| after.starts_with(method))
    };
    (is_of("::fmt::Debug>::", "fmt") || is_of("::fmt::Formatter>::", "debug_")) && !name.contains("JsValue")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shows_values_is_for_debugging() {
        for name in [
            "<pulldown_cmark::parse::ItemBody as core::fmt::Debug>::fmt::hd4922c0a8faf748a",
            "<char as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<core[c5930c85a12de822]::fmt::Formatter>::debug_tuple_field3_finish",
        ] {
            assert!(is_for_debugging(name), "{name}");
        }
        for name in [
            "<wasm_bindgen::JsValue as core::fmt::Debug>::fmt::hdee46e01f8dca624",
            "<&T as core::fmt::Display>::fmt::h6e86d3e49caaaf8a",
            "<core[c5930c85a12de822]::fmt::Formatter>::pad_integral",
            "<core[c5930c85a12de822]::fmt::builders::DebugStruct>::field",
        ] {
            assert!(!is_for_debugging(name), "{name}");
        }
    }

    #[test]
    fn what_the_app_never_calls_is_a_trap() {
        for (name, body) in [
            (
                "yew::dom_bundle::braw::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vraw::VRaw>::attach::h97c5",
                Some(Body::Trap),
            ),
            ("core[c5930c85a12de822]::str::slice_error_fail_rt", Some(Body::Trap)),
            ("core[c5930c85a12de822]::str::slice_error_fail", None),
            ("yew::dom_bundle::btag::BTag::position::h0", None),
        ] {
            assert_eq!(body_of(name), body, "{name}");
        }
    }

    #[test]
    fn a_silent_function_does_nothing_and_the_others_stay() -> Result<()> {
        use wasm_encoder::{FunctionSection, NameMap, NameSection, TypeSection, ValType};

        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut kept = Function::new([]);
        kept.instruction(&Instruction::LocalGet(0)).instruction(&Instruction::End);
        let with = |first: &Function| {
            let mut module = Module::new();
            module.section(&types).section(&functions);
            module.section(CodeSection::new().function(first).function(&kept));
            let mut names = NameMap::new();
            names.append(0, "<a::B as core::fmt::Debug>::fmt::h0");
            names.append(1, "<a::B as core::fmt::Display>::fmt::h0");
            let mut section = NameSection::new();
            section.functions(&names);
            module.section(&section).clone().finish()
        };
        assert_eq!(silence(&with(&kept))?, with(&Body::Nothing.function()));
        Ok(())
    }
}
