// Pictures of any size in a few bytes, and how they are enlarged.

/** A picture of points: a GIF in which all but one is transparent. */
export function points(width, height) {
  const size = [width & 255, width >> 8, height & 255, height >> 8];
  const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b];
  return Buffer.from([...Buffer.from("GIF89a"), ...size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, ...frame]);
}

/** A drawing: an SVG with a circle in its middle. */
export function drawing(width, height) {
  const attributes = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><circle cx="50%" cy="50%" r="9"/></svg>`;
}

/** The button of a picture, by the picture's text. */
export const button = (page, name) => page.getByRole("button", { name: `Enlarge picture: ${name}` });

/** A picture of the page, by its text. */
export const picture = (page, name) => page.getByRole("article").getByRole("img", { name, exact: true });

/** What pictures are enlarged in. */
export const dialog = (page) => page.getByRole("dialog");

/** The picture that is enlarged. */
export const shown = (page) => dialog(page).getByRole("img");

/** Resolves once no picture is enlarged. */
export const closed = (page) => page.locator("dialog:not([open])").waitFor({ state: "attached" });

/** Closes it by keyboard. */
export const leave = (page) => page.keyboard.press("Escape").then(() => closed(page));

/** Opens a picture with the mouse; resolves once it stands. */
export async function enlarge(page, name) {
  await picture(page, name).click();
  await dialog(page).waitFor();
  await page.waitForFunction(
    () => document.querySelector("dialog[open] img").width > 0 && document.getAnimations().length === 0,
  );
}
