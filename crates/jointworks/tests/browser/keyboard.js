// Whoever works without a mouse: what Tab should reach, what it has reached, and whether it shows.
globalThis.keyboard = (() => {
  const name = (element) => `${element.localName} "${(element.textContent || element.ariaLabel || '').trim().slice(0, 40)}"`;
  const inert = (element) => element.type === 'radio' && !element.checked;
  const visited = new Set();
  const wanted = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [onclick], [tabindex]')]
    .filter((element) => element.checkVisibility() && !inert(element));
  const outlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  return {
    expected: () => wanted().length,
    look: () => {
      const element = document.activeElement;
      if (element === document.body || visited.has(element)) return [];
      visited.add(element);
      const faults = [];
      // A radio button is shown by its label.
      if (![element, ...(element.labels ?? [])].some(outlined)) faults.push(`has the focus and does not show it: ${name(element)}`);
      const box = (element.labels?.[0] ?? element).getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) faults.push(`has the focus out of sight: ${name(element)}`);
      return faults;
    },
    missed: () => wanted().filter((element) => !visited.has(element)).map((element) => `cannot be reached by Tab: ${name(element)}`),
  };
})();
0
