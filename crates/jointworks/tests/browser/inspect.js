// Looks at the page as it is shown now, and returns what is wrong with it, a sentence each. `expected` is what is to be seen.
(expected) => {
  const faults = new Set();
  const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true });
  const short = (text) => '"' + text.trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
  const root = document.documentElement;

  // Language: the document's, and that of all that is read.
  if (root.lang !== expected.language) faults.add(`the document says that its language is ${root.lang}`);
  const languages = new Set([...document.querySelectorAll('main [lang]')].filter(seen).map((element) => element.lang));
  for (const language of languages) if (language !== expected.language) faults.add(`there is text in ${language}`);

  // Headings: one of the first rank, none skipped.
  const ranks = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(seen).map((heading) => Number(heading.tagName[1]));
  if (ranks.filter((rank) => rank === 1).length !== 1) faults.add(`there are ${ranks.filter((rank) => rank === 1).length} h1`);
  ranks.forEach((rank, at) => { if (rank > (ranks[at - 1] ?? 0) + 1) faults.add(`h${rank} stands after h${ranks[at - 1] ?? 0}`); });

  // Pictures: told in words, or hidden because the words stand beside them.
  for (const picture of document.querySelectorAll('svg, img, canvas')) {
    if (!seen(picture) || picture.closest('[aria-hidden="true"]') || picture.parentElement.closest('svg')) continue;
    const told = picture.querySelector(':scope > title')?.textContent || picture.getAttribute('aria-label') || picture.alt;
    if (picture.getAttribute('role') !== 'img' || !told?.trim()) faults.add(`a picture tells nothing: ${short(picture.outerHTML)}`);
  }

  // Whatever scrolls by itself has a name and can be reached by keyboard.
  for (const element of document.body.querySelectorAll('*')) {
    if (element.clientWidth === 0 || !/auto|scroll/.test(getComputedStyle(element).overflowX) || !seen(element)) continue;
    if (element.tabIndex !== 0 || !element.ariaLabel?.trim()) faults.add(`this scrolls without name or key: ${short(element.outerHTML)}`);
  }

  // Width: the document never scrolls sideways.
  if (root.scrollWidth > root.clientWidth) faults.add(`the document is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);

  // Texts: where each piece stands.
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, title, desc') || !seen(element) || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 0 && box.height > 0) pieces.push({ node, element, box, picture: outermost(element) });
    }
  }
  // Words for screen readers alone are one pixel large.
  function hidden(element) {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== 'none' && style.overflow === 'hidden') return true;
    }
    return false;
  }
  function outermost(element) {
    let found = element.closest('svg');
    while (found?.parentElement.closest('svg')) found = found.parentElement.closest('svg');
    return found;
  }

  // No text runs out of its picture, its cell or the window.
  for (const { node, element, box, picture } of pieces) {
    const within = picture ?? element.closest('td, th, .scroll');
    if (!within) continue;
    if (!picture && within.closest('.scroll')) continue;
    const frame = within.getBoundingClientRect();
    const slack = 1.5;
    if (box.left < frame.left - slack || box.right > frame.right + slack || (picture && (box.top < frame.top - slack || box.bottom > frame.bottom + slack))) {
      faults.add(`${short(node.data)} runs out of its ${picture ? 'picture' : 'cell'}`);
    }
  }
  for (const { node, element, box } of pieces) {
    if (element.closest('.scroll')) continue;
    if (box.left < -1 || box.right > root.clientWidth + 1) faults.add(`${short(node.data)} runs out of the window`);
  }

  // No word is torn in two by a narrow column; addresses and fingerprints are no words.
  const torn = document.createRange();
  for (const node of new Set(pieces.filter((piece) => !piece.element.closest('a')).map((piece) => piece.node))) {
    for (const { 0: word, index } of node.data.matchAll(/\p{L}{2,28}/gu)) {
      if (/[^\s«»“”"()–—,.;:!?\u00ad]/u.test((node.data[index - 1] ?? ' ') + (node.data[index + word.length] ?? ' '))) continue;
      torn.setStart(node, index);
      torn.setEnd(node, index + word.length);
      const boxes = torn.getClientRects();
      if (boxes.length > 1 && boxes[boxes.length - 1].top > boxes[0].top + 3) faults.add(`${short(word)} is torn in two`);
    }
  }

  // No two texts cover one another: lines of one paragraph may share a pixel or two, labels of a picture keep apart.
  pieces.sort((one, other) => one.box.top - other.box.top);
  const clipped = (piece) => {
    const scroller = piece.element.closest('.scroll');
    if (!scroller) return piece.box;
    const frame = scroller.getBoundingClientRect();
    return { top: piece.box.top, bottom: piece.box.bottom, left: Math.max(piece.box.left, frame.left), right: Math.min(piece.box.right, frame.right) };
  };
  pieces.forEach((one, at) => {
    const here = clipped(one);
    for (let next = at + 1; next < pieces.length && pieces[next].box.top < here.bottom; next += 1) {
      const other = pieces[next];
      if (one.node === other.node) continue;
      const there = clipped(other);
      const wide = Math.min(here.right, there.right) - Math.max(here.left, there.left);
      const tall = Math.min(here.bottom, there.bottom) - there.top;
      const apart = one.picture && one.picture === other.picture ? -2 : 1;
      if (wide > apart && tall > 3) faults.add(`${short(one.node.data)} and ${short(other.node.data)} cover one another`);
    }
  });

  // Contrast of every text with whatever lies behind it (WCAG 2, success criterion 1.4.3).
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const parsed = (colour) => {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = (above, below) => [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3])).concat(1);
  const light = (colour) => {
    const [red, green, blue] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = expected.scheme === 'dark' ? [0, 0, 0, 1] : [255, 255, 255, 1];
  const behind = (element) => {
    const chain = [];
    for (let at = element; at; at = at.parentElement) chain.push(parsed(getComputedStyle(at).backgroundColor));
    return chain.reduceRight((below, above) => over(above, below), paper);
  };
  const opacity = (element) => {
    let product = 1;
    for (let at = element; at; at = at.parentElement) product *= Number(getComputedStyle(at).opacity);
    return product;
  };
  const shapes = new Map();
  const filled = (picture) => {
    if (!shapes.has(picture)) {
      const all = [...picture.querySelectorAll('rect, circle, path')].filter((shape) => !shape.closest('defs') && getComputedStyle(shape).fill.startsWith('rgb'));
      shapes.set(picture, all.map((shape) => ({ box: shape.getBoundingClientRect(), fill: getComputedStyle(shape).fill, opacity: opacity(shape) })));
    }
    return shapes.get(picture);
  };
  for (const { node, element, box, picture } of pieces) {
    const style = getComputedStyle(element);
    const ground = behind(element);
    let grounds = [ground];
    for (const shape of picture ? filled(picture) : []) {
      const touches = shape.box.left < box.right - 1 && shape.box.right > box.left + 1 && shape.box.top < box.bottom - 3 && shape.box.bottom > box.top + 3;
      const covers = shape.box.left <= box.left + 1 && shape.box.right >= box.right - 1 && shape.box.top <= box.top + 3 && shape.box.bottom >= box.bottom - 3;
      const fill = parsed(shape.fill);
      if (touches) grounds = [...(covers ? [] : grounds), over([...fill.slice(0, 3), fill[3] * shape.opacity], ground)];
    }
    const ink = parsed(picture ? style.fill : style.color);
    for (const below of grounds) {
      const found = contrast(over([...ink.slice(0, 3), ink[3] * opacity(element)], below), below);
      if (found < 4.5) faults.add(`${short(node.data)} has a contrast of ${found.toFixed(2)}`);
    }
  }
  if (light(behind(document.body)) > 0.5 !== (expected.scheme === 'light')) faults.add(`the page is not ${expected.scheme}`);
  return [...faults];
}
