/* global window, document */

// What a reader could stumble over on the page that this runs in, as sentences; none where it looks
// right. A test hands this file to a browser as it stands: the one script here that knows a page.
(() => {
  const width = window.innerWidth;
  const named = (element) => `<${element.tagName.toLowerCase()}> ${element.innerText.slice(0, 40)}`;
  const styleOf = (element) => window.getComputedStyle(element);

  const colourOf = (css) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return { channels: [red, green, blue], alpha };
  };
  const luminance = ({ channels }) => {
    const [red, green, blue] = channels
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = colourOf(styleOf(each).backgroundColor);
      if (colour.alpha > 0) return colour;
    }
    return colourOf("rgb(255, 255, 255)");
  };
  const contrast = (element) => {
    const [dark, light] = [colourOf(styleOf(element).color), behind(element)]
      .map(luminance)
      .sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");

  function placement(element) {
    const { left, right } = element.getBoundingClientRect();
    const cutOff = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    return [
      ...(right > width + 0.5 || left < -0.5 ? ["reaches out of the window"] : []),
      ...(cutOff ? ["overflows"] : []),
    ];
  }
  function legibility(element) {
    if (!hasText(element)) return [];
    const size = parseFloat(styleOf(element).fontSize);
    const found = contrast(element);
    return [
      // WCAG 2.2 AA, for text of any size.
      ...(found < 4.5 ? [`has a contrast of ${found.toFixed(2)}`] : []),
      ...(size < 13 ? [`is set in ${size} px`] : []),
    ];
  }
  function headings() {
    const levels = [...document.querySelectorAll("h1,h2,h3,h4")].map(({ tagName }) =>
      Number(tagName[1]),
    );
    const single = levels[0] === 1 && levels.filter((level) => level === 1).length === 1;
    const skips = levels.some((level, index) => level > (levels[index - 1] ?? level) + 1);
    return single && !skips ? [] : [`has headings of the levels ${levels.join(", ")}`];
  }

  const shown = [...document.body.querySelectorAll("*")].filter((element) =>
    element.checkVisibility({ opacityProperty: true }),
  );
  const wide = document.documentElement.scrollWidth;
  return [
    ...(wide > width ? [`is ${wide} wide in a window of ${width}`] : []),
    ...(document.title.trim() === "" ? ["has no title"] : []),
    ...headings(),
    ...shown.flatMap((element) =>
      [...placement(element), ...legibility(element)].map((fault) => `${fault}: ${named(element)}`),
    ),
  ];
})();
