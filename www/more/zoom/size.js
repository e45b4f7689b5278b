/** The width at which a picture is drawn, in CSS pixels; its box may be wider. */
export const drawnWidth = ({ width, height, naturalWidth, naturalHeight }) =>
  Math.min(width, (height * naturalWidth) / naturalHeight || 0);

/** Whether a picture is made of lines and not of points. */
export const isDrawing = (picture) => /\.svg([?#]|$)/i.test(picture.currentSrc);
