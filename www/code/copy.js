/** Milliseconds for which a button says that it has copied. */
const THANKS = 1800;

/** What is to be copied: lines that are shown as removed are not. */
function textOf(code) {
  const lines = [...code.querySelectorAll(".line")];
  if (lines.length === 0) return code.textContent;
  return lines.filter((line) => !line.classList.contains("removed")).map((line) => line.textContent).join("");
}

/** Copies in a page that is not served by https, where browsers have no other way. */
function copySelected(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  area.setAttribute("aria-hidden", "true");
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  if (!copied) throw new Error("the browser copies nothing");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelected(text);
  }
}

/** Adds a button before the code, which stays in place while the code scrolls. */
export function addCopyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "code-copy";
  const say = (text, label = text) => {
    button.textContent = text;
    button.setAttribute("aria-label", label);
  };
  const offer = () => say("Copy", "Copy this code");
  offer();
  let again;
  button.addEventListener("click", async () => {
    clearTimeout(again);
    try {
      await copy(textOf(code).replace(/\n$/, ""));
      say("Copied");
    } catch {
      say("Not copied");
    }
    again = setTimeout(offer, THANKS);
  });
  const place = document.createElement("span");
  place.className = "code-copy-place";
  place.append(button);
  code.before(place);
}
