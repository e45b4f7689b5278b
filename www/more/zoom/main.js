// Lets readers enlarge pictures. Pages with a picture that stands alone load this once they stand.
//
// Each picture has a button beside it, in its corner, for keyboards and screen readers: a picture that is a button
// itself is no longer a picture to them. Nothing is wrapped, so the article stays as the app has made it.

import "../style.js";
import { enlarge } from "./dialog.js";
import { make } from "./make.js";
import { drawnWidth, isDrawing } from "./size.js";

/** How many times larger a picture must become. */
const GAIN = 1.1;

/** What is narrower on the page, in CSS pixels, is an icon, a badge or a logo. */
const NARROWEST = 120;

/** Pictures and their buttons. */
const buttons = new WeakMap();

/** Whether there is more to see of a picture than the page shows. Drawings are sharp at any size. */
function gains(picture) {
  const { clientWidth, clientHeight } = document.documentElement;
  const { naturalWidth, naturalHeight } = picture;
  const before = drawnWidth(picture);
  const whole = isDrawing(picture) ? Math.min(clientWidth, (clientHeight * naturalWidth) / naturalHeight) : 0;
  return before >= NARROWEST && Math.max(naturalWidth, whole) > GAIN * before;
}

/** Offers to enlarge a picture, where it gains by that at its present size. */
function offer(picture) {
  const button = buttons.get(picture);
  const can = gains(picture);
  picture.classList.toggle("zoomable", can);
  if (can === button.isConnected) return;
  if (can) (picture.closest("picture") ?? picture).after(button);
  else button.remove();
}

const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => offer(target)));

/** Takes the pictures of the page as it stands now; what has been taken before is left alone. */
export function dress(wanted) {
  for (const picture of document.querySelectorAll(wanted)) {
    if (buttons.has(picture)) continue;
    const ariaLabel = picture.alt ? `Enlarge picture: ${picture.alt}` : "Enlarge picture";
    const button = make("button", { type: "button", className: "zoom-button", ariaLabel });
    buttons.set(picture, button);
    button.addEventListener("click", ({ detail }) => enlarge(picture, button, detail === 0));
    picture.addEventListener("click", () => {
      // Who has enlarged the page by hand is looking at the picture already.
      if (button.isConnected && !(visualViewport?.scale > GAIN)) enlarge(picture, button, false);
    });
    picture.addEventListener("load", () => offer(picture));
    watcher.observe(picture);
  }
}
