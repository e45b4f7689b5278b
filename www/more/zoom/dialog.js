import { make } from "./make.js";
import { drawnWidth, isDrawing } from "./size.js";

const close = make("button", { type: "button", className: "button zoom-close", ariaLabel: "Close" });
const size = make("button", { type: "button", className: "button" });
const dialog = make("dialog", { className: "zoom" }, make("div", { className: "zoom-bar" }, size, close));
document.body.append(dialog);

/** The picture that is shown, of which there is one, and the button that its page has for it. */
let shown;
let opener;

const isActual = () => dialog.classList.contains("zoom-actual");

/** Shows the picture at its own size, with the middle of its upper edge in view, or so that it fits the window. */
function show(actual) {
  dialog.classList.toggle("zoom-actual", actual);
  dialog.scrollTo((dialog.scrollWidth - dialog.clientWidth) / 2, 0);
  offer();
}

/** Offers the other size, where there is one. */
function offer() {
  size.textContent = isActual() ? "Fit to window" : "Actual size";
  size.hidden = !isActual() && shown.naturalWidth <= drawnWidth(shown);
}

new ResizeObserver(() => dialog.open && offer()).observe(dialog);

dialog.addEventListener("click", ({ target }) => {
  if (target === size) show(!isActual());
  else if (!target.closest(".zoom-caption")) dialog.close();
});

// The reader goes back or forward. Where the next page already stands, its heading was refused the focus.
addEventListener("popstate", () => {
  if (!dialog.open) return;
  dialog.close();
  if (!opener.isConnected) document.querySelector("main h1")?.focus({ preventScroll: true });
});

/** Opens a picture over the page. When it is closed the browser gives the focus back to the button. */
export async function enlarge(picture, button, isByKeyboard) {
  const caption = picture.title || picture.closest("figure")?.querySelector("figcaption")?.textContent.trim();
  const image = make("img", { src: picture.currentSrc, alt: picture.alt, decoding: "sync" });
  if (isDrawing(picture)) image.className = "zoom-drawing";
  while (dialog.children.length > 1) dialog.lastChild.remove();
  dialog.append(image);
  if (caption) dialog.append(make("p", { className: "zoom-caption" }, caption));
  dialog.ariaLabel = picture.alt || caption || "Picture";
  dialog.classList.toggle("zoom-gutter", innerWidth > document.documentElement.clientWidth);
  dialog.classList.remove("zoom-tall");
  shown = image;
  opener = button;
  // A ring is for those who came by keyboard.
  const focus = { preventScroll: true, focusVisible: isByKeyboard };
  button.focus(focus);
  dialog.showModal();
  close.focus(focus);
  show(false);
  // It comes from the browser's cache; where it does not, the dialog says what it is.
  await image.decode().catch(() => {});
  // As a whole, a tall picture would be smaller than it is on the page.
  if (shown === image) dialog.classList.toggle("zoom-tall", drawnWidth(image) < drawnWidth(picture));
  offer();
}
