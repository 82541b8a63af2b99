// Only a convenience: an address may end in #ru, #be or #en, and the document says which language it shows.
(() => {
  const choices = [...document.querySelectorAll('input[name="language"]')];
  const tell = () => { document.documentElement.lang = choices.find((choice) => choice.checked).value; };
  const wish = document.getElementById('show-' + location.hash.slice(1));
  if (wish) wish.checked = true;
  for (const choice of choices) choice.addEventListener('change', tell);
  tell();
})();
